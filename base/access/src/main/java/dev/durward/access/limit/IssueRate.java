package dev.durward.access.limit;

/**
 * How many tokens of one format may be issued in a second; twice as many at once after a pause.
 *
 * @param perClient to one client, at least 1
 * @param perAccount to all clients of one account, at least 1
 * @param total to everybody, at least 1
 */
public record IssueRate(int perClient, int perAccount, int total) {
    /** Checks every number. */
    public IssueRate {
        if (perClient < 1 || perAccount < 1 || total < 1) {
            throw new IllegalArgumentException("rate limits must be at least 1 token a second");
        }
    }
}
