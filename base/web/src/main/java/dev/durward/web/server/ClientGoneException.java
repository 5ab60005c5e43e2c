package dev.durward.web.server;

import java.io.IOException;

/** The client closed the connection, or stopped reading, before its request was answered. */
final class ClientGoneException extends IOException {
    ClientGoneException(String message) {
        super(message);
    }
}
