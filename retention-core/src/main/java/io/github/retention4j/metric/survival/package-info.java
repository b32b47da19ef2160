/** How long it takes until customers do something, counting those who have not done it yet. */
@NullMarked
package io.github.retention4j.metric.survival;

import org.jspecify.annotations.NullMarked;
