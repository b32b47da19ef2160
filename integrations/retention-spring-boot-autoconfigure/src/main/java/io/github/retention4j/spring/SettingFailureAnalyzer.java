package io.github.retention4j.spring;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/** Tells of a value that a property cannot have which ones there are, or are close to it. Spring Boot's own analysis comes after it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final int MOST = 3;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        if (!SettingNames.isOurs(failure.getName()) || !(failure.getCause() instanceof ConversionException)) {
            return null;
        }
        String name = failure.getName().toString();
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        if (type.isRecord()) {
            return new FailureAnalysis(
                    name + ": it has properties of its own, and no value.",
                    "Take the line out, or " + SettingNames.instead(failure.getName()) + ".",
                    failure);
        }
        ConfigurationProperty property = failure.getProperty();
        Expected expected = expected(type, name);
        if (property == null || expected == null) {
            return null;
        }
        String where = property.getOrigin() == null ? "" : " It stands in " + property.getOrigin() + ".";
        String value = String.valueOf(property.getValue());
        List<String> near = NearNames.of(value, expected.names(), MOST);
        return new FailureAnalysis(
                name + ": " + expected.refusal(value) + where,
                near.isEmpty() ? expected.rule() : "Did you mean " + String.join(" or ", near) + "? " + expected.rule(),
                failure);
    }

    /**
     * What a property of a type can have.
     *
     * @param kind what a value is called, such as zone
     * @param names all values, where they have names
     * @param rule what to write
     */
    private record Expected(String kind, Collection<String> names, String rule) {
        String refusal(String value) {
            return names.isEmpty()
                    ? "'" + value + "' is no " + kind + "."
                    : "there is no " + kind + " '" + value + "'.";
        }
    }

    private static @Nullable Expected expected(Class<?> type, String name) {
        if (type == ZoneId.class) {
            return new Expected(
                    "zone",
                    ZoneId.getAvailableZoneIds(),
                    "Name a zone of the IANA database by region and city, such as Asia/Riyadh.");
        }
        if (type == CurrencyUnit.class) {
            return new Expected(
                    "currency",
                    CurrencyUnit.registeredCurrencies().stream()
                            .map(CurrencyUnit::getCode)
                            .toList(),
                    "Name a currency by its ISO code, such as SAR.");
        }
        if (type.isEnum()) {
            List<String> names = Arrays.stream(type.getEnumConstants())
                    .map(one -> one.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            return new Expected("value", names, "Write one of " + String.join(", ", names) + ".");
        }
        if (type == Duration.class) {
            return new Expected("duration", List.of(), "Write a number with its unit, such as 30m, 1h or 1d.");
        }
        if (type == Integer.class) {
            return new Expected("whole number", List.of(), "Write digits, such as 3.");
        }
        if (type == boolean.class) {
            return new Expected("value", List.of("true", "false"), "Write true or false.");
        }
        if (Map.class.isAssignableFrom(type)) {
            return new Expected(
                    "shop with properties of its own",
                    List.of(),
                    "Write, for a shop in Riyadh:\n\n" + Lines.yaml(name + ".riyadh", Lines.OF_A_SHOP));
        }
        return null;
    }
}
