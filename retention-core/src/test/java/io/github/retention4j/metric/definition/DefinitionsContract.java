package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The laws of tables of definitions: each row is what its metric says alone, what is told leads from the first row to it, and
 * whom a step names is counted with plain collections.
 */
abstract class DefinitionsContract<M extends CompositeMetric<DefinitionTable>>
        extends WindowedMetricContract<M, DefinitionTable> {
    /** Each row by its name as a metric asked alone. */
    abstract Map<String, Metric<?, ? extends NumericResult>> alone(M form);

    /** The enums that name definitions. */
    abstract List<Class<? extends Enum<?>>> named();

    /** The counts of the first row and all steps, by name. */
    static final class Steps {
        private final Map<String, BigDecimal> figures = new TreeMap<>();

        Steps first(Object part, Object whole) {
            return put("first part", part).put("first whole", whole);
        }

        Steps part(String row, String what, Object by) {
            return put(row + ": part, " + what, by);
        }

        Steps whole(String row, String what, Object by) {
            return put(row + ": whole, " + what, by);
        }

        private Steps put(String name, Object number) {
            BigDecimal by = number instanceof BigDecimal amount ? amount : BigDecimal.valueOf((long) number);
            // A loss told as a gain, where it is below 0.
            assertThat(figures.put(name.replace("net gain", "net loss"), by))
                    .as(name)
                    .isNull();
            return this;
        }

        Map<String, BigDecimal> figures() {
            return figures;
        }
    }

    @Override
    protected final Map<String, BigDecimal> figures(DefinitionTable result) {
        Row first = result.first();
        Steps steps = new Steps().first(first.part().total(), first.whole().total());
        for (Row row : result.rows()) {
            row.part().steps().forEach(step -> steps.part(row.name(), step.what(), step.by()));
            row.whole().steps().forEach(step -> steps.whole(row.name(), step.what(), step.by()));
        }
        return steps.figures();
    }

    @Override
    protected final boolean saysNoData(DefinitionTable result) {
        return result.rows().stream().allMatch(row -> row.result().value().isEmpty());
    }

    /** What has no records stands there with the reason, beside what has some. */
    @Override
    protected final boolean isNoDataWithoutRecords(DefinitionTable result) {
        return result.toString().contains("no data");
    }

    @Property(tries = TRIES)
    void eachRowIsWhatItsDefinitionSaysAlone(@ForAll("asked") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (M form : forms(asked.window())) {
            DefinitionTable table = engine.compute(form);
            Map<String, Metric<?, ? extends NumericResult>> alone = alone(form);
            assertThat(table.rows()).extracting(Row::name).containsExactlyInAnyOrderElementsOf(alone.keySet());
            alone.forEach((name, metric) ->
                    assertThat(table.row(name).result()).as(name).isEqualTo(engine.compute(metric)));
        }
    }

    private static final Pattern TOLD = Pattern.compile("(?<total>-?[0-9.]+) =(?<steps>.*)");
    private static final Pattern STEP = Pattern.compile("(?<= )(?:(?<sign>[+-]) )?(?<by>-?[0-9.]+)(?= |$)");

    /** The numbers in what is printed, and not those that it is made of. */
    @Property(tries = TRIES)
    void whatIsToldAddsUp(@ForAll("asked") Asked asked) {
        for (M form : forms(asked.window())) {
            DefinitionTable table = whole(form, asked.history());
            Row first = table.first();
            assertThat(first.part().steps()).isEmpty();
            assertThat(first.whole().steps()).isEmpty();
            for (Row row : table.rows()) {
                assertThat(row.part().start())
                        .isIn(first.part().total(), first.whole().total(), BigDecimal.ZERO);
                assertThat(row.whole().start()).isIn(first.whole().total(), BigDecimal.ZERO);
                for (Bridge bridge : List.of(row.part(), row.whole())) {
                    addsUp(bridge);
                }
                assertThat(row.result().summary().isEmpty()).isFalse();
            }
        }
    }

    private static void addsUp(Bridge bridge) {
        Matcher told = TOLD.matcher(bridge.text());
        if (!told.matches()) {
            assertThat(bridge.text()).startsWith(bridge.total().toPlainString());
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher step = STEP.matcher(told.group("steps"));
        int found = 0;
        while (step.find()) {
            // A number without a sign is the first, or stands within words.
            if (step.group("sign") != null || found == 0) {
                BigDecimal by = new BigDecimal(step.group("by"));
                sum = "-".equals(step.group("sign")) ? sum.subtract(by) : sum.add(by);
                found++;
            }
        }
        assertThat(sum).as(bridge.text()).isEqualByComparingTo(told.group("total"));
        assertThat(String.join(" ", bridge.lines(1)).replaceAll(" +", " ")).isEqualTo(bridge.text());
    }

    /** A step of one customer would give it away. */
    @Example
    void whereSmallGroupsAreHiddenItIsRefused() {
        for (M form : forms(Window.month(2026, 3))) {
            assertThatThrownBy(() -> form.hidingSmallGroups(SmallGroups.below(5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minimum group size 5: a step between two definitions may be of fewer customers:"
                            + " ask for each definition by itself, or ask an engine without a minimum group size");
        }
    }

    @Example
    void everyNamedDefinitionIsThere() throws ReflectiveOperationException {
        Set<Object> asked = new HashSet<>();
        for (M form : forms(Window.month(2026, 3))) {
            for (Metric<?, ?> part : form.parts()) {
                addConstants(part, asked);
            }
        }
        for (Class<? extends Enum<?>> definitions : named()) {
            assertThat(asked).containsAll(List.of(definitions.getEnumConstants()));
        }
    }

    private static void addConstants(Object value, Set<Object> into) throws ReflectiveOperationException {
        if (value instanceof Enum<?>) {
            into.add(value);
        } else if (value instanceof Metric<?, ?>) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                try {
                    addConstants(component.getAccessor().invoke(value), into);
                } catch (InvocationTargetException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    static BigDecimal money(Store store, long minor) {
        return BigDecimal.valueOf(minor, store.currency().getDecimalPlaces());
    }
}
