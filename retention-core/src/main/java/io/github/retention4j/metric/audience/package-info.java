/** Whom to write to, and why: customers with a reason, the highest stake first. */
@NullMarked
package io.github.retention4j.metric.audience;

import org.jspecify.annotations.NullMarked;
