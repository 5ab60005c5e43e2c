package dev.durward.access.session;

import dev.durward.domain.secret.Secret;
import dev.durward.domain.session.UserSession;

/**
 * A session that has just begun.
 *
 * @param secret what the browser is to present; 256 random bits, known to nobody else
 * @param session the session
 */
public record BegunSession(Secret secret, UserSession session) {}
