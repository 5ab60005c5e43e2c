package dev.durward.cli.doctor;

import dev.durward.cli.command.Invocation;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Addresses;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Answer;
import dev.durward.cli.remote.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the checks look at, and what they have learnt so far. */
final class Patient {
    private final Invocation invocation;
    private final Set<String> deadHosts = new HashSet<>();
    private Optional<String> token = Optional.empty();
    private Optional<Answer> logs = Optional.empty();

    Patient(Invocation invocation) {
        this.invocation = invocation;
    }

    Profile profile() throws Failure {
        return invocation.profile();
    }

    Invocation invocation() {
        return invocation;
    }

    Addresses addresses() throws Failure {
        return new Addresses(profile());
    }

    Connection connection() throws Failure {
        return invocation.connection();
    }

    /** The distinct servers of the APIs that are set up, the token endpoint's first. */
    List<URI> servers() throws Failure {
        List<URI> servers =
                new ArrayList<>(List.of(addresses().token(), addresses().api()));
        if (profile().find(Setting.USER).isPresent()) {
            servers.add(addresses().platform());
        }
        Set<String> known = new HashSet<>();
        servers.removeIf(server -> !known.add(server.getRawAuthority()));
        return servers;
    }

    /** Nothing more is asked of a host that can't be reached. */
    void giveUp(URI server) {
        deadHosts.add(server.getRawAuthority());
    }

    boolean isAlive(URI server) {
        return !deadHosts.contains(server.getRawAuthority());
    }

    void token(String text) {
        token = Optional.of(text);
    }

    Optional<String> token() {
        return token;
    }

    void logs(Answer answer) {
        logs = Optional.of(answer);
    }

    /** The answer to the reading of logs; empty when it didn't come to that. */
    Optional<Answer> logs() {
        return logs;
    }
}
