package dev.durward.access.explanation;

import dev.durward.domain.oauth.OAuthClient;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names that differ from a given one as typed names do: in case, spaces, separators, the prefix or a letter or two. */
public final class NearMatches {
    private static final int MOST = 5;
    private static final int LONG_NAME = 8;
    private static final int SHORT_NAME = 4;
    private static final String PREFIX = withoutSeparators(OAuthClient.TECHNICAL_USER_PREFIX);

    private NearMatches() {}

    /** Of some names those that are near a name but not the same, in their order; at most five. */
    public static List<String> of(String name, Collection<String> others) {
        String form = form(name);
        int tolerance = tolerance(form.length());
        return others.stream()
                .filter(other -> !other.equals(name))
                .filter(other -> near(form, form(other), tolerance))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static int tolerance(int length) {
        if (length >= LONG_NAME) {
            return 2;
        }
        return length >= SHORT_NAME ? 1 : 0;
    }

    /** What is left of a name without what is easily mistyped. */
    private static String form(String name) {
        String plain = withoutSeparators(name);
        return plain.startsWith(PREFIX) ? plain.substring(PREFIX.length()) : plain;
    }

    private static String withoutSeparators(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s._~-]", "");
    }

    private static boolean near(String one, String other, int tolerance) {
        return Math.abs(one.length() - other.length()) <= tolerance && distance(one, other, tolerance) <= tolerance;
    }

    /** Levenshtein's: how many letters must be changed, added or removed; not counted on beyond a limit. */
    private static int distance(String one, String other, int limit) {
        int[] before = new int[other.length() + 1];
        for (int column = 0; column < before.length; column++) {
            before[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] now = new int[other.length() + 1];
            now[0] = row;
            int least = row;
            for (int column = 1; column < now.length; column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(before[column - 1] + change, Math.min(before[column], now[column - 1]) + 1);
                least = Math.min(least, now[column]);
            }
            if (least > limit) {
                return least;
            }
            before = now;
        }
        return before[other.length()];
    }
}
