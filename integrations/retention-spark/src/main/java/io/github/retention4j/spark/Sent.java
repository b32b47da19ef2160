package io.github.retention4j.spark;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What goes to the executors. */
final class Sent {
    private Sent() {}

    /**
     * Refuses what cannot be sent, before Spark does with a page that shows what the function holds on to.
     *
     * @throws IllegalArgumentException if something is not serializable
     */
    static void require(Object... sent) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(sent);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "a function cannot be sent to the executors because of " + e.getMessage()
                            + " in it, which is not Serializable; let it use local variables that are, and no field of the class"
                            + " around it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
