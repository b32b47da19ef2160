/** What a metric is: a fold over customers' histories that any thread can do a part of. */
@NullMarked
package io.github.retention4j.metric;

import org.jspecify.annotations.NullMarked;
