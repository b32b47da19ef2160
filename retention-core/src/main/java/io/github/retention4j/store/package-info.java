/** How a history is stored: rows as they arrive, and blocks of customers as they stay. Not exported. */
@NullMarked
package io.github.retention4j.store;

import org.jspecify.annotations.NullMarked;
