/** Pictures of each result that has a shape. */
@NullMarked
package io.github.retention4j.report.chart;

import org.jspecify.annotations.NullMarked;
