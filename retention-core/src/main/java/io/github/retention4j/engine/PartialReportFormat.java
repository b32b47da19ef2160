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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * How a {@link PartialReport} is written.
 *
 * <pre>
 *   4 bytes  R4JP
 *   4 bytes  the version of this format, 1
 *   4 bytes  CRC-32C of what follows
 *   the rest objects as Java serialises them, each class with the name of the one it extends
 * </pre>
 *
 * <p>Java's own form knows every state, that of a caller's metric too, but reads what has changed as if nothing were: a field that is
 * new is 0. So each class of ours or of the caller must have the very fields it was written with, and what is read is of
 * {@linkplain PartialReportClasses classes} that such a report can have, and of no others.
 */
final class PartialReportFormat {
    private static final int MAGIC = 0x52344A50;
    private static final int VERSION = 1;
    private static final int HEADER = 3 * Integer.BYTES;
    private static final long MOST_DEPTH = 1_000;

    private PartialReportFormat() {}

    static byte[] write(PartialReport report) {
        Set<Class<?>> written = new HashSet<>();
        byte[] objects = written(report, written, UnaryOperator.identity());
        classes(report.metrics()).requireAll(written);
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
        PartialReportClasses classes = classes(metrics);
        try (Input input = new Input(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER), classes)) {
            return input.report();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            // Classes that are not as they were can fail in any way while their objects are made.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IllegalArgumentException(
                    "a partial report of other classes: " + why + "; work it out again from the history", e);
        }
    }

    private static int check(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return (int) sum.getValue();
    }

    /** Whether two lists of metrics ask the same. */
    static boolean areSame(Collection<? extends Metric<?, ?>> some, Collection<? extends Metric<?, ?>> others) {
        Iterator<? extends Metric<?, ?>> other = others.iterator();
        return some.size() == others.size() && some.stream().allMatch(metric -> areSame(metric, other.next()));
    }

    /** Functions of a caller that came over a wire are told by how they are written. */
    private static boolean areSame(Metric<?, ?> one, Metric<?, ?> other) {
        if (one.equals(other)) {
            return true;
        }
        try {
            return one.getClass().equals(other.getClass()) && Arrays.equals(told(one), told(other));
        } catch (IllegalArgumentException notSerializable) {
            return false;
        }
    }

    /** How a metric is written, whether equal texts and numbers in it are one object or not. */
    private static byte[] told(Metric<?, ?> metric) {
        return written(metric, new HashSet<>(), PartialReportFormat::asOne);
    }

    /** Of equal texts and numbers the same object: those that are read may be others, or be shared otherwise. */
    private static Object asOne(Object object) {
        if (object instanceof String text) {
            return text.intern();
        }
        return object instanceof Number number ? (number.getClass().getName() + " " + number).intern() : object;
    }

    private static PartialReportClasses classes(Collection<? extends Metric<?, ?>> metrics) {
        Set<Class<?>> ofMetrics = new HashSet<>();
        written(new ArrayList<>(metrics), ofMetrics, UnaryOperator.identity());
        return new PartialReportClasses(ofMetrics);
    }

    private static byte[] written(Object object, Set<Class<?>> classes, UnaryOperator<Object> replacement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Output output = new Output(bytes, classes, replacement)) {
            output.writeObject(object);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "metrics cannot be written because of " + e.getMessage() + ", which is not Serializable", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("metrics cannot be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** The name of the class that another extends. */
    private static String parent(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent == null ? "" : parent.getName();
    }

    /** Writes, and tells of which classes. */
    private static final class Output extends ObjectOutputStream {
        private final Set<Class<?>> classes;
        private final UnaryOperator<Object> replacement;

        Output(OutputStream to, Set<Class<?>> classes, UnaryOperator<Object> replacement) throws IOException {
            super(to);
            this.classes = classes;
            this.replacement = replacement;
            enableReplaceObject(true);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            classes.add(type);
            writeUTF(parent(type));
        }

        @Override
        protected void annotateProxyClass(Class<?> type) {
            classes.add(type);
        }

        @Override
        protected Object replaceObject(Object object) {
            return replacement.apply(object);
        }
    }

    /** Reads objects of the classes that a report can have. */
    private static final class Input extends ObjectInputStream {
        private final PartialReportClasses classes;
        private final List<ClassLoader> loaders;

        Input(InputStream from, PartialReportClasses classes) throws IOException {
            super(from);
            this.classes = classes;
            this.loaders = Stream.concat(
                            classes.loaders(),
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
            return classes.has(type) ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass written) throws IOException, ClassNotFoundException {
            Class<?> type = found(written);
            if (!classes.has(type)) {
                throw new InvalidClassException(type.getName() + " is not what a report of these metrics has");
            }
            String parent = readUTF();
            if (classes.isStrict(type)) {
                requireSame(type, "that extends ", parent, parent(type));
                ObjectStreamClass here = ObjectStreamClass.lookup(type);
                if (here != null) {
                    requireSame(type, "with ", fields(written), fields(here));
                }
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

        private static void requireSame(Class<?> type, String what, Object written, Object here)
                throws InvalidClassException {
            if (!written.equals(here)) {
                throw new InvalidClassException(type.getName() + " was written as one " + what + written
                        + ", and is one " + what + here + " here");
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
