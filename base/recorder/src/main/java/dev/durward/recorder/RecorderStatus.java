package dev.durward.recorder;

/**
 * How a recorder is at one moment.
 *
 * @param sinkAway whether the last attempt to write failed
 * @param open messages being processed
 * @param queued messages waiting in memory for the next batch
 * @param written reports that the sink took, since the start
 * @param spooledBytes reports waiting on disk
 * @param lost reports that neither the sink nor the disk could take, since the start
 */
public record RecorderStatus(boolean sinkAway, int open, int queued, long written, long spooledBytes, long lost) {}
