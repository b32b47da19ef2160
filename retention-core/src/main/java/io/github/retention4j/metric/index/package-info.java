/** Several metrics as one answer: an index of them, or goals for them. */
@NullMarked
package io.github.retention4j.metric.index;

import org.jspecify.annotations.NullMarked;
