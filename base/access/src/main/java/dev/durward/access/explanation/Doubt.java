package dev.durward.access.explanation;

import java.util.List;

/**
 * Why a name may not be the one that was meant.
 *
 * @param name the name
 * @param text the reason, for people
 * @param suggestions names that may have been meant; may be empty
 */
public record Doubt(String name, String text, List<String> suggestions) {
    /** Copies the list. */
    public Doubt {
        suggestions = List.copyOf(suggestions);
    }
}
