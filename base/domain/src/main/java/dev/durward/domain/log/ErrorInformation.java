package dev.durward.domain.log;

import org.jspecify.annotations.Nullable;

/**
 * The last error of a message.
 *
 * @param text what went wrong, as plain text
 * @param lastErrorModelStepId the step that failed; null when unknown
 */
public record ErrorInformation(String text, @Nullable String lastErrorModelStepId) {}
