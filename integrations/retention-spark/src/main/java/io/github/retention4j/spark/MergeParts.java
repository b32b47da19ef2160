package io.github.retention4j.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;

/** Merges the parts of many partitions, on an executor. */
final class MergeParts implements MapPartitionsFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<byte[]> call(Iterator<byte[]> parts) {
        if (!parts.hasNext()) {
            return Collections.emptyIterator();
        }
        Outcome all = Outcome.read(parts.next());
        while (parts.hasNext()) {
            all = all.and(Outcome.read(parts.next()));
        }
        return List.of(all.toBytes()).iterator();
    }
}
