/** Numbers and money as files write them, and as whole units. Not exported. */
@NullMarked
package io.github.retention4j.io.amount;

import org.jspecify.annotations.NullMarked;
