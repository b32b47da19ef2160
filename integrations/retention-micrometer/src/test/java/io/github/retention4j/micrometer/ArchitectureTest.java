package io.github.retention4j.micrometer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
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
@AnalyzeClasses(packages = "io.github.retention4j.micrometer", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.retention4j.micrometer";

    /** What stands where the library's own classes stand, in whatever folder that is. */
    static final class WithoutTests implements ImportOption {
        private static final String OURS = RetentionMeters.class
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
    static final ArchRule everyClassIsInAKnownPackage = classes().should().resideInAnyPackage(ROOT);

    @ArchTest
    static final ArchRule publicClassesAreFinal =
            classes().that().arePublic().should().haveModifier(JavaModifier.FINAL);

    /** Above all not on Spring, which has a module of its own. */
    @ArchTest
    static final ArchRule itStandsOnFewLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j..",
                    "io.micrometer.core..",
                    "java..",
                    "org.joda.money..",
                    "org.jspecify..",
                    "org.slf4j..");

    /** By its source, for some builds leave the module's descriptor out. */
    @Test
    void theModuleExportsWhatUsersName() throws IOException {
        assertThat(Files.readAllLines(Path.of("src", "main", "java", "module-info.java")))
                .filteredOn(line -> line.contains("exports"))
                .containsExactly("    exports " + ROOT + ";");
    }

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
    void thePackageIsNullMarked() throws IOException {
        assertThat(sources())
                .filteredOn(file -> !file.endsWith("module-info.java"))
                .extracting(Path::getParent)
                .containsOnly(Path.of("src", "main", "java", "io", "github", "retention4j", "micrometer"));
        assertThat(Path.of("src/main/java/io/github/retention4j/micrometer/package-info.java"))
                .content()
                .contains("@NullMarked");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
