/** Exact sums; not exported. */
@NullMarked
package io.github.retention4j.math;

import org.jspecify.annotations.NullMarked;
