package dev.durward.domain.content;

import java.util.Optional;

/**
 * Security material of kind User Credentials, deployed to an account (contract section 2.3). Its password is kept apart
 * and encrypted; this record never holds it.
 *
 * @param account technical name of the account
 * @param name the alias that flows use, 1 to 150 characters
 * @param kind {@code default}, {@code successfactors} or {@code openconnectors}
 * @param description free text
 * @param user the user name to present
 * @param companyId for kind {@code successfactors}
 * @param deployedBy who deployed it
 * @param deployedOn when, in milliseconds since the epoch
 */
public record UserCredential(
        String account,
        String name,
        String kind,
        Optional<String> description,
        Optional<String> user,
        Optional<String> companyId,
        String deployedBy,
        long deployedOn) {

    /** What the encrypted password of a credential is bound to, so that it works in no other row. */
    public static String passwordContext(String account, String name) {
        return account + "/credential/" + name;
    }
}
