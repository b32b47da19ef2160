package io.github.retention4j.livestore;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module that a compiler does not hold. */
@AnalyzeClasses(packages = "io.github.retention4j.livestore", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.retention4j.livestore";
    private static final String CODEC = ROOT + ".codec";

    /** What stands where the library's own classes stand, in whatever folder that is. */
    static final class WithoutTests implements ImportOption {
        private static final String OURS = RetentionStore.class
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
    static final ArchRule everyClassIsInAKnownPackage = classes().should().resideInAnyPackage(ROOT, CODEC);

    @ArchTest
    static final ArchRule theCodecDoesNotKnowTheStore = noClasses()
            .that()
            .resideInAPackage(CODEC)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    /** So that a disk of the tests stands for all that can go wrong with one. */
    @ArchTest
    static final ArchRule onlyTheDiskTouchesFiles = noClasses()
            .that()
            .doNotHaveSimpleName("FileDisk")
            .and()
            .doNotHaveSimpleName("FileOutput")
            .and()
            .doNotHaveSimpleName("FolderLock")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    Files.class,
                    FileChannel.class,
                    AsynchronousFileChannel.class,
                    RandomAccessFile.class,
                    FileInputStream.class,
                    FileOutputStream.class);

    @ArchTest
    static final ArchRule noExportedSignatureHasAnInternalType = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(ROOT)
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
                            .filter(resideInAnyPackage(CODEC))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    method, method.getFullName() + " names " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule publicClassesThatAreNotExportedAreFinal =
            classes().that().resideInAPackage(CODEC).and().arePublic().should().haveModifier(JavaModifier.FINAL);

    /** So that what is said of packages is all there is to say of them. */
    @ArchTest
    static final ArchRule itStandsOnFewLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j..", "java..", "org.joda.money..", "org.jspecify..", "org.slf4j..");

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
    void everyPackageIsNullMarked() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (Path file : sources()) {
            if (!file.endsWith("module-info.java")) {
                packages.add(file.getParent());
            }
        }
        assertThat(packages).hasSize(2);
        for (Path inside : packages) {
            assertThat(inside.resolve("package-info.java")).content().contains("@NullMarked");
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
