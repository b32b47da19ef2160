/** A history that lives in a folder: {@link io.github.retention4j.livestore.RetentionStore}. */
@NullMarked
package io.github.retention4j.livestore;

import org.jspecify.annotations.NullMarked;
