/** One row of texts, the names of its columns, and what may be stated of rows. Not exported. */
@NullMarked
package io.github.retention4j.io.row;

import org.jspecify.annotations.NullMarked;
