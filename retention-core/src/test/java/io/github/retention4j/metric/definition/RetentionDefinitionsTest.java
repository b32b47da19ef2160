package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.retention.RetentionRate.Definition;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

class RetentionDefinitionsTest extends DefinitionsContract<RetentionDefinitions> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RetentionDefinitions> forms(Window window) {
        RetentionDefinitions definitions = RetentionDefinitions.in(window);
        return List.of(definitions, definitions.activeWithin(10, 45, 1));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.orders("c", window.start().minusDays(1).toString()).order("c", instant, 100);
        rows.orders("d", window.start().minusDays(1).toString());
    }

    @Override
    Map<String, Metric<?, ? extends NumericResult>> alone(RetentionDefinitions form) {
        RetentionRate rate = RetentionRate.in(form.window());
        Map<String, Metric<?, ? extends NumericResult>> alone = new LinkedHashMap<>();
        alone.put("same customers", rate);
        alone.put("counts", rate.definedBy(Definition.COUNTS));
        form.days().forEach(days -> alone.put(name(days), rate.activeWithin(days)));
        alone.put("contractual", rate.definedBy(Definition.CONTRACTUAL));
        return alone;
    }

    private static String name(int days) {
        return "within " + days + (days == 1 ? " day" : " days");
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Definition.class);
    }

    @Override
    protected Map<String, BigDecimal> naively(RetentionDefinitions form, Store store) {
        Window window = form.window();
        Plain plain = which -> PlainCustomer.count(store, window, which);
        Steps steps = new Steps().first(plain.count(c -> c.before() && c.during()), plain.count(c -> c.before()));
        steps.part(
                "counts",
                "who came back after a pause",
                plain.count(c -> c.during()
                        && !c.before()
                        && c.ordersIn(window) < c.orders().size()
                        && c.earlier()));
        for (int days : form.days()) {
            String row = name(days);
            String within = "in the " + row.substring("within ".length()) + " before " + window;
            String others = within + ", not in " + window.previous();
            String leftOut = "in " + window.previous() + ", not " + within;
            steps.part(
                    row,
                    "who ordered in " + window + " and " + others,
                    plain.count(c -> c.within(days) && !c.before() && c.during()));
            steps.part(
                    row,
                    "who ordered in " + window + " and " + leftOut,
                    -plain.count(c -> c.before() && !c.within(days) && c.during()));
            steps.whole(row, "who ordered " + others, plain.count(c -> c.within(days) && !c.before()));
            steps.whole(row, "who ordered " + leftOut, -plain.count(c -> c.before() && !c.within(days)));
        }
        steps.part(
                "contractual",
                "who ordered in both and were not subscribed at both ends",
                -plain.count(c -> c.before() && c.during() && !(c.runs(false) && c.runsAtEnd(false))));
        steps.part(
                "contractual",
                "subscribed at both ends who did not order in both",
                plain.count(c -> c.runs(false) && c.runsAtEnd(false) && !(c.before() && c.during())));
        steps.whole(
                "contractual",
                "who ordered in " + window.previous() + " and were not subscribed at the start",
                -plain.count(c -> c.before() && !c.runs(false)));
        steps.whole(
                "contractual",
                "subscribed at the start who did not order in " + window.previous(),
                plain.count(c -> c.runs(false) && !c.before()));
        return steps.figures();
    }

    /** The worked example, with somebody who is new and somebody who ordered in December and never since. */
    @Example
    void theCountFormulaKeepsWhoCameBackAfterAPause() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 1064; i++) {
            rows.orders("c-" + i, "2026-02-10");
        }
        for (int i = 0; i < 412; i++) {
            rows.orders("c-" + i, "2026-03-10");
        }
        for (int i = 0; i < 76; i++) {
            rows.orders("back-" + i, "2026-01-10", "2026-03-10");
        }
        rows.orders("new", "2026-03-10").orders("gone", "2025-12-20").orders("", "2026-03-10");
        DefinitionTable table = compute(rows, RetentionDefinitions.in(MARCH).activeWithin(90));
        assertThat(table).hasToString("""
                retention definitions 2026-03
                same customers  38.7 % (412/1064), 95 % CI 35.8–41.7 %
                counts          45.9 % (488/1064), a net rate
                                488 = 412 + 76 who came back after a pause
                within 90 days  42.8 % (488/1141), 95 % CI 39.9–45.7 %
                                488 = 412 + 76 who ordered in 2026-03 and in the 90 days before 2026-03, not in 2026-02
                                1141 = 1064 + 77 who ordered in the 90 days before 2026-03, not in 2026-02
                contractual     no data: no subscriptions were given
                same customers: active before and in the window / active before
                counts: (end - acquired) / start
                within 90 days: same customers: active before and in the window / active before; customers: ordered in the
                  90 days before
                contractual: subscription running at the start and at the end / running at the start
                each definition compared with the first; activity windows of 90 days
                orders that other tools may count otherwise: 1 of guests
                4 definitions, 1 without data""");
        assertThat(table.row("counts").explanation()).isEqualTo("488 = 412 + 76 who came back after a pause");
        assertThat(table.row("counts").result()).isInstanceOf(NumericResult.class);
        assertThat(table.summary())
                .isEqualTo("same customers 38.7 %, counts 45.9 %, within 90 days 42.8 %, contractual no data");
    }

    /** A shop that gave a list of subscriptions has none at the start, which is told in counts. */
    @Example
    void whoHasNoSubscribersIsToldOtherwiseThanWhoGaveNoSubscriptions() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-02-10").observedThrough("2026-03-31");
        DefinitionTable table = MetricsEngine.over(rows.store().history()).compute(RetentionDefinitions.in(MARCH));
        assertThat(table.row("contractual").missing()).isEmpty();
        assertThat(table.toString()).contains("""
                        contractual     no data (0/0)
                                        0 = 1 - 1 who ordered in 2026-02 and were not subscribed at the start
                        """);
    }

    @Example
    void aWindowThatIsNotOverIsMarkedAndOneThatHasNotBegunHasNoCounts() {
        StoreRows rows =
                StoreRows.riyadh().orders("c", "2026-02-10", "2026-03-10").observedThrough("2026-03-20");
        assertThat(compute(rows, RetentionDefinitions.in(MARCH)).toString())
                .contains("same customers  100.0 % (1/1)")
                .endsWith("5 definitions, 1 without data; partly observed, data end 2026-03-20");
        DefinitionTable april = compute(rows, RetentionDefinitions.in(MARCH.next()));
        assertThat(april.row("counts").explanation()).isEmpty();
        assertThat(april.toString())
                .startsWith("retention definitions 2026-04\nsame customers  no data\ncounts          no data\n")
                .endsWith("5 definitions, 5 without data; not observed, data end 2026-03-20");
    }

    @Example
    void whereNobodyWasACustomerBeforeThatIsTheReason() {
        StoreRows rows = StoreRows.riyadh()
                .orders("c", "2026-03-10")
                .orders("", "2026-02-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RetentionDefinitions.in(MARCH)).toString()).startsWith("""
                        retention definitions 2026-03
                        same customers  no data: nobody ordered in 2026-02
                        counts          no data (0/0)
                        within 30 days  no data (0/0)
                        """);
    }

    @Example
    void aDefinitionIsFoundByItsName() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-02-10").observedThrough("2026-03-31");
        DefinitionTable table = compute(rows, RetentionDefinitions.in(MARCH));
        assertThat(table.row("same customers")).isSameAs(table.first());
        assertThatThrownBy(() -> table.row("overlap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("definition 'overlap' is none of same customers, counts, within 30 days, within 90 days,"
                        + " contractual");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        RetentionDefinitions definitions = RetentionDefinitions.in(MARCH);
        assertThatThrownBy(definitions::activeWithin)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 activity windows; give at least one, such as activeWithin(90)");
        assertThatThrownBy(() -> definitions.activeWithin(30, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of 0 days is below 1");
        assertThatThrownBy(() -> RetentionDefinitions.in(null)).hasMessage("window");
        assertThatThrownBy(() -> definitions.activeWithin((int[]) null)).hasMessage("other");
        assertThat(definitions.activeWithin(30, 90, 30)).isEqualTo(definitions);
    }

    private static DefinitionTable compute(StoreRows rows, RetentionDefinitions definitions) {
        return MetricsEngine.over(rows.store().historyOfOrders()).compute(definitions);
    }
}
