/** The demo, and one runnable file for each question a user asks. */
module io.github.retention4j.examples {
    requires transitive io.github.retention4j.core;
    requires transitive io.github.retention4j.io;
    requires transitive io.github.retention4j.report;
    requires transitive io.github.retention4j.shops;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires com.h2database;
    requires java.naming;
    requires de.siegmar.fastcsv;
    requires static org.jspecify;

    exports io.github.retention4j.examples;
    exports io.github.retention4j.examples.simulation;
}
