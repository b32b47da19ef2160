package io.github.retention4j.jackson;

import io.github.retention4j.result.MetricResult;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * Writes the values of a kind: what kind it is, what all results share, and the fields of its shape.
 *
 * <p>Of a result that is hidden or was not observed, no field of its shape is written: its counts would look like facts.
 */
final class KindSerializer<T> extends ValueSerializer<T> {
    private final Kind<T> kind;

    KindSerializer(Kind<T> kind) {
        this.kind = kind;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
        Json json = new Json(generator, context);
        generator.writeStartObject(value);
        if (!kind.name().isEmpty()) {
            json.text("type", kind.name());
        }
        boolean isShown = true;
        if (value instanceof MetricResult result) {
            Envelope.write(result, json);
            isShown = !result.label().isUnobserved();
        }
        if (isShown) {
            kind.shape().write(value, json);
        }
        generator.writeEndObject();
    }

    /** Results name their kind themselves, so that no other name of a type is written beside it. */
    @Override
    public void serializeWithType(
            T value, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
        serialize(value, generator, context);
    }

    @Override
    public Class<?> handledType() {
        return kind.type();
    }
}
