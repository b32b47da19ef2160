/** What loyalty programmes do: members, the flow and the fate of points, what they cost and bring. */
@NullMarked
package io.github.retention4j.metric.programme;

import org.jspecify.annotations.NullMarked;
