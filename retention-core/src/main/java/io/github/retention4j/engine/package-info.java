/** Runs metrics over a history. */
@NullMarked
package io.github.retention4j.engine;

import org.jspecify.annotations.NullMarked;
