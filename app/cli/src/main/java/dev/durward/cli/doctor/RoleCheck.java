package dev.durward.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.doctor.Finding.Fine;
import dev.durward.cli.doctor.Finding.Odd;
import dev.durward.cli.doctor.Finding.Skipped;
import dev.durward.cli.doctor.Finding.Wrong;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Answer;
import dev.durward.cli.remote.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** What the platform API explains of the client's access to logs, which tells more than a 403. */
final class RoleCheck {
    private static final String ROLE = "role";

    private final String client;
    private final ObjectNode explanation;

    private RoleCheck(String client, ObjectNode explanation) {
        this.client = client;
        this.explanation = explanation;
    }

    static List<Finding> findings(Patient patient) throws Failure {
        if (patient.profile().find(Setting.USER).isEmpty()) {
            return List.of(new Skipped("no 'user' is set who may look at roles"));
        }
        if (!patient.isAlive(patient.addresses().platform())) {
            return List.of(AccessChecks.unreached());
        }
        String client = patient.profile().require(Setting.CLIENT_ID);
        String account = patient.invocation().account();
        Query question = Query.path("authorization", "v1", "accounts", account, "explanation")
                .with("clientId", client);
        boolean reads = patient.logs().filter(Answer::isSuccess).isPresent();
        return new RoleCheck(client, patient.invocation().platform().get(question)).explained(reads);
    }

    /** The commands that assign roles to a client. */
    static String assignments(Collection<String> roles, String client) {
        return roles.stream()
                .map(role -> "durward role assign " + role + " --client " + client)
                .collect(Collectors.joining("; "));
    }

    private List<Finding> explained(boolean reads) {
        List<JsonNode> failed = new ArrayList<>();
        List<Finding> fine = new ArrayList<>();
        for (JsonNode step : explanation.path("steps")) {
            if (!step.path("passed").asBoolean()) {
                failed.add(step);
            } else if (check(step).equals(ROLE)) {
                fine.add(new Fine(step.path("text").asText()));
            }
        }
        if (failed.isEmpty()) {
            return fine;
        }
        // whatever comes before the roles is in the way of every call
        String first = check(failed.getFirst());
        List<JsonNode> shown = first.equals(ROLE) ? failed : failed.subList(0, 1);
        String text = shown.stream().map(RoleCheck::text).collect(Collectors.joining("; "));
        return List.of(
                reads
                        ? new Odd(
                                text + "; but logs could be read",
                                "Do 'platform-url' and 'api-url' name the same installation?")
                        : new Wrong(ExitCode.NOT_AUTHORIZED, text, remedy(first)));
    }

    private static String check(JsonNode step) {
        return step.path("check").asText();
    }

    private static String text(JsonNode step) {
        List<String> meant = new ArrayList<>();
        step.path("nearMatches").forEach(name -> meant.add(name.asText()));
        return step.path("text").asText() + (meant.isEmpty() ? "" : " (near: " + String.join(", ", meant) + ")");
    }

    private String remedy(String check) {
        return switch (check) {
            case "account" -> "Enable the account: durward account enable.";
            case "subscription" -> "Subscribe the account to it, or enable the subscription, in the cockpit.";
            case "caller" -> "Look for the client's id: durward client list.";
            case "enabled" -> "Enable the client: durward client enable " + client + ".";
            case "binding" ->
                "Register another client for this application: durward client create NAME --subscription tmn.";
            case "secret" -> "Make a new secret: durward client secret rotate " + client + ".";
            case ROLE -> "Assign them: " + assignments(missing(), client) + ".";
            default -> "Ask for the whole explanation: durward explain --client " + client + ".";
        };
    }

    /** The explanation has a step for each role needed, in their order. */
    private List<String> missing() {
        Iterator<JsonNode> needed = explanation.path("neededRoles").iterator();
        List<String> roles = new ArrayList<>();
        for (JsonNode step : explanation.path("steps")) {
            if (check(step).equals(ROLE) && needed.hasNext()) {
                String role = needed.next().asText();
                if (!step.path("passed").asBoolean()) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }
}
