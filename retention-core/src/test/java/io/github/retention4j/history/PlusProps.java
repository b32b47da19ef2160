package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.testing.Filed;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.joda.money.CurrencyUnit;

/** Rows that come in several additions make the history that one build makes of all of them. */
@Domain(GeneratedStores.class)
@Domain(DomainContext.Global.class)
class PlusProps {
    /** More rows of the same orders: duplicates, refunds on their own, also of orders that never come, and lines; and of subscriptions. */
    private static void addMore(List<Consumer<HistoryBuilder>> rows, Store store, Random random) {
        for (Subscription subscription : store.subscriptions()) {
            if (random.nextInt(3) == 0) {
                rows.add(b -> b.subscriptions(List.of(subscription)));
            }
        }
        for (Order order : store.orders()) {
            if (random.nextInt(4) == 0) {
                rows.add(b -> b.orders(List.of(order)));
            }
            long millis = order.placedAt().toEpochMilli();
            long later = millis + random.nextInt(100_000_000);
            long amount = 1L + random.nextInt(3_000);
            if (random.nextInt(3) == 0) {
                rows.add(b -> b.source("refunds").addRefundOfOrder(order.id(), later, amount));
            }
            if (random.nextInt(6) == 0) {
                rows.add(b -> b.source("refunds")
                        .addRefund(order.id(), order.customerId().orElse(""), later, amount));
            }
            String missing = "missing " + random.nextInt(3);
            if (random.nextInt(6) == 0) {
                rows.add(b -> b.source("refunds")
                        .addRefund(missing, order.customerId().orElse(""), later, amount));
            }
            String line = "lines " + random.nextInt(4);
            if (random.nextInt(3) == 0) {
                rows.add(b -> b.source("lines").addOrderLine(line, "of lines", millis, amount - 500));
            }
        }
    }

    private static History built(Supplier<HistoryBuilder> settings, List<Consumer<HistoryBuilder>> rows) {
        HistoryBuilder builder = settings.get();
        rows.forEach(row -> row.accept(builder));
        return builder.build();
    }

    private static void assertSame(History grown, History whole) {
        assertThat(HistoryContent.of(grown)).isEqualTo(HistoryContent.of(whole));
        assertThat(grown.basis()).isEqualTo(whole.basis());
        assertThat(grown.extent().basis()).isEqualTo(whole.extent().basis());
        assertThat(grown.extent().money()).isEqualTo(whole.extent().money());
        assertThat(grown.customerCount()).isEqualTo(whole.customerCount());
        assertThat(grown.orderCount()).isEqualTo(whole.orderCount());
        assertThat(grown.intake().sources().toString())
                .isEqualTo(whole.intake().sources().toString());
        // Rows are told by their numbers, which begin anew with each addition.
        assertThat(grown.intake().refusals()).hasSameSizeAs(whole.intake().refusals());
    }

    @Property(tries = 300)
    void additionsAreAsOneBuild(@ForAll Store store, @ForAll Random random) {
        List<Consumer<HistoryBuilder>> rows = store.rows();
        addMore(rows, store, random);
        Collections.shuffle(rows, random);
        RefundedOrders refunded = random.nextBoolean() ? RefundedOrders.IGNORE : RefundedOrders.COUNT;
        Supplier<HistoryBuilder> settings = () ->
                store.settings().badRows(BadRows.SKIP).refundedOrders(refunded).keepOrderIds();
        History grown = null;
        for (int from = 0, to; from < rows.size() || grown == null; from = to) {
            to = Math.min(rows.size(), from + random.nextInt(1 + rows.size()));
            List<Consumer<HistoryBuilder>> some = rows.subList(from, to);
            grown = grown == null ? built(settings, some) : grown.plus(b -> some.forEach(row -> row.accept(b)));
        }
        assertSame(grown, built(settings, rows));
    }

