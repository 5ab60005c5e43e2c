package dev.durward.store.directory;

/** A change was refused because of what the directory holds; nothing of the call was written. */
public final class DirectoryConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is in the way, in words for the user. */
    public DirectoryConflictException(String message) {
        super(message);
    }
}
