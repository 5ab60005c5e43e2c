package dev.durward.cockpit.web;

import dev.durward.cockpit.api.ApiCallers;
import dev.durward.door.SessionDoor;
import dev.durward.web.Request;

/** Callers of the platform API who are signed in to the cockpit; Basic authentication is not looked at there. */
final class SessionCallers implements ApiCallers {
    private final SessionDoor door;

    SessionCallers(SessionDoor door) {
        this.door = door;
    }

    @Override
    public String user(String account, Request request) {
        return door.admit(request).user();
    }
}
