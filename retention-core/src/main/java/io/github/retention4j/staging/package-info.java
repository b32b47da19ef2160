/** What arrives: each row is checked, waits in its partition, and becomes part of a block. Not exported. */
@NullMarked
package io.github.retention4j.staging;

import org.jspecify.annotations.NullMarked;
