package dev.durward.web;

import java.util.Optional;

/** The hosts that a server answers for; asked for every request, from many threads, and must not block. */
@FunctionalInterface
public interface VirtualHosts {
    /**
     * The handler of a host, or empty when it is unknown (the answer is then 421).
     *
     * @param hostLabel lower-case host name without {@code .<landscape>}, for example {@code demo-tmn}
     */
    Optional<Handler> find(String hostLabel);
}
