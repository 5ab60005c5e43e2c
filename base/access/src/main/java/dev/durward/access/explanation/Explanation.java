package dev.durward.access.explanation;

import dev.durward.domain.account.ApplicationKey;
import java.util.List;

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

    /** Whether every check passed. */
    public boolean allowed() {
        return steps.stream().allMatch(Step::passed);
    }

    /** The status that the first failed check is answered with; 200 when there is none. */
    public int status() {
        return steps.stream()
                .filter(step -> !step.passed())
                .findFirst()
                .map(step -> step.check() == Step.Check.ROLE ? 403 : 401)
                .orElse(200);
    }
}
