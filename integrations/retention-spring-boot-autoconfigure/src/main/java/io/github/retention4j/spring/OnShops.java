package io.github.retention4j.spring;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where shops have names. */
final class OnShops extends SpringBootCondition {
    private static final String SHOPS = "retention4j.shops";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition(SHOPS);
        Set<String> names = names(context.getEnvironment());
        return names.isEmpty()
                ? ConditionOutcome.noMatch(message.because("no shop has a name"))
                : ConditionOutcome.match(message.found("shop", "shops").items(names));
    }

    /** The names of the shops that have one. */
    static Set<String> names(Environment environment) {
        return Binder.get(environment)
                .bind(SHOPS, Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .orElse(Set.of());
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
