package dev.durward.cli.command;

import dev.durward.cli.output.Field;
import dev.durward.cli.output.Format;
import dev.durward.cli.profile.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command that does something: its name, its help, its options and its action. */
public final class Verb implements Word {
    static final Option OUTPUT =
            new Option(List.of("-o", "--output"), "FORMAT", "How to print: " + Format.WORDS, false);
    static final Option FIELDS = Option.of("--fields", "NAME,...", "Which fields to print, in order");
    static final Option QUIET = new Option(List.of("-q", "--quiet"), "", "Prints ids only, one a line", false);
    static final Option PROFILE = Option.of("--profile", "NAME", "Which profile of the file is used");
    static final Option PROFILE_FILE =
            Option.of("--profile-file", "FILE", "File of profiles (default: ~/.config/durward/config.yaml)");

    private static final String CONNECTION = "Options that say which server is called, and as whom: durward --help";

    private static final List<String> SECTIONS = List.of(
            UsageMessageSpec.SECTION_KEY_HEADER,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
            UsageMessageSpec.SECTION_KEY_DESCRIPTION,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
            UsageMessageSpec.SECTION_KEY_FOOTER_HEADING,
            UsageMessageSpec.SECTION_KEY_FOOTER);

    private final String name;
    private final CommandSpec spec;
    private final Action action;
    private final List<String> examples = new ArrayList<>();
    private List<Field> fields = List.of();
    private int parameters;

    /** A command without options so far. */
    public Verb(String name, String summary, Action action) {
        this.name = name;
        this.action = action;
        spec = CommandSpec.wrapWithoutInspection(this);
        usual(spec, summary, true);
    }

    /** Other words for it. */
    public Verb alias(String... aliases) {
        spec.aliases(aliases);
        return this;
    }

    /** A command line that help shows first. */
    public Verb example(String line) {
        examples.add(line);
        spec.usageMessage()
                .descriptionHeading("%nExamples:%n")
                .description(examples.stream()
                        .map(example -> "  " + literal(example))
                        .toArray(String[]::new));
        return this;
    }

    /** An option that it takes. */
    public Verb option(Option... options) {
        for (Option option : options) {
            spec.addOption(option.spec().build());
        }
        return this;
    }

    /** The next parameter that it takes. */
    public Verb parameter(Parameter parameter) {
        spec.addPositional(parameter.spec(parameters++));
        return this;
    }

    /** The fields that it prints; adds the options for the form of output. */
    public Verb prints(List<Field> printed) {
        fields = List.copyOf(printed);
        spec.usageMessage()
                .footer("Fields: " + fields.stream().map(Field::name).collect(Collectors.joining(", ")), CONNECTION);
        return option(OUTPUT, FIELDS, QUIET);
    }

    @Override
    public String name() {
        return name;
    }

    /** What it does, for the one who runs it. */
    public Action action() {
        return action;
    }

    /** The fields that it prints; empty when it prints something else. */
    public List<Field> fields() {
        return fields;
    }

    /** The example lines. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    /** A text that the parser's help prints as it is. */
    static String literal(String text) {
        return text.replace("%", "%%").replace("@|", "@ |").replace("${", "$ {");
    }

    /**
     * Gives a command what all have: help, the options for the connection, and the order of help.
     *
     * @param hidden whether help leaves the options for the connection out
     */
    static void usual(CommandSpec spec, String summary, boolean hidden) {
        spec.usageMessage()
                .header(literal(summary))
                .synopsisHeading("%nUsage: ")
                .parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading("%n")
                .footer(hidden ? CONNECTION : "Help of a command: durward COMMAND --help")
                .sortOptions(false)
                .sectionKeys(SECTIONS);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help")
                .build());
        for (Option option : List.of(PROFILE, PROFILE_FILE)) {
            spec.addOption(option.spec().hidden(hidden).build());
        }
        for (Setting setting : Setting.values()) {
            if (!setting.isSecret()) {
                spec.addOption(connectionOption(setting).spec().hidden(hidden).build());
            }
        }
    }

    static Option connectionOption(Setting setting) {
        return Option.of(setting.option(), setting.label(), setting.text());
    }
}
