/** What a loyalty programme's points come to: their fate, what is owed in them, and how many are redeemed or expire. */
@NullMarked
package io.github.retention4j.metric.programme;

import org.jspecify.annotations.NullMarked;
