package dev.durward.web.server;

import dev.durward.web.Failure;
import dev.durward.web.Target;

/** Reads a Host header. */
interface Hosts {
    /**
     * The target of a Host header; its label is empty when the path names the virtual host.
     *
     * @throws Failure 400 for a malformed header, 421 for a host that is not ours
     */
    Target parse(String hostHeader, String scheme);
}
