/** What a loyalty programme gives, costs, moves and brings. */
@NullMarked
package io.github.retention4j.metric.programme;

import org.jspecify.annotations.NullMarked;
