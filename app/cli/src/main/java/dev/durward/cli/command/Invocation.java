package dev.durward.cli.command;

import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Format;
import dev.durward.cli.output.Listing;
import dev.durward.cli.output.Printer;
import dev.durward.cli.output.SafeText;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.Setting;
import dev.durward.cli.remote.Connection;
import dev.durward.cli.remote.ODataApi;
import dev.durward.cli.remote.PlatformApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** One run of a command: what was typed, and what it needs for its work. */
public final class Invocation implements AutoCloseable {
    private final List<ParseResult> levels;
    private final Surroundings surroundings;
    private @Nullable Profile profile;
    private @Nullable Connection connection;

    /**
     * A run.
     *
     * @param levels what was typed for the command and those above it, the command first
     * @param surroundings what is around it
     */
    public Invocation(List<ParseResult> levels, Surroundings surroundings) {
        this.levels = List.copyOf(levels);
        this.surroundings = surroundings;
    }

    /** What is around it. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The value of an option; empty when it wasn't given. */
    public Optional<String> value(Option option) {
        for (ParseResult level : levels) {
            OptionSpec given = level.matchedOption(option.name());
            if (given != null) {
                return Optional.of(given.<String>getValue());
            }
        }
        return Optional.empty();
    }

    /** The values of an option that may be repeated. */
    public List<String> values(Option option) {
        OptionSpec given = levels.getFirst().matchedOption(option.name());
        return given == null ? List.of() : List.copyOf(given.<List<String>>getValue());
    }

    /** Whether an option without a value was given. */
    public boolean given(Option option) {
        return levels.getFirst().hasMatchedOption(option.name());
    }

    /** The values of all parameters, in order. */
    public List<String> parameters() {
        List<String> values = new ArrayList<>();
        for (PositionalParamSpec parameter : levels.getFirst().matchedPositionals()) {
            values.addAll(parameter.<List<String>>getValue());
        }
        return values;
    }

    /** The first parameter. */
    public String parameter() {
        return parameters().getFirst();
    }

    /** The settings in force. */
    public Profile profile() throws Failure {
        if (profile == null) {
            Map<Setting, String> options = new EnumMap<>(Setting.class);
            for (Setting setting : Setting.values()) {
                if (!setting.isSecret()) {
                    value(Verb.connectionOption(setting)).ifPresent(value -> options.put(setting, value));
                }
            }
            profile = ProfileChoice.of(options, this);
        }
        return profile;
    }

    /** The technical name of the account. */
    public String account() throws Failure {
        return profile().require(Setting.ACCOUNT);
    }

    /** The connection to the server. */
    public Connection connection() throws Failure {
        if (connection == null) {
            connection = new Connection(profile());
        }
        return connection;
    }

    /** The platform API, as the profile's user. */
    public PlatformApi platform() throws Failure {
        return new PlatformApi(profile(), connection());
    }

    /** The OData API, as the profile's client. */
    public ODataApi odata() throws Failure {
        return new ODataApi(profile(), connection());
    }

    /** Prints a listing in the form that was asked for. */
    public void print(Listing listing) throws Failure, IOException {
        write(printer().text(listing));
    }

    /** The form of output that was asked for. */
    public Printer printer() throws Failure {
        Optional<String> format = value(Verb.OUTPUT);
        List<String> fields =
                value(Verb.FIELDS).map(names -> List.of(names.split(","))).orElse(List.of());
        return new Printer(format.isPresent() ? Format.parse(format.get()) : Format.TABLE, fields, given(Verb.QUIET));
    }

    /** Writes data, whose texts are safe for a terminal already. */
    public void write(String text) throws IOException {
        surroundings.out().write(text);
        surroundings.out().flush();
    }

    /** Says something to the user beside the data. */
    public void note(String text) {
        surroundings.err().println(SafeText.lines(text));
        surroundings.err().flush();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
