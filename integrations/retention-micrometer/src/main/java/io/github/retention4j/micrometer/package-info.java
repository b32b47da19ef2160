/** Metrics of a shop as meters: {@link io.github.retention4j.micrometer.RetentionMeters}. */
@NullMarked
package io.github.retention4j.micrometer;

import org.jspecify.annotations.NullMarked;
