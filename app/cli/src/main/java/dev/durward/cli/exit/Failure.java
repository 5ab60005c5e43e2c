package dev.durward.cli.exit;

/** What ends a command early: a message for the user, which says what to do, and the exit code. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /** A failure with its message, which is one or more whole lines without an end of line. */
    public Failure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A failure that another one caused. */
    public Failure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Options or parameters that can't be used. */
    public static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    /** How the process ends. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
