package dev.durward.e2e;

import dev.durward.testing.postgres.PostgresCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two nodes on one PostgreSQL, each over a line of its own that can be cut. */
final class TwoNodes implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://127\\.0\\.0\\.1:)(\\d+)(/.*)");

    private final List<CutLine> lines;
    private final List<Node> nodes;

    private TwoNodes(List<CutLine> lines, List<Node> nodes) {
        this.lines = lines;
        this.nodes = nodes;
    }

    /** Starts both; {@code more} is added to their configurations. */
    static TwoNodes start(Path folder, String more) throws Exception {
        Matcher url = URL.matcher(PostgresCluster.shared().newDatabase());
        if (!url.matches()) {
            throw new IllegalStateException("not the address of a database: " + url);
        }
        int database = Integer.parseInt(url.group(2));
        List<CutLine> lines = List.of(new CutLine(database), new CutLine(database));
        String before = url.group(1);
        String after = url.group(3);
        Node first = Node.onPostgres(folder, "node-a", before + lines.get(0).port() + after, more);
        Node second = Node.onPostgres(folder, "node-b", before + lines.get(1).port() + after, more);
        return new TwoNodes(lines, List.of(first.start(), second.start()));
    }

    /** Node 0 or 1. */
    Node node(int number) {
        return nodes.get(number);
    }

    /** The line of node 0 or 1 to the database. */
    CutLine line(int number) {
        return lines.get(number);
    }

    @Override
    public void close() throws IOException {
        for (CutLine line : lines) {
            line.mend();
        }
        nodes.forEach(Node::close);
        for (CutLine line : lines) {
            line.close();
        }
    }
}
