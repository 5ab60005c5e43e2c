package dev.durward.cli.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.command.Verb;
import dev.durward.cli.doctor.Finding.Fine;
import dev.durward.cli.doctor.Finding.Odd;
import dev.durward.cli.doctor.Finding.Skipped;
import dev.durward.cli.doctor.Finding.Wrong;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import dev.durward.cli.output.Field;
import dev.durward.cli.output.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code durward doctor}: goes a client's way from its settings to a log, and says where it ends and what to do. */
public final class DoctorCommand {
    private static final List<Field> FIELDS = Field.of("check", "result", "found", "|", "remedy");
    private static final List<Check> CHECKS = List.of(
            new Check("settings", NetworkChecks::settings),
            new Check("names", NetworkChecks::names),
            new Check("ports", NetworkChecks::ports),
            new Check("certificates", NetworkChecks::certificates),
            new Check("clock", AccessChecks::clock),
            new Check("health", AccessChecks::health),
            new Check("token", AccessChecks::token),
            new Check("logs", AccessChecks::logs),
            new Check("roles", RoleCheck::findings),
            new Check("csrf", AccessChecks::csrf));

    private final List<ObjectNode> rows = new ArrayList<>();
    private final Set<String> remedies = new LinkedHashSet<>();
    private Optional<ExitCode> worst = Optional.empty();

    private DoctorCommand() {}

    /** The command. */
    public static Verb verb() {
        return new Verb(
                        "doctor",
                        "Checks a client's way from its settings to a log, and says what is wrong and what to do.",
                        invocation -> new DoctorCommand().run(invocation))
                .example("durward doctor")
                .example("durward doctor --client-id log-reader --client-secret-file secret -o json")
                .prints(FIELDS);
    }

    private void run(Invocation invocation) throws Failure, IOException {
        Patient patient = new Patient(invocation);
        for (Check check : CHECKS) {
            for (Finding finding : findings(check, patient)) {
                add(check, finding);
            }
            if (worst.filter(ExitCode.USAGE::equals).isPresent()) {
                break;
            }
        }
        invocation.print(Listing.of(FIELDS, rows));
        if (worst.isPresent()) {
            throw new Failure(worst.get(), String.join("\n", remedies));
        }
        remedies.forEach(invocation::note);
    }

    private static List<Finding> findings(Check check, Patient patient) {
        try {
            return check.examination().of(patient);
        } catch (Failure failure) {
            return List.of(new Wrong(failure.exitCode(), failure.text(), ""));
        }
    }

    private void add(Check check, Finding finding) {
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("check", check.name());
        switch (finding) {
            case Fine fine -> row.put("result", "ok").put("found", fine.text()).putNull("remedy");
            case Skipped skipped ->
                row.put("result", "skipped").put("found", skipped.text()).putNull("remedy");
            case Odd odd -> {
                row.put("result", "warning").put("found", odd.text()).put("remedy", odd.remedy());
                remedies.add(check.name() + ": " + odd.remedy());
            }
            case Wrong wrong -> {
                row.put("result", "WRONG").put("found", wrong.text()).put("remedy", wrong.remedy());
                remedies.add(check.name() + ": " + (wrong.remedy().isEmpty() ? wrong.text() : wrong.remedy()));
                worst = worst.or(() -> Optional.of(wrong.exitCode()));
            }
        }
        rows.add(row);
    }
}
