/** Loyalty and retention metrics over a shop's own records. */
module io.github.retention4j.core {
    requires com.google.common;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.interval;
    requires static transitive org.jspecify;
    requires transitive org.joda.money;
    requires org.slf4j;

    exports io.github.retention4j.clv;
    exports io.github.retention4j.compare;
    exports io.github.retention4j.engine;
    exports io.github.retention4j.history;
    exports io.github.retention4j.intake;
    exports io.github.retention4j.metric;
    exports io.github.retention4j.metric.audience;
    exports io.github.retention4j.metric.acquisition;
    exports io.github.retention4j.metric.cohort;
    exports io.github.retention4j.metric.definition;
    exports io.github.retention4j.metric.engagement;
    exports io.github.retention4j.metric.funnel;
    exports io.github.retention4j.metric.index;
    exports io.github.retention4j.metric.programme;
    exports io.github.retention4j.metric.promotion;
    exports io.github.retention4j.metric.retention;
    exports io.github.retention4j.metric.satisfaction;
    exports io.github.retention4j.metric.segment;
    exports io.github.retention4j.metric.survival;
    exports io.github.retention4j.metric.value;
    exports io.github.retention4j.model;
    exports io.github.retention4j.programme;
    exports io.github.retention4j.result;
}
