package dev.durward.cli.doctor;

import dev.durward.cli.doctor.Finding.Fine;
import dev.durward.cli.doctor.Finding.Odd;
import dev.durward.cli.doctor.Finding.Skipped;
import dev.durward.cli.doctor.Finding.Wrong;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the servers can be reached: names, ports, certificates. */
final class NetworkChecks {
    private static final int CONNECT_MILLIS = 5000;
    private static final Duration SOON = Duration.ofDays(21);

    private NetworkChecks() {}

    static List<Finding> settings(Patient patient) throws Failure {
        var profile = patient.profile();
        List<Finding> findings = new ArrayList<>();
        findings.add(new Fine("token endpoint " + patient.addresses().token()));
        findings.add(new Fine("OData API " + patient.addresses().api()));
        if (profile.find(Setting.CLIENT_ID).isEmpty()) {
            findings.add(new Wrong(
                    ExitCode.USAGE, "there is no client", "Set 'client-id' with " + Setting.CLIENT_ID.ways() + "."));
        } else {
            profile.requireSecret(Setting.CLIENT_SECRET, Setting.CLIENT_SECRET_FILE);
            findings.add(new Fine("client " + profile.require(Setting.CLIENT_ID) + ", with a secret"));
        }
        findings.add(
                profile.find(Setting.USER).isPresent()
                        ? new Fine("user " + profile.require(Setting.USER) + " for the platform API")
                        : new Skipped("no 'user' is set, so the platform API isn't looked at"));
        return findings;
    }

    static List<Finding> names(Patient patient) throws Failure {
        List<Finding> findings = new ArrayList<>();
        for (URI server : patient.servers()) {
            try {
                String address = InetAddress.getByName(server.getHost()).getHostAddress();
                findings.add(new Fine(server.getHost() + " is " + address));
            } catch (UnknownHostException unknown) {
                patient.giveUp(server);
                findings.add(new Wrong(
                        ExitCode.UNREACHABLE,
                        "the name " + server.getHost() + " is unknown",
                        "Add it to DNS or the hosts file, or use the path form: --form path with a host that the server"
                                + " lists under http.path-form-hosts."));
            }
        }
        return findings;
    }

    static List<Finding> ports(Patient patient) throws Failure {
        List<Finding> findings = new ArrayList<>();
        for (URI server : patient.servers()) {
            if (!patient.isAlive(server)) {
                continue;
            }
            String place = server.getHost() + ":" + port(server);
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(server.getHost(), port(server)), CONNECT_MILLIS);
                findings.add(new Fine(place + " accepts connections"));
            } catch (IOException refused) {
                patient.giveUp(server);
                findings.add(new Wrong(
                        ExitCode.UNREACHABLE,
                        "nothing accepts connections at " + place,
                        "Does the server run there? Is the port of 'server' right, does a firewall stand between?"));
            }
        }
        return findings;
    }

    static List<Finding> certificates(Patient patient) throws Failure {
        List<Finding> findings = new ArrayList<>();
        for (URI server : patient.servers()) {
            if (patient.isAlive(server)) {
                findings.add(server.getScheme().equals("https") ? certificate(patient, server) : plain(server));
            }
        }
        return findings;
    }

    private static Finding plain(URI server) {
        return new Skipped(server.getRawAuthority() + " is called without TLS");
    }

    private static Finding certificate(Patient patient, URI server) throws Failure {
        Instant end;
        try {
            end = Certificates.end(patient.profile(), server.getHost(), port(server));
        } catch (IOException refused) {
            patient.giveUp(server);
            return new Wrong(
                    ExitCode.UNREACHABLE,
                    server.getHost() + ": " + refused.getMessage(),
                    "Name the server's certificate authority with " + Setting.CA_FILE.ways()
                            + ", and check that the certificate holds this name.");
        }
        Duration left =
                Duration.between(patient.invocation().surroundings().clock().instant(), end);
        String text = server.getHost() + " is trusted, for " + left.toDays() + " days";
        return left.compareTo(SOON) < 0 ? new Odd(text, "Renew the certificate before " + end + ".") : new Fine(text);
    }

    static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return server.getScheme().equals("https") ? 443 : 80;
    }
}
