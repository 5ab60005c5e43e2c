package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import org.apache.olingo.odata2.api.ODataServiceVersion;

/** Checks the version of the protocol that a request speaks. */
public final class ServiceVersions {
    private ServiceVersions() {}

    /** Refuses a {@code DataServiceVersion} above 2.0 (contract section 4). */
    public static void check(String version) {
        try {
            if (!ODataServiceVersion.validateDataServiceVersion(version)
                    || ODataServiceVersion.isBiggerThan(version, ODataServiceVersion.V20)) {
                throw Refusal.badRequest("The Data Services Request version '" + version
                        + "' is not supported for the request payload.");
            }
        } catch (IllegalArgumentException notVersion) {
            throw Refusal.badRequest("The Data Services Request version '" + version + "' cannot be parsed.");
        }
    }
}
