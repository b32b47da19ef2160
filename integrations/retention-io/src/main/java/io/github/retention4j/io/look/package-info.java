/** What columns and rows of a file that nobody has described look like. Not exported. */
@NullMarked
package io.github.retention4j.io.look;

import org.jspecify.annotations.NullMarked;
