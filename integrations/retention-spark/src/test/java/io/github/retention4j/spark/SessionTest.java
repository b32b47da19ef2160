package io.github.retention4j.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.spark.connect.ConnectSession;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SessionTest {
    /** As that of 3.5, whose class is called as the usual one and has less. */
    private static final class ClientOfOld {}

    @Test
    void thatOfThisMachineIsTaken() {
        assertThatCode(() -> Session.requireClassic(Local.SPARK)).doesNotThrowAnyException();
        assertThatCode(() -> Session.requireClassic(SparkSession.class)).doesNotThrowAnyException();
    }

    @Test
    void thatOfSparkConnectIsRefused() {
        for (Class<?> session : new Class<?>[] {ConnectSession.class, ClientOfOld.class}) {
            assertThatThrownBy(() -> Session.requireClassic(session))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("Spark Connect")
                    .hasMessageContaining(session.getName())
                    .hasMessageContaining("spark-submit");
        }
    }
}
