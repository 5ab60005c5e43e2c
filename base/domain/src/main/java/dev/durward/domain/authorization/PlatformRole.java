package dev.durward.domain.authorization;

/** What a member of an account may do in the cockpit and the platform API (contract d.1). */
public enum PlatformRole {
    /** Everything. */
    ADMINISTRATOR("Administrator"),
    /** Reads accounts, clients and authorizations. */
    DEVELOPER("Developer"),
    /** Reads, without secrets. */
    SUPPORT_USER("Support User"),
    /** Assigns roles, and nothing else. */
    APPLICATION_USER_ADMIN("Application User Admin");

    private final String title;

    PlatformRole(String title) {
        this.title = title;
    }

    /** The name shown and written in declarations. */
    public String title() {
        return title;
    }

    /** Reads {@link #title()}; fails with a message for the user. */
    public static PlatformRole parse(String title) {
        for (PlatformRole role : values()) {
            if (role.title.equals(title)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "platform role must be Administrator, Developer, Support User or Application User Admin, was '" + title
                        + "'");
    }
}
