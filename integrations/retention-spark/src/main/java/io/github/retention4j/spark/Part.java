package io.github.retention4j.spark;

import io.github.retention4j.engine.PartialReport;
import io.github.retention4j.history.Extent;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of the rows of a partition.
 *
 * @param extent how far they reach
 * @param intake what became of each
 * @param report what the metrics have of them; none if the basis that was expected does not have all that they need
 * @param failure why there is nothing at all
 */
record Part(
        @Nullable Extent extent,
        @Nullable Intake intake,
        @Nullable PartialReport report,
        @Nullable RuntimeException failure)
        implements Serializable {
    static Part of(Extent extent, Intake intake, @Nullable PartialReport report) {
        return new Part(extent, intake, report, null);
    }

    static Part failed(RuntimeException failure) {
        return new Part(null, null, null, failure);
    }

    /** Both together; of two failures the one of the earlier row. */
    Part and(Part other) {
        if (failure != null || other.failure != null) {
            return row(this) <= row(other) ? this : other;
        }
        return of(
                extent.union(other.extent),
                intake.union(other.intake),
                report == null || other.report == null ? null : report.merge(other.report));
    }

    /** Of which row it failed; of none comes last, and of success never. */
    private static long row(Part part) {
        if (part.failure == null) {
            return Long.MAX_VALUE;
        }
        return part.failure instanceof InvalidRowException bad ? bad.row() : Long.MAX_VALUE - 1;
    }

    /** All together. */
    static Part all(Part none, List<Part> parts) {
        Part all = none;
        for (Part part : parts) {
            all = all.and(part);
        }
        return all;
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What an executor of this very job sent. */
    @SuppressWarnings("BanSerializableRead") // Spark itself sends its results so, over the same wire
    static Part read(byte[] bytes) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(type.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(type);
                }
            }
        }) {
            return (Part) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
