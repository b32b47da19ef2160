/** Texts, characters and bytes, and how they are shown. Not exported. */
@NullMarked
package io.github.retention4j.io.text;

import org.jspecify.annotations.NullMarked;
