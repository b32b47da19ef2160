/** Patterns of dates and times, and the short ways to what they mean. Not exported. */
@NullMarked
package io.github.retention4j.io.time;

import org.jspecify.annotations.NullMarked;
