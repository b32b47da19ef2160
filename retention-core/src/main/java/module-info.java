/** Loyalty and retention metrics over a shop's own records. */
module io.github.retention4j.core {
    requires com.google.common;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.interval;
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires org.slf4j;

    exports io.github.retention4j.history;
    exports io.github.retention4j.model;
}
