package dev.durward.cli.monitoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.durward.cli.command.Invocation;
import dev.durward.cli.exit.ExitCode;
import dev.durward.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** A folder that attachments are written to, under names that can't lead out of it. */
final class AttachmentFolder {
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._ -]");
    private static final int LONGEST_NAME = 100;

    private final Invocation invocation;
    private final Path folder;

    private AttachmentFolder(Invocation invocation, Path folder) {
        this.invocation = invocation;
        this.folder = folder;
    }

    static AttachmentFolder at(Invocation invocation, String folder) throws Failure {
        try {
            return new AttachmentFolder(
                    invocation, invocation.surroundings().folder().resolve(folder));
        } catch (InvalidPathException malformed) {
            throw Failure.usage("--save: '" + folder + "' can't be a folder");
        }
    }

    /** Writes each attachment to {@code <number>-<name>}. */
    void save(MessageDetail detail) throws Failure {
        int number = 1;
        for (ObjectNode attachment : detail.attachments()) {
            String id = attachment.path("id").asText();
            write(fileName(number++, attachment.path("name").asText()), detail.content(id));
        }
    }

    private static String fileName(int number, String name) {
        String safe = UNSAFE.matcher(name).replaceAll("_");
        return number + "-" + safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    }

    private void write(String name, byte[] content) throws Failure {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw new Failure(
                    ExitCode.FAILURE,
                    file + " can't be written; is it there already, may you write there?",
                    unwritable);
        }
        invocation.note("Wrote " + file);
    }
}
