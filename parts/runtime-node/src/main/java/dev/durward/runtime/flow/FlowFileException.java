package dev.durward.runtime.flow;

/** Says what is wrong with a flow file; the message names the file and, where known, the line. */
final class FlowFileException extends Exception {
    FlowFileException(String message) {
        super(message);
    }
}
