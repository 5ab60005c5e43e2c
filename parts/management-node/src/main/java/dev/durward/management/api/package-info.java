/** Owns what all entity sets of the API share: who calls, which roles are needed, and how a filter becomes a question to the store. */
@NullMarked
package dev.durward.management.api;

import org.jspecify.annotations.NullMarked;
