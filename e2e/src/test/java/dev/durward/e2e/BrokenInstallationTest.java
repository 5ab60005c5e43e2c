package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that can't be used: said in one line at the start, survived while running. */
class BrokenInstallationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BLOCK = 4096;

    @TempDir
    private Path folder = Path.of("");

    private boolean mounted;

    private Path store() {
        return folder.resolve("store");
    }

    /** A small file system as the store's folder; only root may make one. */
    private void mountStore(String options) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root to mount a small file system");
        Files.createDirectories(store());
        mounted = run("mount", "-t", "tmpfs", "-o", options, "tmpfs", store().toString());
        assumeTrue(mounted, "this machine doesn't let root mount");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "--lazy", store().toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private Product.Outcome startFailing() throws Exception {
        var outcome = Product.run("demo", "--port", "0", "--no-traffic", "--data", folder.toString());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("durward: ")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
        return outcome;
    }

    @Test
    void aBrokenDeclarationNamesFileLineAndRemedy() throws Exception {
        Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(folder.resolve("declarations/acme.yaml"), """
                accounts:
                  - name: acme
                    subscriptions: [tmn]
                    clients:
                      - id: reader
                        subscription: tnm
                        secret: reader-secret-0123456789
                """);

        var outcome = startFailing();

        assertThat(outcome.output())
                .contains("acme.yaml, line 6: subscription: must be tmn or iflmap, was 'tnm'")
                .doesNotContain("reader-secret");
    }

    @Test
    void aFileInPlaceOfTheStoreIsSaid() throws Exception {
        Files.writeString(store(), "");

        assertThat(startFailing().output()).contains(store().toString());
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        var outcome = Product.run("demo", "--port", "0", "--data", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("durward: ", file.toString(), "--data")
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingConfigurationIsSaid() throws Exception {
        String config = folder.resolve("durward.yaml").toString();

        var outcome = Product.run("up", "--config", config);

        assertThat(outcome).isEqualTo(new Product.Outcome(1, "durward: there is no file " + config + "\n"));
    }

    @Test
    void aReadOnlyStoreIsSaid() throws Exception {
        mountStore("ro,size=8m");

        assertThat(startFailing().output()).contains(store().toString());
    }

    @Test
    void aFullStoreAnswersUnavailableAndLosesNothing() throws Exception {
        mountStore("size=8m");
        try (Demo demo = Demo.start(folder)) {
            String token = demo.token("CLIENT");
            String flowToken = demo.token("FLOW_CLIENT");
            Path filler = fill();

            Answer refused = demo.requestToken(demo.env("CLIENT_ID"), demo.env("CLIENT_SECRET"));
            String message = demo.curl(demo.env("FLOW_URL"))
                    .bearer(flowToken)
                    .body("application/json", "{}")
                    .send()
                    .ok()
                    .header("SAP_MessageProcessingLogID");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotBlank();
            demo.read(token, "/MessageProcessingLogs?$top=1");

            Files.delete(filler);
            assertThat(demo.requestToken(demo.env("CLIENT_ID"), demo.env("CLIENT_SECRET"))
                            .status())
                    .isEqualTo(200);
            awaitMessage(demo, token, message);
        }
    }

    private Path fill() throws IOException {
        Path filler = store().resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static void awaitMessage(Demo demo, String token, String message) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode found;
        do {
            assertThat(System.nanoTime()).isLessThan(deadline);
            found = demo.read(token, "/MessageProcessingLogs?$filter=MessageGuid%20eq%20'" + message + "'")
                    .get("results");
        } while (found.isEmpty() || !found.get(0).get("Status").asText().equals("COMPLETED"));
    }
}
