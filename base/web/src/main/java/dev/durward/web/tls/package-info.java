/** Keys and certificates of the TLS listener: read from PEM files, or made for development. */
@NullMarked
package dev.durward.web.tls;

import org.jspecify.annotations.NullMarked;
