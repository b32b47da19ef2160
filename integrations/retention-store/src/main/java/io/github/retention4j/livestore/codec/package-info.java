/** Records as bytes and back: what stands in the log behind the head of each event. */
@NullMarked
package io.github.retention4j.livestore.codec;

import org.jspecify.annotations.NullMarked;
