/** What an order and a customer are worth. */
@NullMarked
package io.github.retention4j.metric.value;

import org.jspecify.annotations.NullMarked;
