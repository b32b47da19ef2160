/** Customers followed by when they first came. */
@NullMarked
package io.github.retention4j.metric.cohort;

import org.jspecify.annotations.NullMarked;
