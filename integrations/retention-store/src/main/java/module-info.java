/** A history in a folder: events are added one by one, survive a crash, and are in any snapshot at once. */
module io.github.retention4j.livestore {
    requires transitive io.github.retention4j.core;
    requires static org.jspecify;
    requires org.slf4j;

    exports io.github.retention4j.livestore;
}
