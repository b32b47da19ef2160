/** Loyalty and retention metrics from a store's own records. */
module io.github.retention4j.core {
    requires com.google.common;
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.interval;
    requires org.slf4j;

    exports io.github.retention4j.model;
}
