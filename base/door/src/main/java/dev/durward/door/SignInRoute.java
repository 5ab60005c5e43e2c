package dev.durward.door;

import dev.durward.access.jwt.Issuers;
import dev.durward.domain.secret.Secret;

/** The way of a person from a host without a sign-in of its own to the cockpit, and back. */
public final class SignInRoute {
    /** Path of the cockpit's host that hands a person over; the label of the other host follows. */
    public static final String AT_COCKPIT = "/sign-in/hosts/";

    /** Path of the other host that takes a person over. */
    public static final String BACK = "/itspaces/sign-in/callback";

    /** Name of the parameter with the challenge of the browser's secret. */
    public static final String CHALLENGE = "challenge";

    /** Name of the parameter with the one-time code. */
    public static final String CODE = "code";

    /** Label of the cockpit's host. */
    public static final String COCKPIT = "account";

    private final Issuers addresses;

    /** Knows how hosts are addressed. */
    public SignInRoute(Issuers addresses) {
        this.addresses = addresses;
    }

    /** Where the cockpit hands over to a host. */
    public String toCockpit(String hostLabel, String challenge) {
        return addresses.origin(COCKPIT) + AT_COCKPIT + hostLabel + "?" + CHALLENGE + "=" + challenge;
    }

    /** Where a host takes over. */
    public String back(String hostLabel, String code) {
        return addresses.origin(hostLabel) + BACK + "?" + CODE + "=" + code;
    }

    /** Where an OpenID provider sends people back to. */
    public String callback(String provider) {
        return addresses.origin(COCKPIT) + "/sign-in/oidc/" + provider + "/callback";
    }

    /** Where the first administrator is made, for who has the invitation. */
    public String first(Secret invitation) {
        return addresses.origin(COCKPIT) + "/cockpit/#/first?token=" + invitation.reveal();
    }
}
