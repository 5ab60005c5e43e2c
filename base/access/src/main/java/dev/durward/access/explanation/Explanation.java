package dev.durward.access.explanation;

import dev.durward.domain.account.ApplicationKey;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a call would be let through, and why.
 *
 * @param user the user that roles are looked up for
 * @param application the application called
 * @param steps every check, in the order in which a call meets them
 */
public record Explanation(String user, ApplicationKey application, List<Step> steps) {
    /** Copies the list. */
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** The same with further steps, each where a call meets its check. */
    public Explanation with(List<Step> further) {
        List<Step> all = Stream.concat(steps.stream(), further.stream())
                .sorted(Comparator.comparing(Step::check))
                .toList();
        return new Explanation(user, application, all);
    }

    /** Whether every check passed. */
    public boolean allowed() {
        return steps.stream().allMatch(Step::passed);
    }

    /** The status that the first failed check is answered with; 200 when there is none. */
    public int status() {
        return steps.stream()
                .filter(step -> !step.passed())
                .findFirst()
                .map(step -> status(step.check()))
                .orElse(200);
    }

    private static int status(Step.Check check) {
        return switch (check) {
            case PATH, ENTITY_SET -> 404;
            case ACCOUNT, SUBSCRIPTION, CALLER, ENABLED, BINDING, SECRET -> 401;
            case CSRF_TOKEN, ROLE -> 403;
        };
    }
}
