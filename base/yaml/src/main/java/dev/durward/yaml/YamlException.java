package dev.durward.yaml;

/** A YAML file that can't be used. The message names the file, the line, what is wrong and what to write instead. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong, in words for the operator. */
    public YamlException(String message) {
        super(message);
    }
}
