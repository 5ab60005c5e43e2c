package dev.durward.recorder;

import dev.durward.domain.log.Attachment;
import dev.durward.domain.log.CustomHeaderProperty;
import dev.durward.domain.log.ErrorInformation;
import dev.durward.domain.log.IntegrationArtifact;
import dev.durward.domain.log.LogLevel;
import dev.durward.domain.log.MessageLogReport;
import dev.durward.domain.log.MessageLogReport.NewAttachment;
import dev.durward.domain.log.MessageProcessingLog;
import dev.durward.domain.log.MessageStatus;
import dev.durward.domain.log.Run;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The binary form of a report on disk: fields in order, texts as UTF-8 behind their length, -1 for null. */
final class ReportCodec {
    private static final int NULL = -1;

    private ReportCodec() {}

    static void write(MessageLogReport report, DataOutputStream out) throws IOException {
        text(report.account(), out);
        out.writeLong(report.revision());
        text(report.node(), out);
        writeLog(report.log(), out);
        out.writeInt(report.properties().size());
        for (CustomHeaderProperty property : report.properties()) {
            text(property.name(), out);
            text(property.value(), out);
        }
        out.writeInt(report.attachments().size());
        for (NewAttachment attachment : report.attachments()) {
            writeAttachment(attachment, out);
        }
        out.writeInt(report.runs().size());
        for (Run run : report.runs()) {
            writeRun(run, out);
        }
        ErrorInformation error = report.error().orElse(null);
        text(error == null ? null : error.text(), out);
        text(error == null ? null : error.lastErrorModelStepId(), out);
    }

    static MessageLogReport read(DataInputStream in) throws IOException {
        String account = required(in);
        long revision = in.readLong();
        String node = required(in);
        MessageProcessingLog log = readLog(in);
        List<CustomHeaderProperty> properties = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            properties.add(new CustomHeaderProperty(required(in), required(in)));
        }
        List<NewAttachment> attachments = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            attachments.add(readAttachment(in));
        }
        List<Run> runs = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            runs.add(readRun(in));
        }
        String errorText = text(in);
        String step = text(in);
        Optional<ErrorInformation> error =
                errorText == null ? Optional.empty() : Optional.of(new ErrorInformation(errorText, step));
        return new MessageLogReport(account, revision, node, log, properties, attachments, runs, error);
    }

    private static void writeLog(MessageProcessingLog log, DataOutputStream out) throws IOException {
        text(log.messageGuid(), out);
        text(log.correlationId(), out);
        text(log.applicationMessageId(), out);
        text(log.applicationMessageType(), out);
        out.writeLong(log.logStart().toEpochMilli());
        out.writeLong(log.logEnd().toEpochMilli());
        text(log.sender(), out);
        text(log.receiver(), out);
        text(log.status().name(), out);
        text(log.artifact().id(), out);
        text(log.artifact().name(), out);
        text(log.artifact().type(), out);
        text(log.artifact().packageId(), out);
        text(log.artifact().packageName(), out);
        text(log.logLevel().name(), out);
        text(log.customStatus(), out);
        text(log.transactionId(), out);
        text(log.previousComponentName(), out);
        text(log.localComponentName(), out);
        text(log.originComponentName(), out);
    }

    private static MessageProcessingLog readLog(DataInputStream in) throws IOException {
        return new MessageProcessingLog(
                required(in),
                required(in),
                text(in),
                text(in),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                text(in),
                text(in),
                MessageStatus.valueOf(required(in)),
                new IntegrationArtifact(required(in), required(in), required(in), required(in), required(in)),
                LogLevel.valueOf(required(in)),
                required(in),
                required(in),
                text(in),
                required(in),
                required(in));
    }

    private static void writeAttachment(NewAttachment added, DataOutputStream out) throws IOException {
        Attachment attachment = added.attachment();
        text(attachment.id(), out);
        text(attachment.messageGuid(), out);
        out.writeLong(attachment.time().toEpochMilli());
        text(attachment.name(), out);
        text(attachment.contentType(), out);
        out.writeInt(added.content().length);
        out.write(added.content());
    }

    private static NewAttachment readAttachment(DataInputStream in) throws IOException {
        String id = required(in);
        String messageGuid = required(in);
        Instant time = Instant.ofEpochMilli(in.readLong());
        String name = required(in);
        String contentType = required(in);
        byte[] content = in.readNBytes(in.readInt());
        return new NewAttachment(new Attachment(id, messageGuid, time, name, contentType, content.length), content);
    }

    private static void writeRun(Run run, DataOutputStream out) throws IOException {
        text(run.id(), out);
        out.writeLong(run.runStart().toEpochMilli());
        Instant stop = run.runStop();
        out.writeLong(stop == null ? NULL : stop.toEpochMilli());
        text(run.logLevel().name(), out);
        text(run.overallState().name(), out);
        text(run.processId(), out);
    }

    private static Run readRun(DataInputStream in) throws IOException {
        String id = required(in);
        Instant start = Instant.ofEpochMilli(in.readLong());
        long stop = in.readLong();
        return new Run(
                id,
                start,
                stop == NULL ? null : Instant.ofEpochMilli(stop),
                LogLevel.valueOf(required(in)),
                MessageStatus.valueOf(required(in)),
                required(in));
    }

    private static void text(@Nullable String text, DataOutputStream out) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String required(DataInputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IOException("a required text is missing");
        }
        return text;
    }
}
