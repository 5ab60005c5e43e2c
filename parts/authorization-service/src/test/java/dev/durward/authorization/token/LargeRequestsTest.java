package dev.durward.authorization.token;

import static dev.durward.testing.TestInstallation.DEMO;
import static dev.durward.testing.TestInstallation.basic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.authorization.AuthorizationPaths;
import dev.durward.authorization.Installation;
import dev.durward.authorization.Wire;
import dev.durward.domain.account.NodeType;
import dev.durward.domain.oauth.ClientAuthentication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies full of scopes and parameters cost what their length costs (CVE-2026-4634 is what happens otherwise). */
class LargeRequestsTest {
    private static final Duration LIMIT = Duration.ofMillis(50);
    private static final int TIMES = 25;
    private static final String GRANT = "grant_type=client_credentials&";

    /** What a body is filled with. Each ends in a 400, so that no token is written to the disk meanwhile. */
    enum Filling {
        SCOPES("s#+", "scope="),
        ONE_SCOPE_AGAIN_AND_AGAIN("a+", "scope="),
        COMMAS(",", "scope=a"),
        ESCAPES("%2C", "scope=a"),
        PARAMETERS("p#=v&", "token_format=none&"),
        ONE_PARAMETER_AGAIN_AND_AGAIN("p=v&", "token_format=none&"),
        KNOWN_PARAMETER_AGAIN_AND_AGAIN("scope=a&", "token_format=none&"),
        AMPERSANDS("&", "token_format=none&"),
        EQUALS("=", "token_format=none&");

        // a number takes the place of its #
        private final String piece;
        private final String start;

        Filling(String piece, String start) {
            this.piece = piece;
            this.start = start;
        }

        String body(int bytes) {
            StringBuilder body = new StringBuilder(GRANT).append(start);
            for (int number = 0; body.length() < bytes; number++) {
                body.append(piece.replace("#", Integer.toString(number)));
            }
            body.setLength(bytes);
            // no escape is cut in two
            return body.toString().replaceAll("%$", "x").replaceAll("%.$", "xx");
        }
    }

    private Installation installation;
    private Wire wire;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        installation = new Installation(folder);
        installation.base().client(DEMO, NodeType.TMN, "reader", ClientAuthentication.BASIC);
        wire = new Wire(installation.base().port(), 1);
    }

    @AfterEach
    void stop() throws IOException {
        wire.close();
        installation.close();
    }

    private int send(String body) throws IOException {
        return wire.send(
                        "POST",
                        "oauthasservices-demo",
                        AuthorizationPaths.TOKEN,
                        "Authorization: " + basic("reader") + "\r\n",
                        body)
                .status();
    }

    private long medianNanos(String body) throws IOException {
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            assertThat(send(body)).isEqualTo(400);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2];
    }

    @ParameterizedTest
    @EnumSource
    void sixteenTimesTheLengthTakesNoMoreThanThat(Filling filling) throws IOException {
        medianNanos(filling.body(16 * 1024));

        long one = medianNanos(filling.body(1024));
        long four = medianNanos(filling.body(4 * 1024));
        long sixteen = medianNanos(filling.body(16 * 1024));

        System.out.println("figure filling=" + filling + " us_1k=" + one / 1000 + " us_4k=" + four / 1000 + " us_16k="
                + sixteen / 1000);
        assertThat(Duration.ofNanos(Math.max(Math.max(one, four), sixteen))).isLessThan(LIMIT);
        // a quadratic one would take 256 times as long; what a request costs anyway is in each
        assertThat(sixteen).isLessThan(20 * Math.max(one, 50_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {16 * 1024 + 1, 64 * 1024, 1024 * 1024})
    void longerOnesAreRefused(int bytes) throws IOException {
        for (Filling filling : Filling.values()) {
            try (Wire another = new Wire(installation.base().port(), 1)) {
                assertThat(another.send(
                                        "POST",
                                        "oauthasservices-demo",
                                        AuthorizationPaths.TOKEN,
                                        "Authorization: " + basic("reader") + "\r\n",
                                        filling.body(bytes))
                                .status())
                        .as(filling.name())
                        .isEqualTo(413);
            }
        }
    }
}
