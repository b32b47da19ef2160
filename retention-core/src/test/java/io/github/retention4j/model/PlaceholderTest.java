package io.github.retention4j.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
    @Test
    void refusesAnEmptyId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Placeholder(""));
    }

    @Test
    void archUnitReadsTheClasses() {
        var production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.retention4j");
        classes().should().resideInAPackage("io.github.retention4j..").check(production);
    }
}
