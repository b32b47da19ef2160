/** Splitting work over threads; not exported. */
@NullMarked
package io.github.retention4j.concurrent;

import org.jspecify.annotations.NullMarked;
