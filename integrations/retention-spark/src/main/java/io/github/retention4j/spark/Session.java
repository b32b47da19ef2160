package io.github.retention4j.spark;

import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/** Which kind of session a dataset is of. */
final class Session {
    private Session() {}

    /**
     * Refuses a session of Spark Connect, whose client cannot send classes to the executors unasked.
     *
     * @throws UnsupportedOperationException under Spark Connect
     */
    static void requireClassic(SparkSession spark) {
        requireClassic(spark.getClass());
    }

    /** The same of a session's class: the client of 3.5 has the name of the usual one, and no context. */
    static void requireClassic(Class<?> session) {
        boolean hasContext = Arrays.stream(session.getMethods())
                .anyMatch(method -> method.getName().equals("sparkContext"));
        if (session.getName().contains(".connect.") || !hasContext) {
            throw new UnsupportedOperationException("this is a session of Spark Connect (" + session.getName()
                    + "), whose server does not run functions of a library; run this where the driver is, with spark-submit or"
                    + " spark-shell");
        }
    }
}
