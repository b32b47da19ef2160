/** Ways to divide the customers. */
@NullMarked
package io.github.retention4j.metric.segment;

import org.jspecify.annotations.NullMarked;
