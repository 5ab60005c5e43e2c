/** Tests the packaged product from outside: its jar as a process, curl over TLS, and the files it writes. */
@NullMarked
package dev.durward.e2e;

import org.jspecify.annotations.NullMarked;
