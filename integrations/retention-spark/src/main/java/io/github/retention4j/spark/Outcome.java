package io.github.retention4j.spark;

import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.history.Extent;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What came of the rows of a partition, or of several. It travels as Spark's own results do, by Java's serialisation. */
sealed interface Outcome extends Serializable {
    /**
     * They became a part of a history.
     *
     * @param extent how far they reach
     * @param intake what became of each
     * @param report what the metrics have of them; none if the basis that was expected does not have all that they need
     */
    record Part(Extent extent, Intake intake, @Nullable PartialReport report) implements Outcome {
        private Outcome and(Part other) {
            try {
                return new Part(
                        extent.union(other.extent),
                        intake.union(other.intake),
                        report == null || other.report == null ? null : report.merge(other.report));
            } catch (IllegalArgumentException tooMuch) {
                return new Failure(tooMuch);
            }
        }
    }

    /**
     * There is nothing, because of a bad row or the like.
     *
     * @param reason why
     */
    record Failure(RuntimeException reason) implements Outcome {
        /** Ends the driver's call. Where on the executor a bad row was met helps nobody. */
        RuntimeException onDriver() {
            return reason instanceof InvalidRowException bad
                    ? new InvalidRowException(bad.source(), bad.row(), bad.reason())
                    : reason;
        }

        private long row() {
            return reason instanceof InvalidRowException bad ? bad.row() : Long.MAX_VALUE;
        }
    }

    /** Both together; of two failures that of the earlier row. */
    default Outcome and(Outcome other) {
        if (this instanceof Part part && other instanceof Part more) {
            return part.and(more);
        }
        return this instanceof Failure failure && !(other instanceof Failure later && later.row() < failure.row())
                ? failure
                : other;
    }

    default byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        } catch (NotSerializableException e) {
            if (this instanceof Failure failure) {
                return new Failure(new IllegalStateException(failure.reason.toString())).toBytes();
            }
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What an executor of this very job sent. */
    @SuppressWarnings("BanSerializableRead") // from no one but this job's own executors
    static Outcome read(byte[] bytes) {
        try (ObjectInputStream in = new OfThisJob(bytes)) {
            return (Outcome) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Finds classes where Spark does, those of a shell too. */
    final class OfThisJob extends ObjectInputStream {
        private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

        private OfThisJob(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type);
            }
        }
    }
}