    /** A correction depends on the order of arrival, so that is the same. */
    @Property(tries = 200)
    void correctionsAreAsInOneBuild(@ForAll Store store, @ForAll Random random) {
        List<Consumer<HistoryBuilder>> rows = store.rows();
        List<Order> orders = store.orders();
        for (int i = 0; i + 1 < orders.size(); i++) {
            Order order = orders.get(i);
            Order other = orders.get(i + 1);
            Optional<String> whose = (random.nextInt(3) == 0 ? other : order).customerId();
            rows.add(b -> b.orders(List.of(new Order(
                    order.id(),
                    whose,
                    other.placedAt(),
                    other.total(),
                    other.refunds(),
                    other.couponCode(),
                    other.discount(),
                    other.eligible(),
                    other.tags()))));
        }
        Collections.shuffle(rows, random);
        Supplier<HistoryBuilder> settings = () -> store.settings()
                .badRows(BadRows.SKIP)
                .duplicateOrders(DuplicateOrders.REPLACE)
                .keepOrderIds();
        int half = random.nextInt(1 + rows.size());
        History grown = built(settings, rows.subList(0, half))
                .plus(b -> rows.subList(half, rows.size()).forEach(row -> row.accept(b)));
        assertSame(grown, built(settings, rows));
    }

    /** Who is declared again just as before counts among the declarations as well, since those behind are told by their number. */
    @Property(tries = 300)
    void declarationsAreAsInOneBuild(@ForAll DuplicateOrders policy, @ForAll Random random) {
        List<Consumer<HistoryBuilder>> rows = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Customer.Builder customer = Customer.builder("c-" + random.nextInt(6));
            if (random.nextInt(3) > 0) {
                customer.country(random.nextInt(3) == 0 ? "AE" : "SA");
            }
            if (random.nextInt(3) == 0) {
                customer.city("Riyadh");
            }
            Customer declared = customer.build();
            rows.add(b -> b.source("customers").add(declared));
        }
        Supplier<HistoryBuilder> settings = () -> History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR)
                .badRows(BadRows.SKIP)
                .duplicateOrders(policy)
                .keepOrderIds();
        int first = random.nextInt(1 + rows.size());
        int second = first + random.nextInt(1 + rows.size() - first);
        History grown = built(settings, rows.subList(0, first));
        for (List<Consumer<HistoryBuilder>> more : List.of(rows.subList(first, second), rows.subList(second, 24))) {
            grown = grown.plus(b -> more.forEach(row -> row.accept(b)));
        }
        assertSame(grown, built(settings, rows));
    }

    @Example
    void aCustomerDeclaredAgainAsBeforeStandsBeforeOneWhoIsNew() {
        Customer same = Customer.builder("same").country("SA").build();
        List<Customer> more = List.of(
                same,
                Customer.builder("new").country("AE").city("Dubai").build(),
                Customer.builder("new").country("AE").build(),
                same);
        for (DuplicateOrders policy : DuplicateOrders.values()) {
            Supplier<HistoryBuilder> settings = () -> History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR)
                    .badRows(BadRows.SKIP)
                    .duplicateOrders(policy);
            History grown = settings.get().customers(List.of(same)).build().plus(b -> b.customers(more));
            assertSame(
                    grown,
                    settings.get().customers(List.of(same)).customers(more).build());
        }
    }

    /** Else a shop that corrects its orders for years would keep a row's number of each correction. */
    @Example
    void correctionsLeaveNothingBehind() {
        Supplier<HistoryBuilder> settings = () -> History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR)
                .badRows(BadRows.SKIP)
                .duplicateOrders(DuplicateOrders.REPLACE)
                .keepOrderIds();
        long millis = 1_700_000_000_000L;
        History once = built(settings, List.of(b -> b.source("shop").addOrder("A-1", "c", millis, 1)))
                .plus(b -> b.source("desk").addOrder("A-1", "c", millis, 2));
        History often = once;
        for (int i = 0; i < 50; i++) {
            int amount = 100 + i;
            often = often.plus(b -> b.source("desk").addOrder("A-1", "c", millis, amount));
        }
        assertThat(Filed.bytes(often)).hasSameSizeAs(Filed.bytes(once));
        assertThat(often.intake().sources())
                .containsEntry("shop", new Intake.Counts(0, 1, 0, 0))
                .containsEntry("desk", new Intake.Counts(1, 50, 0, 0));
        History refused = often.plus(b -> b.source("desk").addRefundOfOrder("A-1", millis, 1_000));
        assertThat(refused.intake().sources()).containsEntry("desk", new Intake.Counts(1, 50, 0, 1));
    }

    /** As when a guest turns out to be a customer, and one customer to be another. */
    @Example
    void aCorrectionMayTellAnotherCustomer() {
        History history = History.builder(ZoneId.of("UTC"), CurrencyUnit.EUR)
                .duplicateOrders(DuplicateOrders.REPLACE)
                .keepOrderIds()
                .build();
        for (String whose : List.of("", "c-1", "c-2", "", "17", "c-1")) {
            history = history.plus(b -> b.addOrder("A-1", whose, 1_700_000_000_000L, 5));
            assertThat(history.orderCount()).isEqualTo(1);
            assertThat(history.customerCount()).isEqualTo(whose.isEmpty() ? 0 : 1);
            assertThat(whose.isEmpty() || history.customer(whose).isPresent()).isTrue();
            assertThat(history.intake().refused()).isZero();
        }
    }

    /** Whoever is taken out is as if nothing had been given of them, also to what is added later. */
    @Property(tries = 100)
    void aCustomerTakenOutWasNeverThere(@ForAll Store store, @ForAll Random random) {
        List<String> ids = new ArrayList<>(store.customerIds());
        Collections.shuffle(ids, random);
        List<String> erased = ids.subList(0, Math.min(ids.size(), random.nextInt(3)));
        Store others = store.without(erased);
        Supplier<HistoryBuilder> settings = () -> store.observed(Optional.empty())
                .settings()
                .badRows(BadRows.SKIP)
                .keepOrderIds();
        List<Consumer<HistoryBuilder>> rows = store.rows();
        Collections.shuffle(rows, random);
        int half = random.nextInt(1 + rows.size());
        History left = built(settings, rows.subList(0, half))
                .plus(b -> rows.subList(half, rows.size()).forEach(row -> row.accept(b)))
                .without(erased);
        History never = built(settings, others.rows());
        assertThat(HistoryContent.of(left)).isEqualTo(HistoryContent.of(never));
        List<Consumer<HistoryBuilder>> more = new ArrayList<>();
        addMore(more, others, random);
        assertThat(HistoryContent.of(left.plus(b -> more.forEach(row -> row.accept(b)))))
                .isEqualTo(HistoryContent.of(never.plus(b -> more.forEach(row -> row.accept(b)))));
    }

    @Property(tries = 100)
    void whatIsAddedToStaysAsItIs(@ForAll Store store, @ForAll Random random) {
        List<Consumer<HistoryBuilder>> rows = store.rows();
        Collections.shuffle(rows, random);
        Supplier<HistoryBuilder> settings = () -> store.observed(Optional.empty())
                .settings()
                .badRows(BadRows.SKIP)
                .keepOrderIds();
        int half = random.nextInt(1 + rows.size());
        History first = built(settings, rows.subList(0, half));
        var before = HistoryContent.of(first);
        List<Consumer<HistoryBuilder>> others = rows.subList(half, rows.size());
        History one = first.plus(b -> others.forEach(row -> row.accept(b)));
        // A second branch of the same history has nothing of the first.
        History other = first.plus(b -> b.addOrder("somebody else", 1_700_000_000_000L, 5));
        History again = first.plus(b -> others.forEach(row -> row.accept(b)));
        assertThat(HistoryContent.of(first)).isEqualTo(before);
        assertThat(HistoryContent.of(other).containsKey("somebody else")).isTrue();
        assertThat(HistoryContent.of(again)).isEqualTo(HistoryContent.of(one));
    }
}
