/** Pictures of results, and a page of them for whoever runs the shop. */
@NullMarked
package io.github.retention4j.report;

import org.jspecify.annotations.NullMarked;
