package io.github.retention4j.io;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module that a compiler does not hold. */
@AnalyzeClasses(packages = "io.github.retention4j.io", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.retention4j.io";
    private static final String[] INTERNAL = {
        ROOT + ".amount", ROOT + ".file", ROOT + ".look", ROOT + ".row", ROOT + ".text", ROOT + ".time"
    };

    /** What stands where the library's own classes stand, in whatever folder that is. */
    static final class WithoutTests implements ImportOption {
        private static final String OURS =
                Csv.class.getProtectionDomain().getCodeSource().getLocation().toString();

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().replace("file:///", "file:/").startsWith(OURS);
        }
    }

    // ---- one direction, no way back

    @ArchTest
    static final ArchRule whatUsersNameStandsOnMechanismsThatDoNotKnowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("jdbc")
            .definedBy(ROOT + ".jdbc")
            .layer("io")
            .definedBy(ROOT)
            .layer("file")
            .definedBy(ROOT + ".file")
            .layer("look")
            .definedBy(ROOT + ".look")
            .layer("row")
            .definedBy(ROOT + ".row")
            .layer("time")
            .definedBy(ROOT + ".time")
            .layer("amount")
            .definedBy(ROOT + ".amount")
            .layer("text")
            .definedBy(ROOT + ".text")
            .whereLayer("jdbc")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("io")
            .mayOnlyBeAccessedByLayers("jdbc")
            .whereLayer("file")
            .mayOnlyBeAccessedByLayers("io")
            .whereLayer("look")
            .mayOnlyBeAccessedByLayers("io")
            .whereLayer("row")
            .mayOnlyBeAccessedByLayers("io", "file")
            .whereLayer("time")
            .mayOnlyBeAccessedByLayers("io", "look")
            .whereLayer("amount")
            .mayOnlyBeAccessedByLayers("io", "look")
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers("io", "file", "look", "row", "time", "amount");

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage = classes()
            .should()
            .resideInAnyPackage(Stream.concat(Stream.of(ROOT, ROOT + ".jdbc"), Stream.of(INTERNAL))
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    /** Packages by their names, that above all others too. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return name.startsWith(ROOT) ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
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

    // ---- what is exported

    /** By its source, for some builds leave the module's descriptor out. */
    @Test
    void theModuleExportsWhatUsersName() throws IOException {
        assertThat(exported(";")).containsExactly(ROOT, ROOT + ".jdbc");
        assertThat(exported("\\s+to\\s+io.github.retention4j.shops;"))
                .as("what one other module of ours may use, and nobody else")
                .containsExactly(ROOT + ".file", ROOT + ".text");
    }

    private static Set<String> exported(String after) throws IOException {
        return Pattern.compile("exports ([\\w.]+)" + after)
                .matcher(Files.readString(Path.of("src", "main", "java", "module-info.java")))
                .results()
                .map(export -> export.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ArchTest
    static final ArchRule noExportedSignatureHasAnInternalType = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(ROOT, ROOT + ".jdbc")
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .arePublic()
            .should(new ArchCondition<JavaMethod>("name only exported types") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    Stream.of(List.of(method.getRawReturnType()), method.getRawParameterTypes())
                            .flatMap(List::stream)
                            .map(JavaClass::getBaseComponentType)
                            .filter(resideInAnyPackage(INTERNAL))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " names " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule publicClassesThatAreNotExportedAreFinalOrInterfaces = classes()
            .that()
            .resideInAnyPackage(INTERNAL)
            .and()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @Test
    void everyPackageIsNullMarked() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (Path file : sources()) {
            if (!file.endsWith("module-info.java")) {
                packages.add(file.getParent());
            }
        }
        assertThat(packages).hasSize(INTERNAL.length + 2);
        for (Path inside : packages) {
            assertThat(inside.resolve("package-info.java")).content().contains("@NullMarked");
        }
    }

    /** So that what is said of packages is all there is to say of them. */
    @ArchTest
    static final ArchRule itStandsOnFewLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j..",
                    "java..",
                    "javax.sql..",
                    "de.siegmar.fastcsv..",
                    "com.google.i18n.phonenumbers..",
                    "org.joda.money..",
                    "org.jspecify..");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
