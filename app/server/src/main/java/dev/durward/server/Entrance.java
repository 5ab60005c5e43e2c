package dev.durward.server;

import dev.durward.access.Access;
import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * How tmn and iflmap hosts let their callers in.
 *
 * @param door tells who calls
 * @param csrf makes and checks CSRF tokens, good at every process that has the same master key
 */
record Entrance(Door door, CsrfProtection csrf) {
    static Entrance of(Access access) {
        return new Entrance(
                new Door(access.authenticator()),
                new CsrfProtection(
                        InstantSource.system(),
                        new SecureRandom(),
                        access.masterKey().derive("csrf")));
    }
}
