package io.github.retention4j.spring;

import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells of a zone or a currency that does not exist which ones are close to it. Spring Boot's own analysis comes after it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final int MOST = 3;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException failure) {
        String name = failure.getName().toString();
        if (!name.startsWith("retention4j.") || failure.getProperty() == null) {
            return null;
        }
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        String value = String.valueOf(failure.getProperty().getValue());
        if (type == ZoneId.class) {
            return analysis(
                    name + ": there is no zone '" + value + "'.",
                    NearNames.of(value, ZoneId.getAvailableZoneIds(), MOST),
                    "Name a zone of the IANA database by region and city, such as Asia/Riyadh.",
                    failure);
        }
        if (type == CurrencyUnit.class) {
            return analysis(
                    name + ": there is no currency '" + value + "'.",
                    NearNames.of(
                            value,
                            CurrencyUnit.registeredCurrencies().stream()
                                    .map(CurrencyUnit::getCode)
                                    .toList(),
                            MOST),
                    "Name a currency by its ISO code, such as SAR.",
                    failure);
        }
        return null;
    }

    private static FailureAnalysis analysis(String problem, List<String> near, String rule, Throwable failure) {
        return new FailureAnalysis(
                problem, near.isEmpty() ? rule : "Did you mean " + String.join(" or ", near) + "? " + rule, failure);
    }
}
