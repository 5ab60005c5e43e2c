package dev.durward.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's native library is unpacked once, and never loaded from where somebody else could have put it. */
class NativeLibraryTest {
    @TempDir
    private Path folder;

    @Test
    void libraryIsUnpackedOnceForItsOwnerOnly() throws IOException {
        Path place = folder.resolve("native");

        assertThat(NativeLibrary.present(place)).isTrue();
        Path library = files(place).getFirst();
        FileTime unpacked = Files.getLastModifiedTime(library);
        assertThat(Files.size(library)).isGreaterThan(500_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
                .isEqualTo("rwx------");

        assertThat(NativeLibrary.present(place)).isTrue();
        assertThat(files(place)).containsExactly(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpacked);
    }

    @Test
    void folderThatOthersMayWriteIsNotUsed() throws IOException {
        Path place = Files.createDirectory(folder.resolve("native"));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(NativeLibrary.present(place)).isFalse();
        assertThat(files(place)).isEmpty();
    }

    @Test
    void libraryThatOthersMayWriteIsNotUsed() throws IOException {
        Path place = folder.resolve("native");
        NativeLibrary.present(place);
        Files.setPosixFilePermissions(files(place).getFirst(), PosixFilePermissions.fromString("rwxrw----"));

        assertThat(NativeLibrary.present(place)).isFalse();
    }

    @Test
    void linkIsNotFollowed() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        NativeLibrary.present(elsewhere);
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertThat(NativeLibrary.present(link)).isFalse();

        Path place = folder.resolve("native");
        NativeLibrary.present(place);
        Path library = files(place).getFirst();
        Files.delete(library);
        Files.createSymbolicLink(library, files(elsewhere).getFirst());
        assertThat(NativeLibrary.present(place)).isFalse();
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> found = Files.list(place)) {
            return found.toList();
        }
    }
}
