/** How often customers come. */
@NullMarked
package io.github.retention4j.metric.engagement;

import org.jspecify.annotations.NullMarked;
