package dev.durward.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.remote.PlatformApi;
import dev.durward.cli.remote.Query;
import java.util.ArrayList;
import java.util.List;

/** The changes that make a server hold what a declaration says, in the order in which they are made. */
final class Plan {
    /** How a change shows. */
    enum Sign {
        CREATE("+"),
        CHANGE("~");

        private final String mark;

        Sign(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /**
     * One change.
     *
     * @param sign whether it creates or changes
     * @param text what it does, without secrets
     * @param call does it
     */
    record Change(Sign sign, String text, Call call) {}

    /** A call that makes a change. */
    @FunctionalInterface
    interface Call {
        /** Makes it. */
        void make(PlatformApi platform) throws Failure;
    }

    private final List<Change> changes = new ArrayList<>();
    private int same;

    /** Something that isn't there yet. */
    void create(String text, String method, Query query, ObjectNode body) {
        changes.add(new Change(Sign.CREATE, text, platform -> platform.change(method, query, body)));
    }

    /** Something that is there and differs. */
    void change(String text, Query query, ObjectNode body) {
        changes.add(new Change(Sign.CHANGE, text, platform -> platform.change("PATCH", query, body)));
    }

    /** Something that is as it should be. */
    void same() {
        same++;
    }

    List<Change> changes() {
        return changes;
    }

    int unchanged() {
        return same;
    }
}
