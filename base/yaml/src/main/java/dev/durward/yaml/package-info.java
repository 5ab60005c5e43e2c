/** Owns reading YAML with messages that name file, line and remedy. */
@NullMarked
package dev.durward.yaml;

import org.jspecify.annotations.NullMarked;
