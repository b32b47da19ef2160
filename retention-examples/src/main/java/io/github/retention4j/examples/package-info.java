/** The demo and the examples. */
@NullMarked
package io.github.retention4j.examples;

import org.jspecify.annotations.NullMarked;
