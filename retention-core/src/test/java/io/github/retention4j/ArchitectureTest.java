package io.github.retention4j;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.retention4j.history.Records;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs and design that a compiler does not hold. Packages that are yet to come are held to them too. */
@AnalyzeClasses(packages = "io.github.retention4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.retention4j";
    private static final String[] INTERNAL = {
        ROOT + ".concurrent..", ROOT + ".math..", ROOT + ".staging..", ROOT + ".store.."
    };

    // ---- one direction, no way back

    @ArchTest
    static final ArchRule importsGoFromEngineToMetricToHistoryToModel = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("engine")
            .definedBy(ROOT + ".engine..")
            .layer("compare")
            .definedBy(ROOT + ".compare..")
            .layer("metric")
            .definedBy(ROOT + ".metric..")
            .layer("clv")
            .definedBy(ROOT + ".clv..")
            .layer("result")
            .definedBy(ROOT + ".result..")
            .layer("history")
            .definedBy(ROOT + ".history..")
            .layer("model")
            .definedBy(ROOT + ".model..")
            .layer("intake")
            .definedBy(ROOT + ".intake..")
            .layer("staging")
            .definedBy(ROOT + ".staging..")
            .layer("store")
            .definedBy(ROOT + ".store..")
            .layer("concurrent")
            .definedBy(ROOT + ".concurrent..")
            .layer("math")
            .definedBy(ROOT + ".math..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("clv")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("metric")
            .mayOnlyBeAccessedByLayers("engine", "compare", "clv")
            .whereLayer("result")
            .mayOnlyBeAccessedByLayers("engine", "compare", "clv", "metric")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("engine", "compare", "clv", "metric")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("engine", "compare", "clv", "metric", "result", "history", "staging", "store")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("engine", "metric", "history", "staging", "store")
            .whereLayer("staging")
            .mayOnlyBeAccessedByLayers("history")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("history", "staging")
            .whereLayer("concurrent")
            .mayOnlyBeAccessedByLayers("engine", "clv", "history", "staging")
            .whereLayer("math")
            .mayOnlyBeAccessedByLayers("compare", "clv", "metric", "result");

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage = classes()
            .should()
            .resideInAnyPackage(Stream.of(
                            "engine",
                            "compare",
                            "programme",
                            "metric",
                            "clv",
                            "result",
                            "history",
                            "intake",
                            "staging",
                            "model",
                            "store",
                            "concurrent",
                            "math")
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule wordsOfTheDoorAreBelowAllElse = noClasses()
            .that()
            .resideInAPackage(ROOT + ".intake..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAPackage(ROOT + ".intake.."))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    /** Packages by their first name; measures of programmes stand above programmes, which stand on metrics. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            if (name.equals(ROOT + ".metric.programme")) {
                return SliceIdentifier.of("metric.programme");
            }
            return name.startsWith(ROOT + ".")
                    ? SliceIdentifier.of(name.substring(ROOT.length() + 1).replaceFirst("\\..*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    @ArchTest
    static final ArchRule metricsDoNotImportMetricsOfOtherQuestions = slices().matching(ROOT + ".metric.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(ROOT + ".metric.."), resideInAPackage(ROOT + ".metric.segment"))
            // A lifespan that leaves nobody out is a survival curve; survival knows of no other question.
            .ignoreDependency(resideInAPackage(ROOT + ".metric.retention"), resideInAPackage(ROOT + ".metric.survival"))
            // What customers bring since they came is told by cohorts, which know of no cost.
            .ignoreDependency(resideInAPackage(ROOT + ".metric.acquisition"), resideInAPackage(ROOT + ".metric.cohort"))
            // How long members take to redeem, and what becomes of points, is told by its estimators.
            .ignoreDependency(resideInAPackage(ROOT + ".metric.programme"), resideInAPackage(ROOT + ".metric.survival"))
            // An index stands above the others and is made of them; none of them knows of it, so nothing goes round.
            .ignoreDependency(resideInAPackage(ROOT + ".metric.index"), resideInAPackage(ROOT + ".metric.."))
            // So does a table of definitions.
            .ignoreDependency(resideInAPackage(ROOT + ".metric.definition"), resideInAPackage(ROOT + ".metric.."))
            .allowEmptyShould(true);

    @Test
    void noFileIsLong() throws IOException {
        Map<String, Long> tooLong = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    if (count >= 450) {
                        tooLong.put(file.toString(), count);
                    }
                }
            }
        }
        assertThat(tooLong)
                .as("a file of 450 lines or more has two reasons to exist")
                .isEmpty();
    }

    // ---- what is exported

    @ArchTest
    static final ArchRule noExportedSignatureHasAnInternalType = methods()
            .that()
            .areDeclaredInClassesThat(
                    DescribedPredicate.not(resideInAnyPackage(INTERNAL)).and(isPublic()))
            .and()
            .arePublic()
            .should(namedOnlyExportedTypes());

    @ArchTest
    static void moduleExportsAllButTheInternalPackages(JavaClasses classes) throws URISyntaxException {
        Path code = Path.of(
                Window.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> exported = new TreeSet<>();
        ModuleFinder.of(code).findAll().iterator().next().descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .forEach(exported::add);
        Set<String> expected = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!resideInAnyPackage(INTERNAL).test(type)
                    && !type.getPackageName().isEmpty()) {
                expected.add(type.getPackageName());
            }
        }
        assertThat(exported).isEqualTo(expected);
    }

    /** Which a class of the library extends, and no other can. */
    private static final DescribedPredicate<JavaClass> SEALED =
            DescribedPredicate.describe("sealed", type -> type.reflect().isSealed());

    @ArchTest
    static final ArchRule publicClassesAreFinalSealedOrInterfaces = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .doNotBelongToAnyOf(MetricState.class, Records.class)
            .and(DescribedPredicate.not(SEALED))
            .should()
            .haveModifier(JavaModifier.FINAL);

    /** A metric of ours whose state did not would merge January of one history with March of another. */
    @ArchTest
    static void statesOfMetricsRememberTheirBasis(JavaClasses classes) {
        List<JavaClass> metrics = classes.stream()
                .filter(c -> c.isAssignableTo(Metric.class) && !c.isInterface())
                .filter(c -> c.getTypeParameters().isEmpty())
                .toList();
        assertThat(metrics).hasSizeGreaterThan(30);
        for (JavaClass metric : metrics) {
            assertThat(metric.getMethods().stream()
                            .filter(method -> method.getName().equals("start"))
                            .map(JavaMethod::getRawReturnType))
                    .as("the state of %s", metric.getName())
                    .allMatch(state -> state.isAssignableTo(MetricState.class) || state.isEquivalentTo(Object.class));
        }
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        for (JavaPackage inside : classes.getPackage(ROOT).getSubpackagesInTree()) {
            if (!inside.getClasses().isEmpty()) {
                assertThat(inside.isAnnotatedWith(NullMarked.class))
                        .as("%s is @NullMarked", inside.getName())
                        .isTrue();
            }
        }
    }

    @ArchTest
    static final ArchRule coreStandsOnFewLibraries = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "com.google.common..",
                    "org.apache.commons.numbers..",
                    "org.apache.commons.statistics..",
                    "org.joda.money..",
                    "org.jspecify..",
                    "org.slf4j..");

    // ---- what the caller states and the machine must not

    /** What it refreshes and how often is the caller's to state; when that moment has come only the machine knows. */
    private static final String REFRESHES = ROOT + ".history.RefreshedHistory";

    @ArchTest
    static final ArchRule timeIsNeverNow = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(REFRESHES)
            .should()
            .callMethodWhere(target(name("now"))
                    .and(target(owner(resideInAPackage("java.time.."))))
                    .as("the current time"))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(GregorianCalendar.class);

    @ArchTest
    static final ArchRule zoneIsNeverTheMachines = noClasses()
            .should()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(TimeZone.class);

    @ArchTest
    static final ArchRule localeIsNeverTheMachines = noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(Locale.class, "getDefault", Locale.Category.class)
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callMethodWhere(targetOwner(assignableTo(NumberFormat.class)).and(target(nameMatching("get.*Instance"))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(DecimalFormat.class, MessageFormat.class, SimpleDateFormat.class);

    @ArchTest
    static final ArchRule nothingIsRandom = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(REFRESHES)
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule loggingIsSlf4js =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    // ---- inside

    private static DescribedPredicate<JavaClass> isPublic() {
        return DescribedPredicate.describe("public", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
    }

    private static ArchCondition<JavaMethod> namedOnlyExportedTypes() {
        return new ArchCondition<>("name only exported types") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.of(List.of(method.getRawReturnType()), method.getRawParameterTypes())
                        .flatMap(List::stream)
                        .map(JavaClass::getBaseComponentType)
                        .filter(resideInAnyPackage(INTERNAL))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " names " + type.getName())));
            }
        };
    }
}
