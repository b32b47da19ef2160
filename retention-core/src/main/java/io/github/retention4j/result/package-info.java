/** What metrics answer with: counts kept, rates and intervals derived, each naming its definition. */
@NullMarked
package io.github.retention4j.result;

import org.jspecify.annotations.NullMarked;
