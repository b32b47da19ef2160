/** Rows of a database's query, by JDBC. */
@NullMarked
package io.github.retention4j.io.jdbc;

import org.jspecify.annotations.NullMarked;
