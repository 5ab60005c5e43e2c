package dev.durward.odata.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A form that answers are written in. */
public sealed interface Format permits JsonFormat, AtomFormat {
    /** Writes many entities, as they come. */
    <T> void feed(OutputStream out, FeedContent<T> content) throws IOException;

    /** Writes one entity. */
    <T> void entry(OutputStream out, EntryPlan<T> plan, T row) throws IOException;

    /** Writes one property, by its path; the whole of a complex one. */
    <T> void property(OutputStream out, EntryPlan<T> plan, List<String> path, T row) throws IOException;

    /** Writes the service document. */
    void serviceDocument(OutputStream out, List<String> sets) throws IOException;
}
