package dev.durward.server.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that a demo keeps everything in, held by one process at a time. */
final class DemoFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String PROCESS = "durward.pid";

    private final Path path;
    private final FileChannel lockFile;

    private DemoFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder if needed and takes it for this process.
     *
     * @throws IOException with a message for the user when it can't be written or another process holds it
     */
    static DemoFolder take(Path path) throws IOException {
        FileChannel lockFile;
        try {
            create(path);
            lockFile = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new IOException(
                    "the folder " + path.toAbsolutePath() + " can't be written; choose another with --data",
                    unwritable);
        }
        if (lock(lockFile) == null) {
            lockFile.close();
            throw held(path);
        }
        Files.writeString(path.resolve(PROCESS), ProcessHandle.current().pid() + "\n", StandardCharsets.US_ASCII);
        return new DemoFolder(path, lockFile);
    }

    /** A new folder is its owner's alone; one that is there keeps its mode. */
    static void create(Path path) throws IOException {
        boolean isNew = !Files.exists(path);
        Files.createDirectories(path);
        if (isNew && Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            return null;
        }
    }

    /** Fails as {@link #take} does when another process holds the folder, and takes nothing. */
    static void refuseIfHeld(Path path) throws IOException {
        if (holder(path).isPresent()) {
            throw held(path);
        }
    }

    private static IOException held(Path path) {
        return new IOException(
                "another Durward runs on " + path.toAbsolutePath() + "; stop it with: " + StopCommand.line(path));
    }

    /** The process that holds a folder now; empty when none does. */
    static Optional<ProcessHandle> holder(Path path) throws IOException {
        Path processFile = path.resolve(PROCESS);
        if (!Files.exists(processFile) || !Files.exists(path.resolve(LOCK))) {
            return Optional.empty();
        }
        try (FileChannel lockFile = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE)) {
            // a process id alone could be another program's by now; only the lock tells
            if (lock(lockFile) != null) {
                return Optional.empty();
            }
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(processFile).strip()));
    }

    Path path() {
        return path;
    }

    Path logFile() {
        return path.resolve("durward.log");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(PROCESS));
        lockFile.close();
    }
}
