package dev.durward.server.demo;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What was asked of the demo.
 *
 * @param data folder that keeps everything, absolute
 * @param port TLS port, 1 to 65535
 * @param httpPort plain port; empty for none
 * @param traffic whether the timer flow keeps sending messages
 */
record DemoOptions(Path data, int port, OptionalInt httpPort, boolean traffic) {}
