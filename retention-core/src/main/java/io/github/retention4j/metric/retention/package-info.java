/** Who stays, who leaves, who buys again. */
@NullMarked
package io.github.retention4j.metric.retention;

import org.jspecify.annotations.NullMarked;
