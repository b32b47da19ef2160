/** Compares metrics: two of them, the groups of a segment, the windows of a trend. What differs, how sure that is, and what it would take to see it. */
@NullMarked
package io.github.retention4j.compare;

import org.jspecify.annotations.NullMarked;
