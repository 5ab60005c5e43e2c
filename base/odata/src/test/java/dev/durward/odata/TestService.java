package dev.durward.odata;

import dev.durward.odata.query.EntityKey;
import dev.durward.odata.query.Filter;
import dev.durward.odata.set.EntityInput;
import dev.durward.odata.set.EntitySet;
import dev.durward.odata.set.MediaValue;
import dev.durward.odata.set.Navigation;
import dev.durward.odata.set.Operation;
import dev.durward.odata.set.Writes;
import dev.durward.odata.set.Written;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service over a few sets of the model in memory; callers are named by what they may do. */
final class TestService {
    static final String ROOT = "https://demo-tmn.durward.localhost:8443/api/v1/";
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00.120Z");

    record Log(String guid, Instant start, @Nullable String sender, String status, String flow) {}

    record Header(String id, String guid, String name, String value) {}

    record Failure(String guid, String text) {}

    /** An answer with its body read. */
    record Answer(int status, Map<String, String> headers, String body) {
        String type() {
            return headers.getOrDefault("Content-Type", "");
        }
    }

    final List<Log> logs = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    final ODataService<String> service;

    TestService() {
        logs.add(new Log("AGk1", Instant.parse("2021-02-25T12:49:48.830Z"), null, "COMPLETED", "flow.one"));
        logs.add(new Log("AGk2", Instant.parse("2021-02-25T12:49:49Z"), "O'Neil <a&b>", "FAILED", "flow/two ü"));
        headers.add(new Header("166", "AGk1", "po_number", "4711"));
        failures.add(new Failure("AGk2", "java.lang.IllegalStateException: no"));
        service = ODataService.<String>builder(model(), () -> NOW)
                .set(logs())
                .set(headers())
                .set(failures())
                .build();
    }

    static byte[] model() {
        try (InputStream in = Objects.requireNonNull(TestService.class.getResourceAsStream("/test.edmx"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer get(String target, String... headerPairs) {
        return send("GET", target, "", headerPairs);
    }

    Answer send(String method, String target, String body, String... headerPairs) {
        int question = target.indexOf('?');
        ODataRequest request = new ODataRequest(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                name -> header(name, headerPairs),
                ROOT,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ODataResponse response =
                service.handle(request, header("As", headerPairs).orElse("writer"));
        return new Answer(response.status(), response.headers(), body(response));
    }

    private static Optional<String> header(String name, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(pairs[i + 1]);
            }
        }
        return Optional.empty();
    }

    private static String body(ODataResponse response) {
        return switch (response.body()) {
            case ODataResponse.Body.None none -> "";
            case ODataResponse.Body.Bytes bytes -> new String(bytes.content(), StandardCharsets.UTF_8);
            case ODataResponse.Body.Stream stream -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    stream.writer().to(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield out.toString(StandardCharsets.UTF_8);
            }
        };
    }

    private EntitySet<String, Log> logs() {
        return EntitySet.<String, Log>named("MessageProcessingLogs")
                .source(new InMemorySource<>(logs, "MessageGuid", TestService::value))
                .value("MessageGuid", Log::guid)
                .value("LogStart", Log::start)
                .value("Sender", Log::sender)
                .value("Status", Log::status)
                .value("IntegrationArtifact/Id", Log::flow)
                .value("IntegrationArtifact/Name", Log::flow)
                .value("ArchivingLogAttachments", log -> false)
                .filterable("MessageGuid", "LogStart", "Sender", "Status", "IntegrationArtifact/Id")
                .sortable("LogStart", "Status")
                .navigation(
                        "CustomHeaderProperties",
                        new Navigation.ToMany<>(log -> Filter.equal("MessageGuid", log.guid())))
                .navigation(
                        "ErrorInformation",
                        new Navigation.ToOne<>(log -> Optional.of(new EntityKey(Map.of("MessageGuid", log.guid())))))
                .navigation("Runs", new Navigation.ToNothing<>())
                .expansion(
                        "CustomHeaderProperties",
                        (caller, rows) -> rows.stream()
                                .map(log -> headers.stream()
                                        .filter(header -> header.guid().equals(log.guid()))
                                        .toList())
                                .toList())
                .access((caller, operation) ->
                        caller.equals("nobody") ? List.of("IntegrationOperationServer.read") : List.of())
                .build();
    }

    private EntitySet<String, Header> headers() {
        return EntitySet.<String, Header>named("MessageProcessingLogCustomHeaderProperties")
                .source(new InMemorySource<>(headers, "Id", TestService::value))
                .value("Id", Header::id)
                .value("Name", Header::name)
                .value("Value", Header::value)
                .filterable("Name", "Value")
                .navigation(
                        "Log",
                        new Navigation.ToOne<>(
                                header -> Optional.of(new EntityKey(Map.of("MessageGuid", header.guid())))))
                .expansion(
                        "Log",
                        (caller, rows) -> rows.stream()
                                .map(header -> logs.stream()
                                        .filter(log -> log.guid().equals(header.guid()))
                                        .toList())
                                .toList())
                .writes(new HeaderWrites())
                .access((caller, operation) ->
                        operation == Operation.WRITE && !caller.equals("writer") ? List.of("Editor") : List.of())
                .build();
    }

    private EntitySet<String, Failure> failures() {
        return EntitySet.<String, Failure>named("MessageProcessingLogErrorInformations")
                .source(new InMemorySource<>(failures, "MessageGuid", (failure, path) -> failure.guid()))
                .value("MessageGuid", Failure::guid)
                .value("Type", failure -> "text/plain")
                .media((caller, failure) -> Optional.of(new MediaValue(
                        "text/plain;charset=utf-8", failure.text().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static @Nullable Object value(Log log, String path) {
        return switch (path) {
            case "MessageGuid" -> log.guid();
            case "LogStart" -> log.start();
            case "Sender" -> log.sender();
            case "Status" -> log.status();
            default -> log.flow();
        };
    }

    private static Object value(Header header, String path) {
        return switch (path) {
            case "MessageGuid" -> header.guid();
            case "Name" -> header.name();
            case "Value" -> header.value();
            default -> header.id();
        };
    }

    private final class HeaderWrites implements Writes<String, Header> {
        @Override
        public Written<Header> create(String caller, EntityInput input) {
            Header header = new Header(
                    input.text("Id").orElse(""),
                    "AGk1",
                    input.text("Name").orElse(""),
                    input.text("Value").orElse(""));
            headers.add(header);
            return new Written.Shown<>(202, header);
        }

        @Override
        public Written<Header> replace(String caller, EntityKey key, EntityInput input) {
            return new Written.Refused<>(409, "There is no such header.");
        }

        @Override
        public Written<Header> delete(String caller, EntityKey key) {
            return new Written.Done<>(202);
        }
    }
}
