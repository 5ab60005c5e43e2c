package dev.durward.cli.profile;

import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.yaml.YamlException;
import dev.durward.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A YAML file of profiles by name. */
public final class ProfileFile {
    private static final String PROFILES = "profiles";
    private static final String DEFAULT = "profile";

    private ProfileFile() {}

    /**
     * Reads one profile.
     *
     * @param file the file; relative paths in it start at its folder
     * @param name the profile; empty for the one that {@code profile:} names, or the only one
     */
    public static Map<Setting, String> read(Path file, Optional<String> name) throws Failure {
        try {
            YamlMap root = YamlMap.parse(file, Files.readString(file));
            YamlMap profiles = root.map(PROFILES).orElseThrow(() -> root.problem("key 'profiles' is missing"));
            Set<String> names = profiles.names();
            Optional<String> usual = root.optionalText(DEFAULT);
            root.refuseUnknownKeys();
            String wanted = name.or(() -> usual)
                    .or(() -> names.size() == 1 ? names.stream().findFirst() : Optional.empty())
                    .orElseThrow(() -> Failure.usage(file + " has several profiles (" + list(names)
                            + "); choose one with --profile, DURWARD_PROFILE or 'profile' in the file"));
            YamlMap profile = profiles.map(wanted)
                    .orElseThrow(() -> Failure.usage(file + " has no profile '" + wanted + "'; it has " + list(names)));
            return settings(file, profile);
        } catch (IOException unreadable) {
            throw new Failure(ExitCode.USAGE, "the profile file " + file + " can't be read", unreadable);
        } catch (YamlException malformed) {
            throw new Failure(ExitCode.USAGE, String.valueOf(malformed.getMessage()), malformed);
        }
    }

    private static Map<Setting, String> settings(Path file, YamlMap profile) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            profile.optionalText(setting.key())
                    .ifPresent(value -> settings.put(setting, located(file, setting, value)));
        }
        profile.refuseUnknownKeys();
        return settings;
    }

    private static String located(Path file, Setting setting, String value) {
        return setting.isFile() ? file.toAbsolutePath().resolveSibling(value).toString() : value;
    }

    private static String list(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
