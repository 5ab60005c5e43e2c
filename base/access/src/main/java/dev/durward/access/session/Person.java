package dev.durward.access.session;

/**
 * Somebody who has just proved who they are.
 *
 * @param user the name that rights are given to
 * @param proof what they proved it with, in a form that changes when that is no longer good
 */
public record Person(String user, String proof) {}
