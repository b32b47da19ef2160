/** One question by every definition that has a name, side by side, with what tells them apart in counts. */
@NullMarked
package io.github.retention4j.metric.definition;

import org.jspecify.annotations.NullMarked;
