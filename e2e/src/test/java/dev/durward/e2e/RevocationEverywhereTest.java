package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is ended at one node is ended at the other within a second, and nowhere lives on behind a dead line: promise 4. */
@Timeout(3600)
class RevocationEverywhereTest {
    private static final int SHORT_ROUNDS = 20;
    private static final int POLL_MILLIS = 10;
    private static final int ACCEPTED = 200;
    private static final int SILENCE = 0;
    private static final double SEEN_WITHIN_MILLIS = 1000;
    // five seconds without an answer, and what a question that is never answered takes to notice
    private static final double SILENCE_MILLIS = 6000;
    private static final double BACK_MILLIS = 6000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SHORT_ROLE_ROUNDS = 10;
    private static final int FORBIDDEN = 403;
    private static final String GROUPS = "/authorization/v1/accounts/acme/groups";

    private record Kind(Ending ending, String form) {}

    @TempDir
    private static Path folder = Path.of("");

    private static TwoNodes nodes;
    private static int clients;

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.start(folder, "");
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Ending ending : Ending.values()) {
            kinds.add(new Kind(ending, Calls.OPAQUE));
            // a JSON Web Token isn't kept, so it has no id to be ended by
            if (ending != Ending.REVOKED_BY_ID) {
                kinds.add(new Kind(ending, Calls.JWT));
            }
        }
        return kinds;
    }

    @Test
    void whatEndsIsRefusedByTheNextRequestHereAndWithinASecondThere() throws Exception {
        List<Kind> kinds = kinds();
        int rounds = Figures.rounds(SHORT_ROUNDS);
        Figures there = new Figures();
        for (int round = 0; round < rounds; round++) {
            Kind kind = kinds.get(round % kinds.size());
            try (Calls here = Calls.to(nodes.node(round % 2));
                    Calls other = Calls.to(nodes.node(1 - round % 2))) {
                there.addNanos(seenThere(kind, here, other));
                kind.ending().restore(here);
                awaitTokens(other);
            }
        }
        Figures.print(
                "4", "%d ends, refused at once here, at the other node after %s".formatted(rounds, there.summary()));
        assertThat(there.millis(1)).isLessThan(SEEN_WITHIN_MILLIS);
    }

    private static long seenThere(Kind kind, Calls here, Calls other) throws Exception {
        Client client = newClient(here);
        String token = here.issued(client, kind.form());
        await(other, token, ACCEPTED);
        assertThat(here.read(token)).isEqualTo(ACCEPTED);

        long begun = System.nanoTime();
        kind.ending().end(here, client, token);
        assertThat(here.read(token)).as("%s at the same node", kind).isIn(401, 403);
        while (other.read(token) == ACCEPTED) {
            assertThat(System.nanoTime() - begun).as("%s", kind).isLessThan(PATIENCE.toNanos());
            Thread.sleep(POLL_MILLIS);
        }
        long seen = System.nanoTime() - begun;
        assertThat(other.read(token)).as("%s at the other node", kind).isIn(401, 403);
        return seen;
    }

    private static Client newClient(Calls calls) throws IOException {
        Client client = new Client("client-" + ++clients, "secret-0123456789-" + clients);
        calls.platform(
                        "POST",
                        "/oauth/v1/accounts/acme/clients",
                        "{\"id\":\"%s\",\"name\":\"x\",\"subscription\":\"durward:acmetmn\",\"secret\":\"%s\"}"
                                .formatted(client.id(), client.secret()))
                .ok();
        for (String role : List.of("NodeManager.read", "IntegrationOperationServer.read")) {
            calls.platform(
                            "PUT",
                            Ending.ROLES.replace("NodeManager.read", role),
                            "{\"users\":[{\"name\":\"oauth_client_" + client.id() + "\"}]}")
                    .ok();
        }
        return client;
    }

    private static void await(Calls calls, String token, int status) throws Exception {
        long begun = System.nanoTime();
        int seen = calls.read(token);
        while (seen != status) {
            assertThat(System.nanoTime() - begun).as("%d, not %d", seen, status).isLessThan(PATIENCE.toNanos());
            Thread.sleep(POLL_MILLIS);
            seen = calls.read(token);
        }
    }

    private static void awaitTokens(Calls calls) throws Exception {
        long begun = System.nanoTime();
        while (calls.token(Node.READER, Calls.OPAQUE).status() != ACCEPTED) {
            assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Test
    void roleIsGivenAndTakenHereAtOnceAndThereWithinASecond() throws Exception {
        int rounds = Figures.rounds(SHORT_ROLE_ROUNDS);
        Figures there = new Figures();
        try (Calls here = Calls.to(nodes.node(0));
                Calls other = Calls.to(nodes.node(1))) {
            here.platform("POST", GROUPS, "{\"groups\":[{\"name\":\"readers\"}]}")
                    .ok();
            here.platform(
                            "PUT",
                            GROUPS + "/roles?groupName=readers",
                            "{\"roles\":[{\"name\":\"NodeManager.read\",\"applicationName\":\"acmetmn\","
                                    + "\"providerAccount\":\"durward\"}]}")
                    .ok();
            Client client = newClient(here);
            String users = "{\"users\":[{\"name\":\"oauth_client_" + client.id() + "\"}]}";
            String taken = "&users=oauth_client_" + client.id();
            here.platform("DELETE", Ending.ROLES + taken, "").ok();
            String token = here.issued(client, Calls.OPAQUE);
            await(other, token, FORBIDDEN);
            for (int round = 0; round < rounds; round++) {
                String place = round % 2 == 0 ? Ending.ROLES : GROUPS + "/users?groupName=READERS";
                there.addNanos(changedThere(() -> here.platform("PUT", place, users), ACCEPTED, token, here, other));
                there.addNanos(
                        changedThere(() -> here.platform("DELETE", place + taken, ""), FORBIDDEN, token, here, other));
            }
        }
        Figures.print(
                "5",
                "%d roles given and taken, to users and by groups, in force at once here, at the other node after %s"
                        .formatted(rounds, there.summary()));
        assertThat(there.millis(1)).isLessThan(SEEN_WITHIN_MILLIS);
    }

    private static long changedThere(Callable<Answer> change, int status, String token, Calls here, Calls other)
            throws Exception {
        long begun = System.nanoTime();
        change.call().ok();
        assertThat(here.read(token)).isEqualTo(status);
        await(other, token, status);
        return System.nanoTime() - begun;
    }

    @Test
    void nodeBehindADeadLineLetsNoBearerInAndStillIssuesJsonWebTokens() throws Exception {
        try (Calls here = Calls.to(nodes.node(0));
                Calls there = Calls.to(nodes.node(1))) {
            String opaque = here.issued(Node.READER, Calls.OPAQUE);
            String jwt = here.issued(Node.READER, Calls.JWT);
            String kept = here.issued(Node.READER, Calls.JWT);
            for (String token : List.of(opaque, jwt, kept)) {
                assertThat(there.read(token)).isEqualTo(ACCEPTED);
            }

            nodes.line(1).cut();
            long begun = System.nanoTime();
            here.revoke(Node.READER, opaque).ok();
            here.revoke(Node.READER, jwt).ok();
            double opaqueMillis = millisUntilRefused(nodes.node(1), opaque, begun);
            double jwtMillis = millisUntilRefused(nodes.node(1), jwt, begun);
            Answer issued = there.token(Node.READER, Calls.JWT);
            int whileCut = there.read(kept);

            long mended = System.nanoTime();
            nodes.line(1).mend();
            await(there, kept, ACCEPTED);
            double backMillis = (System.nanoTime() - mended) / 1e6;
            Figures.print(
                    "4 dead line",
                    "revoked tokens refused after %.0f ms (opaque) and %.0f ms (JWT), others let in again after %.0f ms"
                            .formatted(opaqueMillis, jwtMillis, backMillis));

            assertThat(Math.max(opaqueMillis, jwtMillis)).isLessThan(SILENCE_MILLIS);
            assertThat(issued.status()).isEqualTo(ACCEPTED);
            assertThat(whileCut).isEqualTo(503);
            assertThat(backMillis).isLessThan(BACK_MILLIS);
            assertThat(there.read(opaque)).isEqualTo(401);
            assertThat(there.read(jwt)).isEqualTo(401);
        }
    }

    /** Until the first answer that is not 200; it has to be a 503, or a 401 of who heard of it just before. */
    private static double millisUntilRefused(Node node, String token, long begun) throws Exception {
        try (Calls calls = Calls.impatient(node)) {
            int status = readOrSilence(calls, token);
            while (status == ACCEPTED || status == SILENCE) {
                assertThat(System.nanoTime() - begun).isLessThan(PATIENCE.toNanos());
                Thread.sleep(POLL_MILLIS);
                status = readOrSilence(calls, token);
            }
            assertThat(status).isIn(401, 503);
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    /** Who was let in right before waits for the logs, which lie behind the dead line. */
    private static int readOrSilence(Calls calls, String token) throws IOException {
        try {
            return calls.read(token);
        } catch (SocketTimeoutException letIn) {
            return SILENCE;
        }
    }
}
