/** The store: a shop's events, customer by customer in time order, built once through one door. */
@NullMarked
package io.github.retention4j.history;

import org.jspecify.annotations.NullMarked;
