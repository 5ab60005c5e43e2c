/** Owns what the product says about itself. */
@NullMarked
package dev.durward.domain.product;

import org.jspecify.annotations.NullMarked;
