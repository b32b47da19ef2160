package io.github.retention4j.spring;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where shops have names. */
final class OnShops extends SpringBootCondition {
    static final String SHOPS = "retention4j.shops";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition(SHOPS);
        return Binder.get(context.getEnvironment())
                .bind(SHOPS, Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .map(names ->
                        ConditionOutcome.match(message.found("shop", "shops").items(names)))
                .orElseGet(() -> ConditionOutcome.noMatch(message.because("no shop has a name")));
    }

    /** Matches where there is a single shop without a name. */
    static final class None extends NoneNestedConditions {
        None() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @Conditional(OnShops.class)
        static final class Named {}
    }
}
