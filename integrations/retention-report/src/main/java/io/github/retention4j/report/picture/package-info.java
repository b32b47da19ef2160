/** Pictures as display lists, and what writes them. */
@NullMarked
package io.github.retention4j.report.picture;

import org.jspecify.annotations.NullMarked;
