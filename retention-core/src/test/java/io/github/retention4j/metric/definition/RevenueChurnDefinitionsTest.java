package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.value.NetRevenueChurn;
import io.github.retention4j.metric.value.NetRevenueChurn.Definition;
import io.github.retention4j.metric.value.QuickRatio;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.metric.value.RevenueMovements;
import io.github.retention4j.metric.value.RevenueOfCustomer;
import io.github.retention4j.metric.value.RevenueSource;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import net.jqwik.api.Example;
import org.joda.money.Money;

class RevenueChurnDefinitionsTest extends DefinitionsContract<RevenueChurnDefinitions> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RevenueChurnDefinitions> forms(Window window) {
        RevenueChurnDefinitions definitions = RevenueChurnDefinitions.in(window);
        return List.of(definitions, definitions.from(RevenueSource.ORDERS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        Instant before = rows.at(window.start().minusDays(10).toString());
        rows.subscription(Subscription.builder("s", "c", before, Money.parse("SAR 50"))
                .ended(instant)
                .build());
        rows.order("c", window.start().minusDays(1).toString(), 3_000).order("c", instant, 1_000);
    }

    @Override
    Map<String, Metric<?, ? extends NumericResult>> alone(RevenueChurnDefinitions form) {
        NetRevenueChurn churn = NetRevenueChurn.in(form.window()).from(form.source());
        RecurringRevenue revenue = RecurringRevenue.in(form.window()).from(form.source());
        Map<String, Metric<?, ? extends NumericResult>> alone = new LinkedHashMap<>();
        alone.put("net", churn);
        alone.put("gross", churn.definedBy(Definition.GROSS));
        alone.put("as printed", churn.definedBy(Definition.AS_PRINTED));
        alone.put("NRR", revenue.map(RevenueMovements::netRetention));
        alone.put("GRR", revenue.map(RevenueMovements::grossRetention));
        alone.put("quick ratio", revenue.map(QuickRatio::new));
        alone.put(otherRow(form), churn.from(other(form)));
        return alone;
    }

    private static RevenueSource other(RevenueChurnDefinitions form) {
        return form.source() == RevenueSource.ORDERS ? RevenueSource.SUBSCRIPTIONS : RevenueSource.ORDERS;
    }

    private static String otherRow(RevenueChurnDefinitions form) {
        return form.source() == RevenueSource.ORDERS ? "net, of subscriptions" : "net, of orders";
    }

    @Override
    List<Class<? extends Enum<?>>> named() {
        return List.of(Definition.class, RevenueSource.class);
    }

    /** The movements of a store, customer by customer. */
    private record Movements(Store store, List<RevenueOfCustomer> all) {
        BigDecimal sum(Predicate<RevenueOfCustomer> which, ToLongFunction<RevenueOfCustomer> amount) {
            return money(store, all.stream().filter(which).mapToLong(amount).sum());
        }

        BigDecimal start() {
            return sum(c -> true, RevenueOfCustomer::start);
        }

        BigDecimal fresh() {
            return sum(RevenueOfCustomer::isNew, RevenueOfCustomer::end);
        }

        BigDecimal reactivated() {
            return sum(RevenueOfCustomer::isReactivated, RevenueOfCustomer::end);
        }

        BigDecimal expansion() {
            return sum(c -> c.start() > 0 && c.end() > c.start(), c -> c.end() - c.start());
        }

        BigDecimal contraction() {
            return sum(c -> c.end() > 0 && c.end() < c.start(), c -> c.start() - c.end());
        }

        BigDecimal churned() {
            return sum(c -> c.end() == 0, RevenueOfCustomer::start);
        }

        BigDecimal netLoss() {
            return churned().add(contraction()).subtract(expansion()).subtract(reactivated());
        }
    }

    @Override
    protected Map<String, BigDecimal> naively(RevenueChurnDefinitions form, Store store) {
        Movements of = new Movements(store, RevenueOfCustomer.all(store, form.window(), form.source()));
        Movements others = new Movements(store, RevenueOfCustomer.all(store, form.window(), other(form)));
        Steps steps = new Steps().first(of.netLoss(), of.start());
        steps.part("gross", "of expansion, not set off", of.expansion());
        steps.part("gross", "reactivated, not set off", of.reactivated());
        steps.part("as printed", "of new customers", of.fresh().negate());
        steps.part("as printed", "of expansion once more", of.expansion().negate());
        steps.part("NRR", "net loss", of.netLoss().negate());
        steps.part("NRR", "reactivated", of.reactivated().negate());
        steps.part("GRR", "net loss", of.netLoss().negate());
        steps.part("GRR", "of expansion", of.expansion().negate());
        steps.part("GRR", "reactivated", of.reactivated().negate());
        steps.part("quick ratio", "of new customers", of.fresh());
        steps.part("quick ratio", "reactivated", of.reactivated());
        steps.part("quick ratio", "of expansion", of.expansion());
        steps.whole("quick ratio", "churned", of.churned());
        steps.whole("quick ratio", "of contraction", of.contraction());
        steps.part(otherRow(form), "churned", others.churned());
        steps.part(otherRow(form), "of contraction", others.contraction());
        steps.part(otherRow(form), "of expansion", others.expansion().negate());
        steps.part(otherRow(form), "reactivated", others.reactivated().negate());
        steps.whole(
                otherRow(form),
                other(form) == RevenueSource.ORDERS
                        ? "of orders in " + form.window().previous()
                        : "of subscriptions at the start of " + form.window(),
                others.start());
        return steps.figures();
    }

    /** The worked example. */
    @Example
    void eachRateOfTheSameMovements() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("stays", "2026-01-01", "", 79_000)
                .subscription("more", "2026-01-01", "", 5_000, "2026-03-10", 13_000)
                .subscription("less", "2026-01-01", "", 6_000, "2026-03-10", 3_000)
                .subscription("gone", "2026-01-01", "2026-03-20", 10_000)
                .subscription("new", "2026-03-05", "", 20_000)
                .subscription("back", "2025-01-01", "2025-06-01", 9_000)
                .subscription("back", "2026-03-05", "", 5_000)
                .observedThrough("2026-04-30");
        DefinitionTable table = compute(rows, RevenueChurnDefinitions.in(MARCH));
        assertThat(table.first().result().summary()).startsWith("0.0 % (0.00/1000.00 SAR)");
        assertThat(table.row("gross").explanation())
                .isEqualTo("130.00 = 80.00 of expansion, not set off + 50.00 reactivated, not set off");
        assertThat(table.row("as printed").explanation())
                .isEqualTo("-280.00 = 0.00 - 200.00 of new customers - 80.00 of expansion once more");
        assertThat(table.row("NRR").explanation()).isEqualTo("950.00 = 1000.00 - 50.00 reactivated");
        assertThat(table.row("GRR").explanation())
                .isEqualTo("870.00 = 1000.00 - 80.00 of expansion - 50.00 reactivated");
        assertThat(table.row("quick ratio").explanation())
                .isEqualTo("330.00 = 200.00 of new customers + 50.00 reactivated + 80.00 of expansion;"
                        + " 130.00 = 100.00 churned + 30.00 of contraction");
        assertThat(table.toString())
                .contains("\nNRR             95.0 % (950.00/1000.00 SAR)\n                950.00 = 1000.00 - ")
                .contains("\nquick ratio     2.54 x (330.00/130.00 SAR)\n")
                .contains("; nearest to ChartMogul's net MRR churn rate by its standard\n  formula\n")
                .endsWith("compared with the first; monthly amounts of subscriptions at both ends\n"
                        + "7 definitions, 1 without data");
    }

