package io.github.retention4j.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module that a compiler does not hold. */
@AnalyzeClasses(packages = "io.github.retention4j.spring", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    /** What stands where the library's own classes stand, in whatever folder that is. */
    static final class WithoutTests implements ImportOption {
        private static final String OURS = RetentionMetrics.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().replace("file:///", "file:/").startsWith(OURS);
        }
    }

    @ArchTest
    static final ArchRule everyClassIsInThePackage =
            classes().should().resideInAPackage("io.github.retention4j.spring");

    /** What an application may not have is named only where a condition guards it. */
    @ArchTest
    static final ArchRule onlyTheQueryNamesRetentionIo = noClasses()
            .that()
            .doNotHaveSimpleName("OrderQuery")
            .and()
            .doNotHaveSimpleName("QueryConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.retention4j.io..");

    @ArchTest
    static final ArchRule onlyItsConfigurationNamesTheStore = noClasses()
            .that()
            .doNotHaveSimpleName("StoreConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.retention4j.livestore..");

    @ArchTest
    static final ArchRule onlyItsConfigurationNamesMicrometer = noClasses()
            .that()
            .doNotHaveSimpleName("RetentionMetersAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.github.retention4j.micrometer..");

    @ArchTest
    static final ArchRule onlyTheEndpointNamesTheActuator = noClasses()
            .that()
            .doNotHaveSimpleName("RetentionEndpoint")
            .and()
            .doNotHaveSimpleName("RetentionEndpointAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.actuate..");

    /** An earlier Spring Boot loads these, to be told that it is too early. */
    @ArchTest
    static final ArchRule whatTellsOfTheVersionNamesNothingThatMoved = classes()
            .that()
            .haveSimpleName("OnSpringBoot4")
            .or()
            .haveSimpleName("SetupException")
            .or()
            .haveSimpleName("SetupFailureAnalyzer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j.spring",
                    "java..",
                    "org.jspecify..",
                    "org.springframework.boot",
                    "org.springframework.boot.diagnostics",
                    "org.springframework.context.annotation",
                    "org.springframework.core.type",
                    "org.springframework.util");

    @ArchTest
    static final ArchRule itStandsOnFewLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j..",
                    "java..",
                    "javax.sql..",
                    "org.joda.money..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.springframework..",
                    "io.micrometer.core..");

    @Test
    void noFileIsLong() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count >= 450) {
                    tooLong.put(file.toString(), count);
                }
            }
        }
        assertThat(tooLong)
                .as("a file of 450 lines or more has two reasons to exist")
                .isEmpty();
    }

    @Test
    void thePackageIsNullMarked() {
        assertThat(Path.of("src", "main", "java", "io", "github", "retention4j", "spring", "package-info.java"))
                .content()
                .contains("@NullMarked");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
