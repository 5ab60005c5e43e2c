package dev.durward.odata.error;

/**
 * The decision not to answer a request with data. Thrown by the reading of a request and by sources of a set; the
 * service turns it into an error document.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String NOT_IMPLEMENTED = "Not implemented";
    private static final String NO_ENTITY = "Requested entity could not be found.";

    private final int status;

    /**
     * Refuses with an HTTP status.
     *
     * @param status 400 to 599
     * @param text what is wrong and what to do, for the caller
     */
    public Refusal(int status, String text) {
        // no stack trace: it is an answer, and a frequent one
        super(text, null, false, false);
        this.status = status;
    }

    /** 400: the request can't be understood. */
    public static Refusal badRequest(String text) {
        return new Refusal(400, text);
    }

    /** 404: there is no such entity (contract section 5). */
    public static Refusal noEntity() {
        return new Refusal(404, NO_ENTITY);
    }

    /** 501: understood, and not offered (contract section 5). */
    public static Refusal notImplemented() {
        return new Refusal(501, NOT_IMPLEMENTED);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The text for the caller. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
