/** How the bytes of a file become rows. Not exported. */
@NullMarked
package io.github.retention4j.io.file;

import org.jspecify.annotations.NullMarked;
