/** A class for each shop platform: which of its exports is read, and what a row of it means. */
@NullMarked
package io.github.retention4j.shops;

import org.jspecify.annotations.NullMarked;
