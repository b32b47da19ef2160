/** What coupons do. */
@NullMarked
package io.github.retention4j.metric.promotion;

import org.jspecify.annotations.NullMarked;
