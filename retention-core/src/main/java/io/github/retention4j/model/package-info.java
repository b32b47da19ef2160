/** The immutable records that a user's own customers, orders, coupons and survey answers map to. */
@NullMarked
package io.github.retention4j.model;

import org.jspecify.annotations.NullMarked;
