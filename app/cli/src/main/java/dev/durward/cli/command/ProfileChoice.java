package dev.durward.cli.command;

import dev.durward.cli.exit.Failure;
import dev.durward.cli.profile.Profile;
import dev.durward.cli.profile.ProfileFile;
import dev.durward.cli.profile.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the profile in force: options, then the environment, then a file. */
final class ProfileChoice {
    private static final String PROFILE_FILE = "DURWARD_PROFILE_FILE";
    private static final String PROFILE = "DURWARD_PROFILE";
    private static final String DEMO = "durward-demo/cli.yaml";

    private ProfileChoice() {}

    static Profile of(Map<Setting, String> options, Invocation invocation) throws Failure {
        Surroundings around = invocation.surroundings();
        Map<Setting, String> environment = environment(around.environment());
        Optional<Path> file = file(invocation, options.isEmpty() && environment.isEmpty());
        Map<Setting, String> stored = file.isPresent()
                ? ProfileFile.read(file.get(), given(invocation.value(Verb.PROFILE), around, PROFILE))
                : Map.of();
        return new Profile(List.of(options, environment, stored), around.in());
    }

    private static Map<Setting, String> environment(Map<String, String> variables) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = variables.getOrDefault(setting.variable(), "");
            if (!value.isEmpty()) {
                settings.put(setting, value);
            }
        }
        return settings;
    }

    /** A demo's file only when nothing else says anything, so that no secret goes to a server of a stray folder. */
    private static Optional<Path> file(Invocation invocation, boolean nothingElse) {
        Surroundings around = invocation.surroundings();
        Optional<Path> named =
                given(invocation.value(Verb.PROFILE_FILE), around, PROFILE_FILE).map(around.folder()::resolve);
        if (named.isPresent()) {
            return named;
        }
        Optional<Path> usual = home(around.environment()).filter(Files::exists);
        return usual.or(
                () -> Optional.of(around.folder().resolve(DEMO)).filter(demo -> nothingElse && Files.exists(demo)));
    }

    private static Optional<Path> home(Map<String, String> variables) {
        String config = variables.getOrDefault("XDG_CONFIG_HOME", "");
        String home = variables.getOrDefault("HOME", variables.getOrDefault("USERPROFILE", ""));
        if (config.isEmpty() && home.isEmpty()) {
            return Optional.empty();
        }
        Path folder = config.isEmpty() ? Path.of(home, ".config") : Path.of(config);
        return Optional.of(folder.resolve("durward").resolve("config.yaml"));
    }

    private static Optional<String> given(Optional<String> option, Surroundings around, String variable) {
        return option.or(() -> Optional.of(around.environment().getOrDefault(variable, "")))
                .filter(text -> !text.isEmpty());
    }
}
