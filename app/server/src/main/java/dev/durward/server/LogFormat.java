package dev.durward.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

/**
 * One JSON line an event, to standard error or, where the system property {@code durward.log.file} names one, to a file
 * that is kept small. The system property {@code durward.log.level}, such as {@code DEBUG}, shows more, of the libraries
 * too. Set up in code because reading Logback's XML takes part of the start.
 */
public final class LogFormat extends ContextAwareBase implements Configurator {
    private static final String FILE_PROPERTY = "durward.log.file";
    private static final String LEVEL_PROPERTY = "durward.log.level";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String file = System.getProperty(FILE_PROPERTY, "");
        OutputStreamAppender<ILoggingEvent> appender = file.isEmpty() ? console() : rolling(context, file);
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        String level = System.getProperty(LEVEL_PROPERTY, "");
        root.setLevel(Level.toLevel(level, Level.WARN));
        root.addAppender(appender);
        context.getLogger("dev.durward").setLevel(Level.toLevel(level, Level.INFO));
        // what failed is in the message processing log; Camel would add a stack trace for each message
        context.getLogger("org.apache.camel.processor.errorhandler").setLevel(Level.OFF);
        // warns of the notation that its own documentation uses
        context.getLogger("org.apache.camel.dsl.yaml").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static OutputStreamAppender<ILoggingEvent> console() {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        return console;
    }

    private static OutputStreamAppender<ILoggingEvent> rolling(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file);
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(FileSize.valueOf("20MB"));
        policy.setMaxHistory(7);
        policy.setTotalSizeCap(FileSize.valueOf("200MB"));
        policy.start();
        appender.setRollingPolicy(policy);
        return appender;
    }
}
