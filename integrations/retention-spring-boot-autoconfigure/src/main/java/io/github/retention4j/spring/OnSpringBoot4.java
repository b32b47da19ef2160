package io.github.retention4j.spring;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Ends the start of an application of an earlier Spring Boot with a sentence, where else its beans would be missing without one: names
 * of Spring Boot's own auto-configurations changed with version 4. It names nothing itself that an earlier one does not have.
 */
final class OnSpringBoot4 implements Condition {
    /** What the core of Spring Boot has since 4.0. */
    static final String SINCE_4 = "org.springframework.boot.bootstrap.BootstrapContext";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        if (!ClassUtils.isPresent(SINCE_4, context.getClassLoader())) {
            throw new SetupException(
                    "retention-spring-boot-starter is for Spring Boot 4, and this is Spring Boot "
                            + SpringBootVersion.getVersion() + ".",
                    "Upgrade to Spring Boot 4, or take the starter out and make the beans yourself: a RefreshedHistory of"
                            + " retention-core is all it takes.");
        }
        return true;
    }
}
