package dev.durward.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** What people in a browser do with secrets, right and wrong; each of them becomes a canary. */
final class SecretsOfPeople {
    private final ConfiguredServer server;
    private final Canaries canaries;

    SecretsOfPeople(ConfiguredServer server, Canaries canaries) {
        this.server = server;
        this.canaries = canaries;
    }

    /** A call of a browser, whose answer must show no secret but what {@code Set-Cookie} or a redirect gives away. */
    private HttpResponse<String> person(String method, String label, String path, String body, String... headers)
            throws Exception {
        HttpResponse<String> answer = server.sendAsPerson(
                method, label, path, body, SecretsNowhereTest.with(headers, "Content-Type", "application/json"));
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String value = cookie.replaceAll("^([^=]*)=([^;]*).*", "$2");
            // an empty one takes a cookie back
            if (!value.isEmpty()) {
                canaries.add("cookie of " + label, value);
            }
        }
        return answer;
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    void signInAndOut(String password) throws Exception {
        String body = "{\"user\":\"admin\",\"password\":\"%s\"}";
        HttpResponse<String> signedIn = person("POST", "account", "/session", body.formatted(password));
        assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
        String csrf = canaries.add(
                "CSRF token of a session",
                Demo.json(signedIn.body()).get("csrfToken").asText());
        String session = cookie(signedIn);
        person(
                "POST",
                "account",
                "/session",
                body.formatted(canaries.add("wrong password of a person", canaries.secret())));
        person("POST", "account", "/session", "{" + canaries.add("secret in a broken sign-in", canaries.secret()));
        String clients = "/api/oauth/v1/accounts/acme/clients";
        person("GET", "account", clients, "", "Cookie", session);
        person("POST", "account", clients, "{", "Cookie", session, "X-CSRF-Token", csrf);
        person("POST", "account", clients, "{", "Cookie", session, "X-CSRF-Token", "wrong" + csrf.substring(5));
        HttpResponse<String> begun = person("GET", "acme-tmn", "/itspaces/sign-in", "");
        String way = begun.headers().firstValue("Location").orElseThrow().replaceAll("^https://[^/]*", "");
        HttpResponse<String> handed = person("GET", "account", way, "", "Cookie", session);
        String back = handed.headers().firstValue("Location").orElseThrow().replaceAll("^https://[^/]*", "");
        canaries.add("one-time code", back.replaceAll(".*code=", ""));
        HttpResponse<String> taken = person("GET", "acme-tmn", back, "", "Cookie", cookie(begun));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(302);
        HttpResponse<String> seen = person("GET", "acme-tmn", "/itspaces/session", "", "Cookie", cookie(taken));
        canaries.add(
                "CSRF token of a session",
                Demo.json(seen.body()).get("csrfToken").asText());
        person("GET", "acme-tmn", back, "", "Cookie", cookie(begun));
        assertThat(person("DELETE", "account", "/session", "", "Cookie", session, "X-CSRF-Token", csrf)
                        .statusCode())
                .isEqualTo(204);
    }

    /** The link stands on the standard output, which this test keeps in one file with the log, and nowhere else. */
    void firstAdministrator() throws Exception {
        String token = server.log().replaceAll("(?s).*/cockpit/#/first\\?token=(\\S+).*", "$1");
        assertThat(token).hasSize(43);
        String chosen = canaries.add("password of the first administrator", canaries.secret());
        String wrong = canaries.add("wrong invitation", token.substring(1) + "x");
        String body = "{\"token\":\"%s\",\"user\":\"boss\",\"password\":\"%s\"}";
        assertThat(person("POST", "account", "/session/first", body.formatted(wrong, chosen))
                        .statusCode())
                .isEqualTo(403);
        assertThat(person("POST", "account", "/session/first", body.formatted(token, chosen))
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.log().split(Pattern.quote(token), -1))
                .as("once, where it is printed")
                .hasSize(2);
    }
}
