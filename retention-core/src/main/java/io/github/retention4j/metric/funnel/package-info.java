/** How far customers come, step by step. */
@NullMarked
package io.github.retention4j.metric.funnel;

import org.jspecify.annotations.NullMarked;
