package dev.durward.store.sql;

import dev.durward.store.StoreConfig;
import dev.durward.store.StoreLimits;
import dev.durward.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A folder of SQLite files, held by one process through a lock file. */
final class SqliteFolder {
    private static final String LOCK_FILE = "durward.lock";
    private static final String REMEDY = "; make it a folder that this user may write, or choose another one";

    private SqliteFolder() {}

    static DatabaseSet open(StoreConfig.Sqlite config) {
        Path folder = config.folder().toAbsolutePath().normalize();
        FileChannel lock = lock(folder);
        List<SqliteDatabase> opened = new ArrayList<>();
        try {
            unpackNativeLibrary(config.nativeFolder());
            openAll(folder, config.limits(), opened);
            return new DatabaseSet(opened.get(0), opened.get(1), opened.get(2), () -> release(lock));
        } catch (StoreUnavailableException e) {
            opened.forEach(SqliteDatabase::close);
            release(lock);
            throw e;
        }
    }

    private static void unpackNativeLibrary(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(place);
            NativeLibrary.unpackOnce(place);
        } catch (IOException e) {
            throw new StoreUnavailableException("can't make the folder " + place + REMEDY, e);
        }
    }

    private static void openAll(Path folder, StoreLimits limits, List<SqliteDatabase> opened) {
        List<Future<SqliteDatabase>> opening = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Schema schema : List.of(Schema.DIRECTORY, Schema.TOKENS, Schema.LOGS)) {
                Callable<SqliteDatabase> open = () -> SqliteDatabase.open(folder, schema, limits);
                opening.add(threads.submit(open));
            }
        }
        StoreUnavailableException failed = null;
        for (Future<SqliteDatabase> future : opening) {
            try {
                opened.add(future.get());
            } catch (ExecutionException e) {
                failed = unavailable(folder, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failed = unavailable(folder, e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static StoreUnavailableException unavailable(Path folder, @Nullable Throwable cause) {
        return cause instanceof StoreUnavailableException known
                ? known
                : new StoreUnavailableException("can't open the store in " + folder + ": " + cause, cause);
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreUnavailableException(
                        "the store's folder " + folder + " is in use by another process; stop that one first, or"
                                + " choose another folder",
                        null);
            }
            return channel;
        } catch (IOException e) {
            throw new StoreUnavailableException("can't write in the store's folder " + folder + REMEDY, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // held until the channel is closed
            FileLock lock = channel.tryLock();
            return lock != null && lock.isValid();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            // the system lets go of it when the process ends
            return;
        }
    }
}
