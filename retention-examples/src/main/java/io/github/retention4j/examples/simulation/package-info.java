/** A made-up shop to try things on: seeded, so that it is the same shop everywhere. */
@NullMarked
package io.github.retention4j.examples.simulation;

import org.jspecify.annotations.NullMarked;
