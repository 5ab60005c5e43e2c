package dev.durward.store.directory;

import dev.durward.domain.authorization.Principal;

/** What column {@code principal_kind} holds. */
enum PrincipalKind {
    USER,
    GROUP;

    static PrincipalKind of(Principal principal) {
        return switch (principal) {
            case Principal.User _ -> USER;
            case Principal.Group _ -> GROUP;
        };
    }

    Principal principal(String name) {
        return switch (this) {
            case USER -> new Principal.User(name);
            case GROUP -> new Principal.Group(name);
        };
    }
}
