package dev.durward.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.cli.doctor.Finding.Fine;
import dev.durward.cli.doctor.Finding.Odd;
import dev.durward.cli.doctor.Finding.Skipped;
import dev.durward.cli.doctor.Finding.Wrong;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Answer;
import dev.durward.cli.remote.TokenEndpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Whether the client gets in, with the very requests of the original's documentation: clock, health, token, logs, CSRF. */
final class AccessChecks {
    private static final Duration ODD_SKEW = Duration.ofSeconds(30);
    private static final Duration WRONG_SKEW = Duration.ofMinutes(5);
    private static final List<String> NEEDED = List.of("IntegrationOperationServer.read", "NodeManager.read");

    private AccessChecks() {}

    static List<Finding> clock(Patient patient) throws Failure {
        URI server = patient.addresses().token();
        if (!patient.isAlive(server)) {
            return List.of(unreached());
        }
        Answer answer = patient.connection().send(HttpRequest.newBuilder(server).GET());
        Instant here = patient.invocation().surroundings().clock().instant();
        Instant there;
        try {
            there = ZonedDateTime.parse(answer.header("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException none) {
            return List.of(new Odd("the server sends no date", "Compare the clocks by hand."));
        }
        Duration skew = Duration.between(here, there).abs();
        String text = "the clocks differ by " + skew.toSeconds() + " s";
        String remedy = "Set this machine's clock, or the server's, by NTP: tokens and certificates depend on it.";
        if (skew.compareTo(WRONG_SKEW) > 0) {
            return List.of(new Wrong(ExitCode.FAILURE, text, remedy));
        }
        return List.of(skew.compareTo(ODD_SKEW) > 0 ? new Odd(text, remedy) : new Fine(text));
    }

    static List<Finding> health(Patient patient) throws Failure {
        Optional<String> operations = patient.profile().find(Setting.OPERATIONS_URL);
        if (operations.isEmpty()) {
            return List.of(new Skipped("no 'operations-url' is set"));
        }
        Answer answer = patient.connection()
                .send(HttpRequest.newBuilder(
                                Addresses.checked(Setting.OPERATIONS_URL, operations.get() + "/health/ready"))
                        .GET());
        return List.of(
                answer.isSuccess()
                        ? new Fine("the server says that it is ready")
                        : new Wrong(
                                ExitCode.UNREACHABLE,
                                "the server says that it isn't ready: " + answer.text(),
                                "Look into the server's log; a check that is DOWN names what is missing."));
    }

    static List<Finding> token(Patient patient) throws Failure {
        if (!patient.isAlive(patient.addresses().token())) {
            return List.of(unreached());
        }
        Answer answer = new TokenEndpoint(patient.profile(), patient.connection()).answerToQuery();
        String client = patient.profile().require(Setting.CLIENT_ID);
        if (!answer.isSuccess()) {
            return List.of(refusedToken(answer, client));
        }
        JsonNode json = answer.json();
        patient.token(json.path("access_token").asText());
        long seconds = json.path("expires_in").asLong();
        return List.of(
                new Fine("client " + client + " gets tokens that live " + seconds + " s"),
                new Fine("granted scopes: "
                        + (json.path("scope").asText("").isEmpty()
                                ? "none"
                                : json.path("scope").asText())));
    }

    private static Finding refusedToken(Answer answer, String client) throws Failure {
        return switch (answer.status()) {
            case 401 ->
                new Wrong(
                        ExitCode.NOT_AUTHORIZED,
                        "id or secret of client " + client + " are refused",
                        "Check both, and that the client, its subscription and the account are enabled: durward client get "
                                + client + ". A new secret: durward client secret rotate " + client + ".");
            case 421, 404 ->
                new Wrong(
                        ExitCode.NOT_FOUND,
                        "there is no token endpoint at that address",
                        "Check 'server' and 'account': the technical name of the account is part of the host name.");
            case 429 ->
                new Wrong(
                        ExitCode.NOT_AUTHORIZED,
                        "too many wrong secrets came from this machine",
                        "Wait " + answer.header("Retry-After").orElse("some") + " seconds, then use the right secret.");
            default ->
                new Wrong(
                        ExitCode.ofStatus(answer.status()),
                        "the token endpoint answers " + answer.status(),
                        "Look into the server's log.");
        };
    }

    static List<Finding> logs(Patient patient) throws Failure {
        URI api = patient.addresses().api();
        if (patient.token().isEmpty() || !patient.isAlive(api)) {
            return List.of(new Skipped("there is no token to read with"));
        }
        Answer answer =
                patient.connection().send(reading(patient, URI.create(api + "/MessageProcessingLogs"), "text/xml"));
        patient.logs(answer);
        if (!answer.isSuccess()) {
            return List.of(refusedReading(answer, patient.profile().require(Setting.CLIENT_ID)));
        }
        String type = answer.header("Content-Type").orElse("no type");
        return List.of(
                type.contains("xml")
                        ? new Fine("MessageProcessingLogs can be read as XML")
                        : new Wrong(
                                ExitCode.FAILURE,
                                "MessageProcessingLogs come as " + type + " though XML is asked for",
                                "Does a proxy in between change the header Accept, or answer itself?"));
    }

    private static Finding refusedReading(Answer answer, String client) throws Failure {
        return switch (answer.status()) {
            case 401 ->
                new Wrong(
                        ExitCode.NOT_AUTHORIZED,
                        "the OData API refuses the token",
                        "The client must be subscribed to the tmn application of this account: durward client get "
                                + client + " says to which it is. Check 'short-name' too.");
            case 403 ->
                new Wrong(
                        ExitCode.NOT_AUTHORIZED,
                        "the client's roles are not enough to read logs",
                        "Assign them: " + RoleCheck.assignments(NEEDED, client) + ".");
            case 421, 404 ->
                new Wrong(
                        ExitCode.NOT_FOUND,
                        "there is no OData API at that address",
                        "Check 'server' and 'short-name', which is part of the host name.");
            default ->
                new Wrong(
                        ExitCode.ofStatus(answer.status()),
                        "the OData API answers " + answer.status(),
                        "Look into the server's log.");
        };
    }

    static List<Finding> csrf(Patient patient) throws Failure {
        if (patient.logs().filter(Answer::isSuccess).isEmpty()) {
            return List.of(new Skipped("the OData API can't be read"));
        }
        Answer answer = patient.connection()
                .send(reading(patient, URI.create(patient.addresses().api() + "/"), "application/json")
                        .header("X-CSRF-Token", "Fetch"));
        return List.of(
                answer.isSuccess() && answer.header("X-CSRF-Token").isPresent()
                        ? new Fine("a CSRF token for changes is handed out")
                        : new Wrong(
                                ExitCode.FAILURE,
                                "no CSRF token comes back, so nothing can be changed over the OData API",
                                "Does a proxy in between remove the headers X-CSRF-Token or Set-Cookie?"));
    }

    private static HttpRequest.Builder reading(Patient patient, URI address, String type) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + patient.token().orElseThrow())
                .header("Accept", type)
                .GET();
    }

    static Finding unreached() {
        return new Skipped("the server can't be reached");
    }
}
