package dev.durward.cli.profile;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the APIs of a profile are, in host form or path form. */
public final class Addresses {
    private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|\\[.*]");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Profile profile;

    /** The addresses that a profile says or implies. */
    public Addresses(Profile profile) {
        this.profile = profile;
    }

    /** The token endpoint of the account. */
    public URI token() throws Failure {
        var own = profile.find(Setting.TOKEN_URL);
        return own.isPresent()
                ? checked(Setting.TOKEN_URL, own.get())
                : host("oauthasservices-" + profile.require(Setting.ACCOUNT), "/oauth2/api/v1/token");
    }

    /** Where the account's authorization service is asked about tokens: beside the token endpoint. */
    public URI introspection() throws Failure {
        return token().resolve("introspect");
    }

    /** The root of the account's OData API, without a slash at the end. */
    public URI api() throws Failure {
        var own = profile.find(Setting.API_URL);
        return own.isPresent() ? checked(Setting.API_URL, own.get()) : host(shortName() + "-tmn", "/api/v1");
    }

    /** The root of the platform API, without a slash at the end. */
    public URI platform() throws Failure {
        var own = profile.find(Setting.PLATFORM_URL);
        return own.isPresent() ? checked(Setting.PLATFORM_URL, own.get()) : host("api", "");
    }

    /** The short name of the account, which is its technical name when nothing says otherwise. */
    public String shortName() throws Failure {
        var own = profile.find(Setting.SHORT_NAME);
        return own.isPresent() ? own.get() : profile.require(Setting.ACCOUNT);
    }

    private URI host(String label, String path) throws Failure {
        URI server = checked(Setting.SERVER, profile.require(Setting.SERVER));
        String port = server.getPort() < 0 ? "" : ":" + server.getPort();
        return checked(
                Setting.SERVER,
                isPathForm(server)
                        ? server.getScheme() + "://" + server.getHost() + port + "/" + label + path
                        : server.getScheme() + "://" + label + "." + server.getHost() + port + path);
    }

    private boolean isPathForm(URI server) throws Failure {
        String form = profile.find(Setting.FORM).orElse("");
        return switch (form) {
            case "" ->
                server.getHost().equals("localhost")
                        || IP_LITERAL.matcher(server.getHost()).matches();
            case "host" -> false;
            case "path" -> true;
            default -> throw Failure.usage("'form' must be host or path, was '" + form + "'");
        };
    }

    /** An address of a setting that secrets may be sent to, or a usage failure. */
    public static URI checked(Setting setting, String text) throws Failure {
        URI address;
        try {
            address = URI.create(text.replaceFirst("/+$", ""));
        } catch (IllegalArgumentException malformed) {
            throw new Failure(ExitCode.USAGE, wrong(setting, text), malformed);
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw Failure.usage(wrong(setting, text));
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(address.getHost()))) {
            throw Failure.usage("'" + setting.key() + "' must begin with https://, because secrets are sent there; "
                    + "http:// only to this machine: " + text);
        }
        return address;
    }

    private static String wrong(Setting setting, String text) {
        return "'" + setting.key() + "' must be an address such as https://durward.localhost:8443, was '" + text + "'";
    }

    private static boolean isLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(lower) || lower.endsWith(".localhost");
    }
}
