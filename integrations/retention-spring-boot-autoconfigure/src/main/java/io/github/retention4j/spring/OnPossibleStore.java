package io.github.retention4j.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Ends the start where a store is stated that there cannot be, in place of reading something else without a word. */
final class OnPossibleStore implements Condition {
    static final String OF_SEVERAL =
            "Define a bean of type RetentionStore for each shop that is a store, and name it in"
                    + " retention4j.shops.<name>.source.bean.";
    private static final String PATH = "retention4j.store.path";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        if (!StringUtils.hasText(context.getEnvironment().getProperty(PATH))) {
            return true;
        }
        if (new OnShops().getMatchOutcome(context, metadata).isMatch()) {
            throw new SetupException(
                    PATH + " is the store of a single shop, and there are retention4j.shops.", OF_SEVERAL);
        }
        if (!ClassUtils.isPresent(Sources.STORE, context.getClassLoader())) {
            throw new SetupException(
                    PATH + " needs the dependency retention-store, which is not on the class path.",
                    "Add io.github.retention4j:retention-store, or take " + PATH + " out.");
        }
        return true;
    }
}
