package dev.durward.runtime.entry;

import dev.durward.door.CsrfProtection;
import dev.durward.door.Door;

/**
 * What HTTP entries need from outside.
 *
 * @param door tells who calls
 * @param csrf protects modifying requests of flows that ask for it
 */
public record EntryServices(Door door, CsrfProtection csrf) {}
