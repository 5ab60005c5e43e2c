package dev.durward.store.directory;

/** Another process changed the directory after a change was decided; nothing of the call was written. */
public final class DirectoryRaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectoryRaceException() {
        super("the directory has changed since; decide again", null, false, false);
    }
}
