/** Metrics of a history as meters of Micrometer, told anew at each refresh. */
@SuppressWarnings("requires-transitive-automatic") // Micrometer has a name for its module, and no descriptor
module io.github.retention4j.micrometer {
    requires transitive io.github.retention4j.core;
    requires transitive micrometer.core;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.github.retention4j.micrometer;
}
