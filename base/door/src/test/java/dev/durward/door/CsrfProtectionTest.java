package dev.durward.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durward.web.Failure;
import dev.durward.web.Request;
import dev.durward.web.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSRF tokens (contract section 6). */
class CsrfProtectionTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final String USER = "s0001";

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final CsrfProtection csrf = new CsrfProtection(clock, new SecureRandom(), new byte[32]);

    private Response fetch(Request request) {
        return csrf.withToken(Response.of(200), request, USER, "/api");
    }

    private static String token(Response response) {
        return response.header("X-CSRF-Token").orElseThrow();
    }

    private static String cookie(Response response) {
        return response.header("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static Request change(String token, String cookie) {
        return Request.of("POST", "/api/v1/UserCredentials")
                .with("X-CSRF-Token", token)
                .with("Cookie", "other=1; " + cookie);
    }

    @Test
    void fetchedTokenIsGoodWithItsCookieForTwentyMinutes() {
        Response fetched = fetch(Request.of("GET", "/api/v1/"));
        assertThat(token(fetched)).matches("[0-9A-F]{32}");
        assertThat(fetched.header("Set-Cookie").orElseThrow()).matches("JSESSIONID=[0-9A-F]+; Path=/api; HttpOnly.*");

        csrf.check(change(token(fetched), cookie(fetched)), USER);
        now = START.plus(Duration.ofMinutes(20));
        assertRefused(change(token(fetched), cookie(fetched)), USER);
    }

    @Test
    void secondFetchInASessionGetsTheSameToken() {
        Response first = fetch(Request.of("GET", "/api/v1/"));
        Response second = fetch(Request.of("GET", "/api/v1/").with("Cookie", cookie(first)));

        assertThat(token(second)).isEqualTo(token(first));
        assertThat(second.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tokenIsGoodForItsUserAndKeyAlone() {
        Response fetched = fetch(Request.of("GET", "/api/v1/"));

        assertRefused(change(token(fetched), cookie(fetched)), "s0002");
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        CsrfProtection other = new CsrfProtection(clock, new SecureRandom(), otherKey);
        assertThatThrownBy(() -> other.check(change(token(fetched), cookie(fetched)), USER))
                .isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JSESSIONID=", "JSESSIONID=zz", "JSESSIONID=00", "JSESSION=1"})
    void withoutItsCookieATokenIsWorthNothing(String cookie) {
        assertRefused(change(token(fetch(Request.of("GET", "/"))), cookie), USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void requestThatChangesNothingNeedsNoToken(String method) {
        csrf.check(Request.of(method, "/api/v1/"), USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "MERGE", "DELETE"})
    void requestThatChangesSomethingIsToldWhatIsRequired(String method) {
        assertRefused(Request.of(method, "/api/v1/"), USER);
    }

    @Test
    void fetchIsUnderstoodInAnyCase() {
        assertThat(CsrfProtection.fetches(Request.of("HEAD", "/").with("x-csrf-token", "FETCH")))
                .isTrue();
        assertThat(CsrfProtection.fetches(Request.of("POST", "/").with("x-csrf-token", "fetch")))
                .isFalse();
    }

    private void assertRefused(Request request, String user) {
        assertThatThrownBy(() -> csrf.check(request, user)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.status()).isEqualTo(403);
            assertThat(failure.headers("X-CSRF-Token")).containsExactly("Required");
        });
    }
}
