/** Readers of a store's records. */
@NullMarked
package io.github.retention4j.io;

import org.jspecify.annotations.NullMarked;
