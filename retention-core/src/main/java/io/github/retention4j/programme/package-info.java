/** Loyalty programmes as values, and what they make of a customer's history. */
@NullMarked
package io.github.retention4j.programme;

import org.jspecify.annotations.NullMarked;
