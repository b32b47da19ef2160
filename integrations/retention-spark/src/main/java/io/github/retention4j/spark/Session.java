package io.github.retention4j.spark;

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
        if (spark.getClass().getName().contains(".connect.")) {
            throw new UnsupportedOperationException(
                    "this is a session of Spark Connect (" + spark.getClass().getName()
                            + "), whose server does not run functions of a library; run this where the driver is, with spark-submit or"
                            + " spark-shell");
        }
    }
}
