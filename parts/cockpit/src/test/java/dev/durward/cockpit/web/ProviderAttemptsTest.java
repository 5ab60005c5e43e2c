package dev.durward.cockpit.web;

import static dev.durward.cockpit.web.CockpitFixture.ACCOUNT;
import static dev.durward.cockpit.web.CockpitFixture.COOKIE;
import static dev.durward.cockpit.web.ProviderFixture.BEGIN;
import static dev.durward.cockpit.web.ProviderFixture.OIDC_COOKIE;
import static dev.durward.cockpit.web.ProviderFixture.location;
import static dev.durward.cockpit.web.ProviderFixture.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durward.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often, by whom and until when a sign-in at a provider can be finished, and what it ends. */
class ProviderAttemptsTest {
    private ProviderFixture fixture;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        fixture = new ProviderFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void anAnswerWithAnotherStateIsRefused() throws Exception {
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        String code = fixture.provider().signIn(address);

        fixture.assertRefused(fixture.callback("?code=" + code + "&state=another"));
        fixture.assertRefused(fixture.callback("?code=" + code + "&state=" + parameter(address, "state")));
    }

    @Test
    void anAnswerInABrowserThatHasNotAskedIsRefused() throws Exception {
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        String query = "?code=" + fixture.provider().signIn(address) + "&state=" + parameter(address, "state");

        try (TestBrowser victim = fixture.cockpit().anotherBrowser()) {
            assertThat(victim.send("GET", ACCOUNT, BEGIN + "/callback" + query).statusCode())
                    .isEqualTo(403);
            victim.plant(ACCOUNT, OIDC_COOKIE, "A".repeat(400));
            assertThat(victim.send("GET", ACCOUNT, BEGIN + "/callback" + query).statusCode())
                    .isEqualTo(403);
        }
        assertThat(location(fixture.callback(query))).isEqualTo("/cockpit/");
    }

    @Test
    void anAnswerIsTakenOnce() throws Exception {
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        String cookie = fixture.browser().cookie(ACCOUNT, OIDC_COOKIE);
        String query = "?code=" + fixture.provider().signIn(address) + "&state=" + parameter(address, "state");
        assertThat(location(fixture.callback(query))).isEqualTo("/cockpit/");

        try (TestBrowser thief = fixture.cockpit().anotherBrowser()) {
            thief.plant(ACCOUNT, OIDC_COOKIE, cookie);
            assertThat(thief.send("GET", ACCOUNT, BEGIN + "/callback" + query).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void anAttemptIsGoodOnceEvenWithAnotherAnswerOfTheProvider() throws Exception {
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        String cookie = fixture.browser().cookie(ACCOUNT, OIDC_COOKIE);
        String state = "&state=" + parameter(address, "state");
        assertThat(location(fixture.callback("?code=" + fixture.provider().signIn(address) + state)))
                .isEqualTo("/cockpit/");

        try (TestBrowser thief = fixture.cockpit().anotherBrowser()) {
            thief.plant(ACCOUNT, OIDC_COOKIE, cookie);
            assertThat(thief.send(
                                    "GET",
                                    ACCOUNT,
                                    BEGIN + "/callback?code="
                                            + fixture.provider().signIn(address) + state)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theSessionThatTheBrowserHadBeforeEnds() throws Exception {
        fixture.cockpit().signIn("owner");
        String before = fixture.browser().cookie(ACCOUNT, COOKIE);
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        // a browser that comes from the provider's site does not show a SameSite=Strict cookie
        fixture.browser().plant(ACCOUNT, COOKIE, "");

        assertThat(location(fixture.callback(
                        "?code=" + fixture.provider().signIn(address) + "&state=" + parameter(address, "state"))))
                .isEqualTo("/cockpit/");

        assertThat(fixture.cockpit().status("/session")).isEqualTo(200);
        fixture.browser().plant(ACCOUNT, COOKIE, before);
        assertThat(fixture.cockpit().status("/session")).isEqualTo(401);
        fixture.cockpit().awaitAudit("owner", "User signed out");
    }

    @Test
    void aSignInThatFailsLeavesTheSessionThatTheBrowserHad() throws Exception {
        fixture.cockpit().signIn("owner");
        location(fixture.browser().send("GET", ACCOUNT, BEGIN));

        assertThat(fixture.callback("?error=access_denied&state=another").statusCode())
                .isEqualTo(403);

        assertThat(fixture.cockpit().status("/session")).isEqualTo(200);
    }

    @Test
    void oneAddressCanTakeFewOfThePlacesForCallsToTheProvider() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        fixture.provider().describesItself(text -> {
            await(answered);
            return text;
        });
        CountDownLatch refused = new CountDownLatch(8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> calls = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> beginOnce(refused)))
                    .toList();
            try {
                assertThat(refused.await(8, TimeUnit.SECONDS)).isTrue();
            } finally {
                answered.countDown();
            }

            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : calls) {
                statuses.add(call.get());
            }
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(8);
            assertThat(statuses).filteredOn(status -> status == 302).hasSize(4);
        }
        assertThat(fixture.cockpit().status(BEGIN)).isEqualTo(302);
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainAfterAWhileOnly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        fixture.provider().describesItself(text -> asked.incrementAndGet() == 1 ? "{" : text);

        assertThat(fixture.cockpit().status(BEGIN)).isEqualTo(503);
        assertThat(fixture.cockpit().status(BEGIN)).isEqualTo(503);
        assertThat(asked).hasValue(1);

        fixture.cockpit().pass(Duration.ofSeconds(5));
        assertThat(fixture.cockpit().status(BEGIN)).isEqualTo(302);
        assertThat(fixture.cockpit().status(BEGIN)).isEqualTo(302);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAttemptEndsAfterTenMinutes() throws Exception {
        String address = location(fixture.browser().send("GET", ACCOUNT, BEGIN));
        fixture.cockpit().pass(Duration.ofMinutes(10));

        fixture.assertRefused(fixture.callback(
                "?code=" + fixture.provider().signIn(address) + "&state=" + parameter(address, "state")));
    }

    private int beginOnce(CountDownLatch refused) throws Exception {
        try (TestBrowser another = fixture.cockpit().anotherBrowser()) {
            HttpResponse<String> answer = another.send("GET", ACCOUNT, BEGIN);
            if (answer.statusCode() == 429) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                refused.countDown();
            }
            return answer.statusCode();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
