/** Markup that escapes by construction, for HTML and SVG. */
@NullMarked
package io.github.retention4j.report.markup;

import org.jspecify.annotations.NullMarked;
