/** The words of the door: what becomes of rows that are bad, given twice or refunded, and the account of all that were given. */
@NullMarked
package io.github.retention4j.intake;

import org.jspecify.annotations.NullMarked;
