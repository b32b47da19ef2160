package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.ChurnRate.Definition;
import io.github.retention4j.metric.retention.ChurnRate.Denominator;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

class ChurnDefinitionsTest extends DefinitionsContract<ChurnDefinitions> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ChurnDefinitions> forms(Window window) {
        ChurnDefinitions definitions = ChurnDefinitions.in(window);
        return List.of(definitions, definitions.lapsedAfter(10), definitions.lapsedAfter(1));
    }

    /** With fewer days, the customers of the end are those of its last days. */
    @Override
    protected List<ChurnDefinitions> formsBoundedByTheWindow(Window window) {
        return forms(window).subList(0, 1);
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        String before = window.start().minusDays(1).toString();
        rows.orders("c", before).order("c", instant, 100).orders("gone", before);
    }

    @Override
    Map<String, Metric<?, ? extends NumericResult>> alone(ChurnDefinitions form) {
        ChurnRate rate = ChurnRate.in(form.window());
        ChurnRate lapsed = rate.lapsedAfter(form.days());
        ChurnRate ended = rate.definedBy(Definition.SUBSCRIPTION_ENDED);
        return Map.of(
                "lost",
                rate,
                "net change",
                rate.definedBy(Definition.NET_CHANGE),
                "lost, of start + new",
                rate.dividedBy(Denominator.START_PLUS_NEW),
                lapsedRow(form),
                lapsed,
                "lapsed, of start + new",
                lapsed.dividedBy(Denominator.START_PLUS_NEW),
                "lapsed, of the daily average",
                lapsed.dividedBy(Denominator.DAILY_AVERAGE),
                "subscription ended",
                ended,
                "ended, of start + new",
                ended.dividedBy(Denominator.START_PLUS_NEW),
                "subscription cancelled",
                rate.definedBy(Definition.SUBSCRIPTION_CANCELLED));
    }

    private static String lapsedRow(ChurnDefinitions form) {
        return "lapsed after " + span(form);
    }

    private static String span(ChurnDefinitions form) {
        return form.days() + (form.days() == 1 ? " day" : " days");
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Definition.class, Denominator.class);
    }

    @Override
    protected Map<String, BigDecimal> naively(ChurnDefinitions form, Store store) {
        Window window = form.window();
        int days = form.days();
        Plain plain = which -> PlainCustomer.count(store, window, which);
        Steps steps = new Steps().first(plain.count(c -> c.before() && !c.during()), plain.count(c -> c.before()));
        long fresh = plain.count(c -> c.isNew());
        steps.part("net change", "new in " + window, -fresh);
        steps.part(
                "net change",
                "who came back after a pause",
                -plain.count(c -> c.during() && !c.before() && !c.isNew()));
        steps.whole("lost, of start + new", "new in " + window, fresh);

        String away = "away for " + span(form);
        for (String row : List.of(lapsedRow(form), "lapsed, of start + new", "lapsed, of the daily average")) {
            steps.part(
                    row, "not " + away + " by the end", -plain.count(c -> c.before() && !c.during() && c.atEnd(days)));
            steps.part(
                    row,
                    away + " before " + window + " already",
                    -plain.count(c -> c.before() && !c.during() && !c.atEnd(days) && !c.within(days)));
            steps.part(
                    row,
                    away + " by the end who did not order in " + window.previous(),
                    plain.count(c -> c.within(days) && !c.atEnd(days) && !c.before()));
            steps.part(
                    row,
                    away + " by the end who ordered in " + window,
                    plain.count(c -> c.within(days) && !c.atEnd(days) && c.before() && c.during()));
        }
        for (String row : List.of(lapsedRow(form), "lapsed, of start + new")) {
            String within = "in the " + span(form) + " before " + window;
            steps.whole(
                    row,
                    "who ordered " + within + ", not in " + window.previous(),
                    plain.count(c -> c.within(days) && !c.before()));
            steps.whole(
                    row,
                    "who ordered in " + window.previous() + ", not " + within,
                    -plain.count(c -> c.before() && !c.within(days)));
        }
        steps.part(
                "lapsed, of start + new",
                "new in " + window + " and " + away + " by the end",
                plain.count(c -> c.isNew() && !c.atEnd(days)));
        steps.whole("lapsed, of start + new", "new in " + window, fresh);
        steps.part(
                "lapsed, of the daily average",
                "new or back in " + window + " and " + away + " by the end",
                plain.count(c -> c.during() && !c.atEnd(days) && !c.within(days)));
        List<LocalDate> observed = observedDays(store, window);
        steps.whole(
                "lapsed, of the daily average",
                "customer-days of " + observed.size() + (observed.size() == 1 ? " day" : " days"),
                observed.stream()
                        .mapToLong(day -> plain.count(c -> c.ordersIn(Window.between(day.minusDays(days), day)) > 0))
                        .sum());
        subscribers(steps, "subscription ended", false, plain, window);
        subscribers(steps, "ended, of start + new", false, plain, window);
        subscribers(steps, "subscription cancelled", true, plain, window);
        String began = "whose first subscription began in " + window;
        steps.part(
                "ended, of start + new",
                began + " and ended in it",
                plain.count(c -> c.isNewSubscriber() && !c.runsAtEnd(false)));
        steps.whole("ended, of start + new", began, plain.count(c -> c.isNewSubscriber()));
        return steps.figures();
    }

    private static void subscribers(Steps steps, String row, boolean untilCancelled, Plain plain, Window window) {
        steps.part(
                row,
                "lost who did not leave a subscription",
                -plain.count(
                        c -> c.before() && !c.during() && !(c.runs(untilCancelled) && !c.runsAtEnd(untilCancelled))));
        steps.part(
                row,
                "who left theirs and are not among the lost",
                plain.count(
                        c -> c.runs(untilCancelled) && !c.runsAtEnd(untilCancelled) && !(c.before() && !c.during())));
        steps.whole(
                row,
                "who ordered in " + window.previous() + " and were not subscribed at the start",
                -plain.count(c -> c.before() && !c.runs(untilCancelled)));
        steps.whole(
                row,
                "subscribed at the start who did not order in " + window.previous(),
                plain.count(c -> c.runs(untilCancelled) && !c.before()));
    }

    private static List<LocalDate> observedDays(Store store, Window window) {
        return window.start()
                .datesUntil(window.end())
                .filter(day -> !day.isAfter(store.lastDay().orElse(LocalDate.MIN)))
                .filter(day -> !day.isBefore(store.firstDay().orElse(LocalDate.MAX)))
                .toList();
    }

    /** The worked example. */
    @Example
    void theNetChangeTakesNewAndReturningCustomersOffTheLost() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 1064; i++) {
            rows.orders("c-" + i, "2026-02-10");
            if (i < 412) {
                rows.orders("c-" + i, "2026-03-10");
            }
        }
        for (int i = 0; i < 300; i++) {
            rows.orders("new-" + i, "2026-03-10");
        }
        for (int i = 0; i < 76; i++) {
            rows.orders("back-" + i, "2026-01-10", "2026-03-10");
        }
        DefinitionTable table = compute(rows, ChurnDefinitions.in(MARCH));
        assertThat(table.first().result().summary()).startsWith("61.3 % (652/1064), 95 % CI ");
        assertThat(table.row("net change").result()).isInstanceOf(Ratio.class);
        assertThat(table.row("net change").explanation())
                .isEqualTo("276 = 652 - 300 new in 2026-03 - 76 who came back after a pause");
        assertThat(table.row("lost, of start + new").explanation()).isEqualTo("1364 = 1064 + 300 new in 2026-03");
        assertThat(table.row("lapsed after 90 days").explanation())
                .isEqualTo("0 = 652 - 652 not away for 90 days by the end;"
                        + " 1140 = 1064 + 76 who ordered in the 90 days before 2026-03, not in 2026-02");
        assertThat(table.toString())
                .contains("\nsubscription cancelled        no data: no subscriptions were given\n")
                .contains("customer-days of 31 days\n")
                .contains("nearest to Stripe's subscriber churn rate");
    }

    @Example
    void aSubscriberWhoOrdersStillCanLeave() {
        StoreRows rows = StoreRows.riyadh()
                .orders("orders on", "2026-02-10", "2026-03-10")
                .subscription("orders on", "2026-01-10", "2026-03-15", 5_000)
                .orders("stays", "2026-02-10")
                .subscription("stays", "2026-01-10", "", 5_000)
                .subscription("comes and goes", "2026-03-05", "2026-03-15", 5_000)
                .observedThrough("2026-03-31");
        DefinitionTable table = MetricsEngine.over(rows.store().history()).compute(ChurnDefinitions.in(MARCH));
        assertThat(table.row("subscription ended").explanation())
                .isEqualTo("1 = 1 - 1 lost who did not leave a subscription"
                        + " + 1 who left theirs and are not among the lost");
        assertThat(table.row("ended, of start + new").result().summary()).startsWith("66.7 % (2/3)");
        assertThat(table.row("ended, of start + new").whole().text())
                .isEqualTo("3 = 2 + 1 whose first subscription began in 2026-03");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> ChurnDefinitions.in(MARCH).lapsedAfter(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 days");
        assertThatThrownBy(() -> ChurnDefinitions.in(null)).hasMessage("window");
    }

    private static DefinitionTable compute(StoreRows rows, ChurnDefinitions definitions) {
        return MetricsEngine.over(rows.store().historyOfOrders()).compute(definitions);
    }
}
