package io.github.retention4j.report;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module that a compiler does not hold. */
@AnalyzeClasses(packages = "io.github.retention4j.report", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.retention4j.report";

    /** What stands where the library's own classes stand, in whatever folder that is. */
    static final class WithoutTests implements ImportOption {
        private static final String OURS = Pictures.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();

        @Override
        public boolean includes(Location location) {
            return location.asURI().toString().replace("file:///", "file:/").startsWith(OURS);
        }
    }

    // ---- one direction, no way back

    @ArchTest
    static final ArchRule pagesAreMadeOfChartsOfPicturesOfMarkupAndWords = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("page")
            .definedBy(ROOT)
            .layer("chart")
            .definedBy(ROOT + ".chart..")
            .layer("picture")
            .definedBy(ROOT + ".picture..")
            .layer("markup")
            .definedBy(ROOT + ".markup..")
            .layer("language")
            .definedBy(ROOT + ".language..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("chart")
            .mayOnlyBeAccessedByLayers("page")
            .whereLayer("picture")
            .mayOnlyBeAccessedByLayers("page", "chart")
            .whereLayer("markup")
            .mayOnlyBeAccessedByLayers("page", "chart", "picture")
            .whereLayer("language")
            .mayOnlyBeAccessedByLayers("page", "chart", "picture");

    @ArchTest
    static final ArchRule everyClassIsInAKnownPackage = classes()
            .should()
            .resideInAnyPackage(ROOT, ROOT + ".chart", ROOT + ".picture", ROOT + ".markup", ROOT + ".language");

    @ArchTest
    static final ArchRule nothingGoesRound =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** What is drawn and what is written know numbers, windows and tables, and nothing of how they are computed. */
    @ArchTest
    static final ArchRule picturesAndWordsKnowNoMetric = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".picture..", ROOT + ".markup..", ROOT + ".language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j.metric..",
                    "io.github.retention4j.engine..",
                    "io.github.retention4j.history..",
                    "io.github.retention4j.compare..",
                    "io.github.retention4j.clv..");

    @ArchTest
    static final ArchRule markupKnowsNothing = classes()
            .that()
            .resideInAPackage(ROOT + ".markup..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".markup..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule itStandsOnTheCoreAlone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.retention4j..", "java..", "javax.imageio..", "org.joda.money..", "org.jspecify..");

    /** So that all else runs on a Java without java.desktop. */
    @ArchTest
    static final ArchRule onlyWhatDrawsPngAndOpensPagesNeedsADesktop = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".picture.PngWriter")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Viewer")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Viewer$Screen")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..");

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

    @ArchTest
    static final ArchRule publicClassesAreFinalOrInterfaces = classes()
            .that()
            .arePublic()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(JavaModifier.FINAL);

    /** By its sources, for some builds leave the files of packages out. */
    @Test
    void everyPackageIsNullMarked() throws IOException {
        Set<Path> packages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "io"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> packages.add(file.getParent()));
        }
        assertThat(packages).hasSizeGreaterThan(4);
        for (Path inside : packages) {
            assertThat(inside.resolve("package-info.java")).content().contains("@NullMarked");
        }
    }

    /** One of two meanings that a reader must look up. Records state facts of a figure, and may. */
    @ArchTest
    static final ArchRule optionsAreNotBooleans = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "a boolean", types -> types.stream().anyMatch(type -> type.isEquivalentTo(boolean.class))));

    // ---- what the caller states and the machine must not: two shops get the same bytes of the same data

    @ArchTest
    static final ArchRule timeIsNeverNow = noClasses()
            .should()
            .callMethodWhere(target(name("now"))
                    .and(target(owner(resideInAPackage("java.time.."))))
                    .as("the current time"))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Date.class, TimeZone.class, java.util.Calendar.class);

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
            .callMethod(String.class, "getBytes");

    /** It differs from one version of Java to the next, so that the same page would not be the same. */
    @ArchTest
    static final ArchRule nothingIsToldByTheLocaleDataOfJava = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.text..")
                    .and(DescribedPredicate.describe(
                            "data of locales",
                            type -> !type.getSimpleName().startsWith("AttributedString")
                                    && !type.getSimpleName().startsWith("AttributedCharacterIterator")
                                    && !type.getSimpleName().equals("Bidi")
                                    && !type.getSimpleName().equals("Normalizer"))))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(
                    DateTimeFormatter.class, java.time.format.TextStyle.class, ResourceBundle.class, Currency.class)
            .orShould()
            .callMethodWhere(target(name("getDisplayName").or(name("getDisplayLanguage")))
                    .as("a name by the locale data"));

    /** The name of a file that is written beside another is no part of what is written. */
    @ArchTest
    static final ArchRule nothingIsRandom = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".picture.WholeFile")
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(System.class, "identityHashCode", Object.class);

    @ArchTest
    static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
