/** Reads a store's records from CSV files and databases. */
@SuppressWarnings("module") // retention-shops is built after this module, so it is not there yet
module io.github.retention4j.io {
    requires transitive io.github.retention4j.core;
    requires transitive java.sql;
    requires de.siegmar.fastcsv;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static org.jspecify;

    exports io.github.retention4j.io;
    exports io.github.retention4j.io.jdbc;
    exports io.github.retention4j.io.file to
            io.github.retention4j.shops;
    exports io.github.retention4j.io.text to
            io.github.retention4j.shops;
}
