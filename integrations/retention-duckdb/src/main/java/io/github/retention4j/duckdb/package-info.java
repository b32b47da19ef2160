/** Parquet and JSON files, and queries, by DuckDB in this process. */
@NullMarked
package io.github.retention4j.duckdb;

import org.jspecify.annotations.NullMarked;
