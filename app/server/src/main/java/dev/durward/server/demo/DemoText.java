package dev.durward.server.demo;

import java.nio.file.Path;

/** What the demo prints. */
final class DemoText {
    /** The line that is printed when everything answers. */
    static final String READY = "Durward is ready.";

    /** The last line that is printed before the demo waits for calls. */
    static final String END = "End the demo with Ctrl+C, or from elsewhere with: ";

    private DemoText() {}

    static String ready(Path data, DemoAddresses addresses, DemoCredentials credentials) {
        return READY + "\n\n" + addresses(addresses, credentials) + calls(data, addresses) + "\n" + END
                + StopCommand.line(data);
    }

    private static String addresses(DemoAddresses addresses, DemoCredentials credentials) {
        StringBuilder text = new StringBuilder();
        addresses.entries().forEach((key, value) -> text.append(String.format("  %-19s %s%n", key, value)));
        text.append('\n');
        for (String prefix : new String[] {
            DemoCredentials.CLIENT, DemoCredentials.POST_CLIENT, DemoCredentials.FLOW_CLIENT,
        }) {
            text.append(String.format("  %-19s %s%n", prefix + "_ID", credentials.name(prefix)));
        }
        text.append(String.format("  %-19s %s%n", "API_USER", credentials.name(DemoCredentials.API)));
        text.append(String.format("  %-19s %s%n", "ADMIN_USER", credentials.name(DemoCredentials.ADMIN)));
        return text.toString();
    }

    private static String calls(Path data, DemoAddresses addresses) {
        return """

                The secrets, and everything above, are in %1$s.
                curl and Chromium find the hosts by themselves. For other programs add this line to /etc/hosts,
                or use the addresses that end in _LOCAL:

                  %2$s

                The two calls of the documentation, ready to paste:

                  . %1$s
                  curl --cacert "$CA_FILE" -u "$CLIENT_ID:$CLIENT_SECRET" -H 'Accept: */*' -X POST \\
                    "$TOKEN_URL?grant_type=client_credentials"
                  TOKEN=$(curl -s --cacert "$CA_FILE" -u "$CLIENT_ID:$CLIENT_SECRET" -X POST \\
                    "$TOKEN_URL?grant_type=client_credentials" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl --cacert "$CA_FILE" -H "Authorization: Bearer $TOKEN" -H 'Accept: text/xml' \\
                    "$API_URL/MessageProcessingLogs"

                The documentation's sample answers "expires_in": 0, a client without a token lifetime. Such clients
                can't be registered any more; ours live 60 minutes, so the answer says 3600.

                Send a message to a flow, then read its log:

                  FLOW_TOKEN=$(curl -s --cacert "$CA_FILE" -u "$FLOW_CLIENT_ID:$FLOW_CLIENT_SECRET" -X POST \\
                    "$TOKEN_URL?grant_type=client_credentials" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl --cacert "$CA_FILE" -H "Authorization: Bearer $FLOW_TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"order":"4711"}' "$FLOW_URL"
                """.formatted(data.resolve(DemoFiles.ENV), addresses.hostsLine());
    }
}