    @Example
    void aShopWithoutSubscriptionsHasTheRatesOfItsOrders() {
        StoreRows rows = StoreRows.riyadh()
                .order("c", "2026-02-10", 1_000)
                .order("c", "2026-03-10", 600)
                .observedThrough("2026-03-31");
        DefinitionTable table = MetricsEngine.over(rows.store().historyOfOrders())
                .compute(RevenueChurnDefinitions.in(MARCH).from(RevenueSource.ORDERS));
        assertThat(table.row("gross").result().summary()).startsWith("40.0 % (4.00/10.00 SAR)");
        assertThat(table.row("net, of subscriptions").missing()).isEqualTo("no subscriptions were given");
        assertThat(table.toString()).doesNotContain("nearest to");
        DefinitionTable ofSubscriptions =
                MetricsEngine.over(rows.store().historyOfOrders()).compute(RevenueChurnDefinitions.in(MARCH));
        assertThat(ofSubscriptions.rows().stream()
                        .filter(row -> row.missing().isEmpty())
                        .map(DefinitionTable.Row::name))
                .containsExactly("net, of orders");
    }

    @Example
    void aGainIsToldAsOne() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("more", "2026-01-01", "", 5_000, "2026-03-10", 8_000)
                .observedThrough("2026-03-31");
        DefinitionTable table = compute(rows, RevenueChurnDefinitions.in(MARCH));
        assertThat(table.row("NRR").explanation()).isEqualTo("80.00 = 50.00 + 30.00 net gain");
        assertThat(table.row("quick ratio").result().value()).isEmpty();
    }

    @Example
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> RevenueChurnDefinitions.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RevenueChurnDefinitions.in(MARCH).from(null)).hasMessage("source");
    }

    private static DefinitionTable compute(StoreRows rows, RevenueChurnDefinitions definitions) {
        return MetricsEngine.over(rows.store().history()).compute(definitions);
    }
}
