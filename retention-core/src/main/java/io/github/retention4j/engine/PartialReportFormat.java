package io.github.retention4j.engine;

import io.github.retention4j.metric.Metric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * How a {@link PartialReport} is written.
 *
 * <pre>
 *   4 bytes  R4JP
 *   4 bytes  the version of this format, 1
 *   4 bytes  CRC-32C of what follows
 *   the rest objects as Java serialises them
 * </pre>
 *
 * <p>Java's own form knows every state, that of a caller's metric too, but reads what has changed as if nothing were: a field that is
 * new is 0. So each class of ours must have the very fields it was written with, and what is read is of classes that such a report
 * can have, and of no others.
 */
final class PartialReportFormat {
    private static final int MAGIC = 0x52344A50;
    private static final int VERSION = 1;
    private static final int HEADER = 3 * Integer.BYTES;
    private static final long MOST_DEPTH = 1_000;

    private static final String OURS = "io.github.retention4j.";
    private static final List<String> KNOWN = List.of(
            OURS, "java.lang.", "java.math.", "java.time.", "java.util.", "org.joda.money.", "com.google.common.");

    private PartialReportFormat() {}

    static byte[] write(PartialReport report) {
        byte[] objects = written(report, new HashSet<>());
        return ByteBuffer.allocate(HEADER + objects.length)
                .putInt(MAGIC)
                .putInt(VERSION)
                .putInt(check(objects, 0))
                .put(objects)
                .array();
    }

    /**
     * Reads one.
     *
     * @param metrics what it must be of
     */
    static PartialReport read(byte[] bytes, Collection<? extends Metric<?, ?>> metrics) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || header.getInt() != MAGIC) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no partial report");
        }
        int version = header.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException("a partial report of format " + version
                    + ", and this library reads format " + VERSION + "; work it out again from the history");
        }
        if (header.getInt() != check(bytes, HEADER)) {
            throw new IllegalArgumentException(
                    "a partial report whose bytes were changed or cut off; its check sum is wrong");
        }
        Set<Class<?>> ofMetrics = new HashSet<>();
        written(new ArrayList<>(metrics), ofMetrics);
        try (Input input = new Input(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER), ofMetrics)) {
            return input.report();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "a partial report of other classes: " + e.getMessage() + "; work it out again from the history", e);
        }
    }

    private static int check(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }

    /** Whether two lists of metrics ask the same; functions of a caller that came over a wire are told by how they are written. */
    static boolean areSame(Collection<? extends Metric<?, ?>> some, Collection<? extends Metric<?, ?>> others) {
        return List.copyOf(some).equals(List.copyOf(others))
                || (some.size() == others.size()
                        && Arrays.equals(
                                written(new ArrayList<>(some), new HashSet<>()),
                                written(new ArrayList<>(others), new HashSet<>())));
    }

    private static byte[] written(Object object, Set<Class<?>> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Output output = new Output(bytes, classes)) {
            output.writeObject(object);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "metrics cannot be written because of " + e.getMessage() + ", which is not Serializable", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes, and tells of which classes. */
    private static final class Output extends ObjectOutputStream {
        private final Set<Class<?>> classes;

        Output(OutputStream to, Set<Class<?>> classes) throws IOException {
            super(to);
            this.classes = classes;
        }

        @Override
        protected void annotateClass(Class<?> type) {
            classes.add(type);
        }
    }

    /** Reads objects of known classes, and of those that the metrics have. */
    private static final class Input extends ObjectInputStream {
        private final Set<Class<?>> ofMetrics;
        private final List<ClassLoader> loaders;

        Input(InputStream from, Set<Class<?>> ofMetrics) throws IOException {
            super(from);
            this.ofMetrics = ofMetrics;
            this.loaders = Stream.concat(
                            ofMetrics.stream().map(Class::getClassLoader),
                            Stream.of(
                                    Thread.currentThread().getContextClassLoader(),
                                    PartialReportFormat.class.getClassLoader()))
                    .filter(loader -> loader != null)
                    .distinct()
                    .toList();
            setObjectInputFilter(this::judge);
        }

        @SuppressWarnings("BanSerializableRead") // the filter lets known classes in alone
        PartialReport report() throws IOException, ClassNotFoundException {
            if (readObject() instanceof PartialReport report) {
                return report;
            }
            throw new InvalidClassException("they are of something else");
        }

        private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
            Class<?> type = info.serialClass();
            if (info.depth() > MOST_DEPTH) {
                return ObjectInputFilter.Status.REJECTED;
            }
            if (type == null) {
                return ObjectInputFilter.Status.UNDECIDED;
            }
            while (type.isArray()) {
                type = type.getComponentType();
            }
            return type.isPrimitive() || ofMetrics.contains(type) || isKnown(type)
                    ? ObjectInputFilter.Status.ALLOWED
                    : ObjectInputFilter.Status.REJECTED;
        }

        private static boolean isKnown(Class<?> type) {
            return !Proxy.isProxyClass(type) && KNOWN.stream().anyMatch(type.getName()::startsWith);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass written) throws IOException, ClassNotFoundException {
            Class<?> type = found(written);
            if (type.getName().startsWith(OURS) || ofMetrics.contains(type)) {
                requireSameFields(written, type);
            }
            return type;
        }

        private Class<?> found(ObjectStreamClass written) throws IOException, ClassNotFoundException {
            for (ClassLoader loader : loaders) {
                try {
                    return Class.forName(written.getName(), false, loader);
                } catch (ClassNotFoundException e) {
                    // The next may have it.
                }
            }
            return super.resolveClass(written);
        }

        private static void requireSameFields(ObjectStreamClass written, Class<?> type) throws InvalidClassException {
            ObjectStreamClass here = ObjectStreamClass.lookup(type);
            if (here != null && !fields(here).equals(fields(written))) {
                throw new InvalidClassException(
                        type.getName() + " was written with " + fields(written) + " and has " + fields(here) + " here");
            }
        }

        private static List<String> fields(ObjectStreamClass type) {
            return Arrays.stream(type.getFields())
                    .map((ObjectStreamField field) -> field.getTypeString() == null
                            ? field.getTypeCode() + " " + field.getName()
                            : field.getTypeString() + " " + field.getName())
                    .sorted()
                    .toList();
        }
    }
}
