/** Reads what shop platforms export. */
module io.github.retention4j.shops {
    requires transitive io.github.retention4j.io;
    requires org.dhatim.fastexcel.reader;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports io.github.retention4j.shops;
}
