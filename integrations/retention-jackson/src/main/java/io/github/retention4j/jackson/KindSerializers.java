package io.github.retention4j.jackson;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.retention4j.result.MetricResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.type.MapType;

/** Which class is written by which shape. */
final class KindSerializers implements Serializers {
    /** All kinds that the library has. */
    static final List<Kind<?>> KINDS = Stream.of(
                    Values.KINDS,
                    Numbers.KINDS,
                    Composites.KINDS,
                    Comparisons.KINDS,
                    Tables.KINDS,
                    Curves.KINDS,
                    Predictions.KINDS,
                    Programmes.KINDS)
            .flatMap(List::stream)
            .toList();

    private static final Map<Class<?>, KindSerializer<?>> BY_CLASS =
            KINDS.stream().collect(toUnmodifiableMap(Kind::type, KindSerializer::new));

    /** A result of a class that the library does not have: a metric of somebody's own. */
    private static final KindSerializer<MetricResult> OTHER =
            new KindSerializer<>(new Kind<>(MetricResult.class, "other", Values::other));

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.@Nullable Supplier description,
            JsonFormat.@Nullable Value format) {
        return of(type);
    }

    /** Results by segments are a map, and Jackson asks for the serializer of a map. */
    @Override
    public @Nullable ValueSerializer<?> findMapSerializer(
            SerializationConfig config,
            MapType type,
            BeanDescription.@Nullable Supplier description,
            JsonFormat.@Nullable Value format,
            @Nullable ValueSerializer<Object> keys,
            @Nullable TypeSerializer types,
            @Nullable ValueSerializer<Object> values) {
        return of(type);
    }

    private static @Nullable ValueSerializer<?> of(JavaType type) {
        Class<?> raw = type.getRawClass();
        ValueSerializer<?> known = BY_CLASS.get(raw);
        boolean isForeign = known == null && MetricResult.class.isAssignableFrom(raw) && !raw.isInterface();
        return isForeign ? OTHER : known;
    }
}
