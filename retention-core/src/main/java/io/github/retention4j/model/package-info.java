/** The immutable records that a user's own data maps to. */
@NullMarked
package io.github.retention4j.model;

import org.jspecify.annotations.NullMarked;
