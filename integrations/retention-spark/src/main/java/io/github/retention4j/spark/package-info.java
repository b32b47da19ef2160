/** The metrics over datasets of Apache Spark. */
@NullMarked
package io.github.retention4j.spark;

import org.jspecify.annotations.NullMarked;
