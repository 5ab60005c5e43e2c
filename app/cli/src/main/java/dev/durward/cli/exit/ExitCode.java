package dev.durward.cli.exit;

/** How the process ends; scripts rely on the numbers. */
public enum ExitCode {
    /** Done. */
    OK(0),
    /** Failed for a reason that no other code names. */
    FAILURE(1),
    /** Options or parameters that can't be used. */
    USAGE(2),
    /** What was asked for isn't there, or isn't there for this caller. */
    NOT_FOUND(3),
    /** Credentials are wrong, or a role is missing. */
    NOT_AUTHORIZED(4),
    /** No usable answer from the server. */
    UNREACHABLE(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process's exit status, 0 to 5. */
    public int number() {
        return number;
    }

    /** The code for an answer that is not a success. */
    public static ExitCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> NOT_AUTHORIZED;
            case 404 -> NOT_FOUND;
            case 421, 502, 503, 504 -> UNREACHABLE;
            default -> FAILURE;
        };
    }
}
