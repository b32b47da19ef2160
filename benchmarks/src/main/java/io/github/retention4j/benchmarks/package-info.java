/** How long the layers take, and the peers measured beside them. */
@NullMarked
package io.github.retention4j.benchmarks;

import org.jspecify.annotations.NullMarked;
