/** Reads a store's records from Parquet and JSON files and whatever else DuckDB reads. */
module io.github.retention4j.duckdb {
    requires transitive io.github.retention4j.io;
    requires transitive java.sql;
    requires duckdb.jdbc;
    requires static org.jspecify;

    exports io.github.retention4j.duckdb;
}
