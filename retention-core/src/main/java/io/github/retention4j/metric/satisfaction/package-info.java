/** What customers say. */
@NullMarked
package io.github.retention4j.metric.satisfaction;

import org.jspecify.annotations.NullMarked;
