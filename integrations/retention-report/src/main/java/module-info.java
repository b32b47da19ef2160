/** Pictures of results, and one page that a shop owner can open, print and send. */
module io.github.retention4j.report {
    requires transitive io.github.retention4j.core;
    // For PNG alone.
    requires static java.desktop;
    requires static org.jspecify;

    exports io.github.retention4j.report;
    exports io.github.retention4j.report.language;
    exports io.github.retention4j.report.picture;
}
