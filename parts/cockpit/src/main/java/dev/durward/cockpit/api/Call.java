package dev.durward.cockpit.api;

import java.util.List;
import java.util.Optional;

/**
 * A call of the platform API, described completely: there is no other way to make one.
 *
 * @param method such as {@code GET}
 * @param template its path with parameters in braces
 * @param id names it among all calls, such as {@code listClients}
 * @param summary what it does, one sentence without a full stop
 * @param query the parameters of its query
 * @param body what it takes
 * @param status of an answer that is not a refusal
 * @param answer what it answers; empty for no body
 */
public record Call(
        String method,
        String template,
        String id,
        String summary,
        List<Parameter> query,
        Optional<Body> body,
        int status,
        Optional<Shape> answer) {

    /** Copies the list. */
    public Call {
        query = List.copyOf(query);
    }

    /**
     * A parameter of a query.
     *
     * @param name as it is written
     * @param about what it means, with its default
     * @param required whether a call without it is refused
     */
    public record Parameter(String name, String about, boolean required) {
        /** One that must be there. */
        public static Parameter required(String name, String about) {
            return new Parameter(name, about, true);
        }

        /** One that may be left out. */
        public static Parameter optional(String name, String about) {
            return new Parameter(name, about, false);
        }
    }

    /**
     * What a call takes.
     *
     * @param shape the JSON object
     * @param required whether a call without a body is refused
     */
    public record Body(Shape shape, boolean required) {}

    /** A call whose answer is not said yet. */
    public record Draft(
            String method, String template, String id, String summary, List<Parameter> query, Optional<Body> body) {
        /** Copies the list. */
        public Draft {
            query = List.copyOf(query);
        }

        /** With a query. */
        public Draft asks(Parameter... parameters) {
            return new Draft(method, template, id, summary, List.of(parameters), body);
        }

        /** With a body. */
        public Draft takes(Shape shape) {
            return new Draft(method, template, id, summary, query, Optional.of(new Body(shape, true)));
        }

        /** With a body that may be left out. */
        public Draft mayTake(Shape shape) {
            return new Draft(method, template, id, summary, query, Optional.of(new Body(shape, false)));
        }

        /** Answered without a body. */
        public Call answers(int status) {
            return new Call(method, template, id, summary, query, body, status, Optional.empty());
        }

        /** Answered with a JSON object. */
        public Call answers(int status, Shape shape) {
            return new Call(method, template, id, summary, query, body, status, Optional.of(shape));
        }
    }

    /** A call that reads. */
    public static Draft get(String template, String id, String summary) {
        return draft("GET", template, id, summary);
    }

    /** A call that creates. */
    public static Draft post(String template, String id, String summary) {
        return draft("POST", template, id, summary);
    }

    /** A call that sets or adds. */
    public static Draft put(String template, String id, String summary) {
        return draft("PUT", template, id, summary);
    }

    /** A call that changes the fields it names. */
    public static Draft patch(String template, String id, String summary) {
        return draft("PATCH", template, id, summary);
    }

    /** A call that removes. */
    public static Draft delete(String template, String id, String summary) {
        return draft("DELETE", template, id, summary);
    }

    private static Draft draft(String method, String template, String id, String summary) {
        return new Draft(method, template, id, summary, List.of(), Optional.empty());
    }
}
