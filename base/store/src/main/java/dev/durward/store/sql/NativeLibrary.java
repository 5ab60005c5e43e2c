package dev.durward.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once into a folder that only its owner can read or write. Without it the driver
 * unpacks and compares it at every start. Whatever is not as it should be here leaves that to the driver.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    // read by the driver when it loads the library, once a process
    private static final String PLACE = "org.sqlite.lib.path";
    private static final String NAME = System.mapLibraryName("sqlitejdbc");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> FOR_OWNER = PosixFilePermissions.asFileAttribute(OWNER_ONLY);

    private NativeLibrary() {}

    /** Lets the driver load the library from a folder below the given one, which exists. */
    static void unpackOnce(Path folder) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path place = folder.resolve("sqlite-" + checksum() + "-" + System.getProperty("os.arch"));
            if (present(place)) {
                System.setProperty(PLACE, place.toString());
            }
        } catch (IOException | UnsupportedOperationException e) {
            // not every file system has owners; the driver then unpacks its library itself, only more slowly
            LOG.info("event=native-library-not-kept folder={} reason=\"{}\"", folder, e.toString());
        }
    }

    /** Tells the library of one driver from another's: a jar of many libraries does not say their versions. */
    private static String checksum() throws IOException {
        URL packed = SQLiteJDBCLoader.class.getResource(packedName());
        if (packed != null && packed.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException("the driver has no " + packedName() + " in a jar");
    }

    private static String packedName() {
        return "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + NAME;
    }

    /** Whether the library is in its folder, put there now if it was missing. */
    static boolean present(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(place, FOR_OWNER);
        }
        Path library = place.resolve(NAME);
        if (!safe(place)) {
            return false;
        }
        if (!Files.exists(library, LinkOption.NOFOLLOW_LINKS)) {
            unpack(library);
        }
        return safe(library) && Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS);
    }

    private static void unpack(Path library) throws IOException {
        String packed = packedName();
        try (InputStream source = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (source == null) {
                throw new IOException("the driver has no " + packed);
            }
            Path unfinished = Files.createTempFile(library.getParent(), "unpacking", "", FOR_OWNER);
            Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(unfinished, OWNER_ONLY);
            Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether it is no link, belongs to the user of this process, and nobody else may do anything with it. */
    private static boolean safe(Path path) throws IOException {
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean safe = !found.isSymbolicLink()
                && found.permissions().equals(OWNER_ONLY)
                && found.owner().equals(self(path));
        if (!safe) {
            LOG.warn("event=native-library-not-trusted path={} remedy=\"remove it\"", path);
        }
        return safe;
    }

    private static UserPrincipal self(Path path) throws IOException {
        return path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
