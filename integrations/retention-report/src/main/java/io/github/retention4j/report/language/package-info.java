/** Languages of pages and pictures, and how they tell words, figures and days. */
@NullMarked
package io.github.retention4j.report.language;

import org.jspecify.annotations.NullMarked;
