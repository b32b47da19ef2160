package io.github.retention4j.spark.connect;

/** Named as a session of Spark Connect is, from 4.0 on. */
public final class ConnectSession {
    public String version() {
        return "4.2";
    }
}
