package io.github.retention4j.jackson;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.metric.index.Criterion;
import io.github.retention4j.metric.programme.Fate;
import io.github.retention4j.metric.programme.ProgrammeReturn;
import io.github.retention4j.metric.programme.TierTable;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.metric.survival.LogRankTest;
import io.github.retention4j.metric.value.LifetimeValue;
import io.github.retention4j.metric.value.Revenue;
import io.github.retention4j.model.Observation;
import io.github.retention4j.programme.PointsEntry;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SchemaTest {
    static Stream<String> names() {
        return Results.all().keySet().stream()
                .filter(name -> !name.equals("mapped"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenIsAsTheSchemaSaysAndHasNoFieldBesides(String name) {
        assertThat(Schemas.errors(Mappers.pretty(Results.all().get(name)))).isEmpty();
    }

    @Test
    void theSchemaSeesWhatIsWrong() {
        String json = Mappers.MAPPER.writeValueAsString(Results.all().get("ratio"));
        assertThat(Schemas.errors(json)).isEmpty();
        assertThat(Schemas.errors(json.replace("\"hits\":16", "\"hits\":null"))).isNotEmpty();
        assertThat(Schemas.errors(json.replace("\"hits\":16,", ""))).isNotEmpty();
        assertThat(Schemas.errors(json.replace("\"hits\":16", "\"hits\":16,\"hit\":16")))
                .isNotEmpty();
        assertThat(Schemas.errors(json.replace("\"value\":0.6153846153846154", "\"value\":null")))
                .isNotEmpty();
        assertThat(Schemas.errors(json.replace("\"type\":\"ratio\"", "\"type\":\"ration\"")))
                .isNotEmpty();
        assertThat(Schemas.errors(json.replace("2026-03-20", "20.03.2026"))).isNotEmpty();
    }

    @Test
    void everyResultOfTheLibraryHasAShapeAndAGoldenFile() {
        Set<String> results = new ClassFileImporter()
                .importPackages("io.github.retention4j").stream()
                        .filter(SchemaTest::isResult)
                        .map(JavaClass::getName)
                        .collect(toCollection(TreeSet::new));
        Set<String> shaped = KindSerializers.KINDS.stream()
                .map(kind -> kind.type().getName())
                .collect(toCollection(TreeSet::new));
        assertThat(results).hasSizeGreaterThan(45);
        assertThat(shaped).containsAll(results);
        Set<String> written = Results.all().values().stream()
                .map(result -> result.getClass().getName())
                .collect(toCollection(TreeSet::new));
        assertThat(written).containsAll(results);
    }

    private static boolean isResult(JavaClass type) {
        return type.isAssignableTo(MetricResult.class)
                && !type.isInterface()
                && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    @Test
    void theSchemaKnowsEveryTypeAndNoOther() {
        Set<String> written = KindSerializers.KINDS.stream()
                .map(Kind::name)
                .filter(name -> !name.isEmpty())
                .collect(toCollection(TreeSet::new));
        written.add("other");
        JsonNode definitions = Schemas.published().get("$defs");
        Set<String> known = new TreeSet<>();
        definitions.at("/result/properties/type/enum").forEach(name -> known.add(name.asString()));
        assertThat(known).isEqualTo(written);
        assertThat(known)
                .allSatisfy(name -> assertThat(definitions
                                .at("/" + name + "/properties/type/const")
                                .asString())
                        .isEqualTo(name));
    }

    @Test
    void everyConstantIsInTheSchema() {
        Set<Set<String>> lists = new HashSet<>();
        collect(Schemas.published(), lists);
        List<Enum<?>[]> enums = List.of(
                Observation.values(),
                Unit.Quantity.values(),
                Ratio.Kind.values(),
                PointsEntry.Kind.values(),
                Table.Cells.values(),
                LogRankTest.Weights.values(),
                SurveyScores.Score.values(),
                LifetimeValue.Life.values(),
                Revenue.values(),
                Criterion.Verdict.values(),
                Fate.values(),
                Lifecycle.Stage.values(),
                ProgrammeReturn.Totals.values(),
                TierTable.Move.values(),
                Fit.Status.values());
        for (Enum<?>[] constants : enums) {
            Set<String> names = Arrays.stream(constants)
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(toCollection(TreeSet::new));
            assertThat(lists).contains(names);
        }
    }

    private static void collect(JsonNode node, Set<Set<String>> lists) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, lists));
            return;
        }
        node.propertyStream().forEach(entry -> {
            if (entry.getKey().equals("enum") && entry.getValue().isArray()) {
                Set<String> names = new TreeSet<>();
                entry.getValue().forEach(name -> names.add(name.asString()));
                lists.add(names);
            }
            collect(entry.getValue(), lists);
        });
    }
}
