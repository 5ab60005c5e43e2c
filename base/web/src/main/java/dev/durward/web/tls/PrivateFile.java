package dev.durward.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that are replaced whole, so that a crash never leaves half a key. */
final class PrivateFile {
    private PrivateFile() {}

    /** Writes a file that only its owner can read, where the file system knows owners. */
    static void write(Path file, byte[] content) throws IOException {
        replace(file, content, "rw-------");
    }

    /** Writes a file that everybody can read. */
    static void writePublic(Path file, byte[] content) throws IOException {
        replace(file, content, "rw-r--r--");
    }

    private static void replace(Path file, byte[] content, String mode) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
        Path temporary = Files.createTempFile(folder, ".new", ".tmp", attributes(folder, mode));
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] attributes(Path folder, String mode) {
        boolean posix =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS) != null;
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
