/** What new customers cost, and when they have paid for it. */
@NullMarked
package io.github.retention4j.metric.acquisition;

import org.jspecify.annotations.NullMarked;
