package dev.durward.domain.authorization;

/**
 * A role given to a user or a group.
 *
 * @param role the role
 * @param principal who holds it
 */
public record RoleAssignment(RoleKey role, Principal principal) {}
