package dev.durward.cli.profile;

import java.util.Locale;

/** One thing to know about the server or the caller: {@code key} in a profile, {@code DURWARD_KEY}, {@code --key}. */
public enum Setting {
    SERVER("server", "URL", "Landscape of the server, such as https://durward.localhost:8443"),
    FORM("form", "FORM", "host (label before the landscape) or path (first path segment); path for localhost"),
    ACCOUNT("account", "NAME", "Technical name of the account"),
    SHORT_NAME("short-name", "NAME", "Short name of the account, when it differs from the account's name"),
    TOKEN_URL("token-url", "URL", "Token endpoint, when it can't be derived from the server"),
    API_URL("api-url", "URL", "Root of the OData API, when it can't be derived from the server"),
    PLATFORM_URL("platform-url", "URL", "Root of the platform API, when it can't be derived from the server"),
    OPERATIONS_URL("operations-url", "URL", "Root of the operations port: health and metrics"),
    CA_FILE("ca-file", "FILE", "Certificate authority to trust beside those of Java, in PEM"),
    CLIENT_ID("client-id", "ID", "OAuth client that gets tokens"),
    CLIENT_SECRET_FILE("client-secret-file", "FILE", "File that holds the client's secret; - for standard input"),
    USER("user", "NAME", "User for the platform API, and for the OData API when there is no client"),
    PASSWORD_FILE("password-file", "FILE", "File that holds the user's password; - for standard input"),
    TOKEN_FILE("token-file", "FILE", "File that holds an access token to use as it is; - for standard input"),
    CLIENT_SECRET("client-secret", "", "Secret of the client"),
    PASSWORD("password", "", "Password of the user"),
    TOKEN("token", "", "Access token to use as it is");

    private final String key;
    private final String label;
    private final String text;

    Setting(String key, String label, String text) {
        this.key = key;
        this.label = label;
        this.text = text;
    }

    /** The word in a profile. */
    public String key() {
        return key;
    }

    /** What stands for the value in help; empty for a secret, which has no option. */
    public String label() {
        return label;
    }

    /** What it means, in one line. */
    public String text() {
        return text;
    }

    /** The option that sets it. */
    public String option() {
        return "--" + key;
    }

    /** The environment variable that sets it. */
    public String variable() {
        return "DURWARD_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether other users of the machine could read it if it were an option. */
    public boolean isSecret() {
        return label.isEmpty();
    }

    /** Whether its value is the path of a file. */
    boolean isFile() {
        return label.equals("FILE");
    }

    /** How to set it, for messages. */
    public String ways() {
        String others = variable() + " or '" + key + "' in the profile";
        return isSecret() ? option() + "-file, " + others : option() + ", " + others;
    }
}
