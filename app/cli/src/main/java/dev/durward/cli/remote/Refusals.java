package dev.durward.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durward.cli.exit.Failure;

/** What a refusal of the server says, in the words of each API, and what to do about it. */
final class Refusals {
    private Refusals() {}

    static String text(Answer answer) {
        String message = message(answer);
        return message + (message.endsWith(".") ? "" : ".") + advice(answer);
    }

    /** The platform API says {@code message}, OAuth {@code error_description}, OData {@code error.message.value}. */
    private static String message(Answer answer) {
        JsonNode json;
        try {
            json = answer.json();
        } catch (Failure notJson) {
            return "The server answered " + answer.status() + ": " + answer.quote();
        }
        JsonNode odata = json.path("error").path("message").path("value");
        for (JsonNode text : new JsonNode[] {json.path("message"), json.path("error_description"), odata}) {
            if (text.isTextual() && !text.textValue().isBlank()) {
                return text.textValue();
            }
        }
        return "The server answered " + answer.status() + " to " + answer.shown();
    }

    private static String advice(Answer answer) {
        return switch (answer.status()) {
            case 401 ->
                "\nThe credentials for " + answer.shown() + " are wrong or missing; 'durward doctor' finds out more.";
            case 403 -> "\nA role is missing; 'durward doctor' names it.";
            case 421 -> "\nThe server knows no such host: check 'server', 'account' and 'short-name'.";
            case 429, 503 ->
                answer.header("Retry-After")
                        .map(seconds -> "\nThe server asks to wait " + seconds + " seconds.")
                        .orElse("");
            default -> "";
        };
    }
}
