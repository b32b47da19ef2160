package io.github.retention4j.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.retention4j.history.History;
import io.github.retention4j.io.TableSource;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One class file runs with several versions of Scala, of Spark and of what Spark brings with it. */
class ClassFilesTest {
    private static final String GUAVA = "com.google.common.";

    /** The one that Spark 3.5 puts in front of any other. */
    private static final String OLDEST_GUAVA = "14.0.1";

    private static final JavaClasses ALL = of(History.class, TableSource.class, SparkRetention.class);
    private static final JavaClasses OURS = of(SparkRetention.class);

    /** The classes that lie where these do. */
    private static JavaClasses of(Class<?>... some) {
        return new ClassFileImporter()
                .importUrls(Stream.of(some)
                        .map(one -> one.getProtectionDomain().getCodeSource().getLocation())
                        .toList());
    }

    @Test
    void noTypeOfScalas() {
        noClasses().should().dependOnClassesThat().resideInAPackage("scala..").check(OURS);
    }

    /** Spark's own inner classes change from version to version. */
    @Test
    void ofSparkNothingButWhatIsPublic() {
        Set<String> packages = new TreeSet<>();
        OURS.forEach(ours -> ours.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .filter(name -> name.startsWith("org.apache.spark"))
                .forEach(packages::add));
        assertThat(packages)
                .containsExactly(
                        "org.apache.spark",
                        "org.apache.spark.api.java.function",
                        "org.apache.spark.sql",
                        "org.apache.spark.sql.types");
    }

    @Test
    void whatIsCalledOfGuavaIsInTheOldest() throws Exception {
        assertThat(ALL.contain("io.github.retention4j.history.History")).isTrue();
        assertThat(ALL.contain("io.github.retention4j.io.Row")).isTrue();
        Set<String> missing = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        try (URLClassLoader guava =
                new URLClassLoader(new URL[] {oldest().toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (JavaClass one : ALL) {
                for (JavaAccess<?> access : one.getAccessesFromSelf()) {
                    if (access.getTargetOwner().getFullName().startsWith(GUAVA)) {
                        (isIn(guava, access.getTarget()) ? found : missing)
                                .add(access.getTarget().getFullName() + " in " + one.getName());
                    }
                }
                one.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getFullName())
                        .filter(name -> name.startsWith(GUAVA) && !isIn(guava, name))
                        .forEach(name -> missing.add(name + " in " + one.getName()));
            }
        }
        assertThat(found).hasSizeGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static Path oldest() {
        Path inRepository = Path.of(
                System.getProperty("user.home"),
                ".m2/repository/com/google/guava/guava/" + OLDEST_GUAVA + "/guava-" + OLDEST_GUAVA + ".jar");
        return Stream.of(Path.of("target/oldest/guava-" + OLDEST_GUAVA + ".jar"), inRepository)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Guava " + OLDEST_GUAVA
                        + " is not there; run mvn dependency:get -Dartifact=com.google.guava:guava:" + OLDEST_GUAVA));
    }

    private static boolean isIn(ClassLoader guava, String type) {
        try {
            Class.forName(type, false, guava);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** By name, parameters and what is returned, as the virtual machine looks for it. */
    private static boolean isIn(ClassLoader guava, AccessTarget target) {
        Class<?> owner;
        try {
            owner = Class.forName(target.getOwner().getFullName(), false, guava);
        } catch (ClassNotFoundException e) {
            return false;
        }
        if (target instanceof AccessTarget.FieldAccessTarget field) {
            return Arrays.stream(owner.getFields())
                    .anyMatch(other -> other.getName().equals(field.getName()));
        }
        AccessTarget.CodeUnitAccessTarget unit = (AccessTarget.CodeUnitAccessTarget) target;
        List<String> parameters =
                unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        if (unit.getName().equals("<init>")) {
            return Arrays.stream(owner.getConstructors())
                    .anyMatch(other -> names(other.getParameterTypes()).equals(parameters));
        }
        return Stream.concat(Arrays.stream(owner.getMethods()), Arrays.stream(Object.class.getMethods()))
                .anyMatch(other -> other.getName().equals(unit.getName())
                        && names(other.getParameterTypes()).equals(parameters)
                        && other.getReturnType()
                                .getName()
                                .equals(unit.getRawReturnType().getName()));
    }

    private static List<String> names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).toList();
    }
}
