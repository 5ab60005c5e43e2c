package dev.durward.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.LoggerFactory;

/** Which libraries are taken, in a process of its own, because they are loaded once. */
class EngineChoiceTest {
    /** Prints the choice. */
    static final class Choice {
        private Choice() {}

        public static void main(String[] arguments) {
            ((Logger) LoggerFactory.getLogger("dev.durward")).setLevel(Level.INFO);
            System.out.println("choice=" + SocketEngine.best() + "," + TlsEngine.best());
        }
    }

    private static String choice(String... options) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Choice.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void nativeLibrariesAreTakenWhereTheyLoad() throws Exception {
        assertThat(choice())
                .contains("choice=EPOLL,BORINGSSL", "event=tls_engine engine=boringssl version=\"BoringSSL\"");
    }

    @Test
    void jdkTakesOverAndTheLogSaysWhy() throws Exception {
        assertThat(choice("-Dio.netty.handler.ssl.noOpenSsl=true", "-Dio.netty.transport.noNative=true"))
                .contains(
                        "choice=NIO,JSSE",
                        "event=tls_engine engine=jsse reason=\"",
                        "event=socket_engine engine=nio reason=\"");
    }
}
