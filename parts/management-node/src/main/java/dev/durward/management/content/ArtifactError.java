package dev.durward.management.content;

/**
 * Why an artifact is in status ERROR.
 *
 * @param id the artifact's id
 * @param text what went wrong
 */
record ArtifactError(String id, String text) {}
