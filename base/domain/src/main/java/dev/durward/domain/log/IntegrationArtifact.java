package dev.durward.domain.log;

/**
 * The artifact that processed a message (complex type {@code IntegrationArtifact}, contract section 2.1).
 *
 * @param id symbolic id of the flow
 * @param name display name
 * @param type {@code INTEGRATION_FLOW}
 * @param packageId id of the package it belongs to
 * @param packageName display name of that package
 */
public record IntegrationArtifact(String id, String name, String type, String packageId, String packageName) {
    /** A flow, in a package. */
    public static IntegrationArtifact flow(String id, String name, String packageId, String packageName) {
        return new IntegrationArtifact(id, name, "INTEGRATION_FLOW", packageId, packageName);
    }
}
