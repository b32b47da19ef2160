package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;

@Domain(GeneratedStores.class)
@Domain(DomainContext.Global.class)
class HistoryBuilderProps {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

    @AfterContainer
    static void shutDown() {
        POOL.shutdownNow();
    }

    @Property(tries = 300)
    void everyCustomerTellsWhatTheListsTell(@ForAll Store store, @ForAll RefundedOrders refundedOrders) {
        History history =
                store.fill(store.settings().refundedOrders(refundedOrders)).build();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(store, refundedOrders));
    }

    @Property
    void shuffledRowsShowTheSameCustomers(@ForAll Store store, @ForAll Random random) {
        History history = store.shuffled(random).history();
        History asGiven = store.history();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(asGiven));
        assertThat(history.basis()).isEqualTo(asGiven.basis());
        assertThat(history.intake()).isEqualTo(asGiven.intake());
        assertThat(history).hasToString(asGiven.toString());
    }

    @Property
    void threadsChangeNothing(@ForAll Store store, @ForAll @IntRange(min = 2, max = 4) int threads) {
        History history =
                store.fill(store.settings().parallelism(threads, POOL)).build();
        History alone = store.history();
        assertThat(history.blocks()).hasSameSizeAs(alone.blocks());
        assertThat(ordered(history)).isEqualTo(ordered(alone));
    }

    /** What the blocks show, in their order. */
    private static List<Seen> ordered(History history) {
        return history.blocks().stream()
                .flatMap(block -> {
                    CustomerHistory cursor = block.cursor();
                    return IntStream.range(0, block.customers()).mapToObj(c -> Seen.by(cursor.moveTo(c)));
                })
                .toList();
    }

    @Property
    void blocksHoldEachCustomerOnce(@ForAll Store store) {
        Set<String> ids = new HashSet<>();
        for (CustomerBlock block : store.history().blocks()) {
            CustomerHistory cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                if (!block.isAnonymous()) {
                    assertThat(ids.add(cursor.moveTo(customer).id())).isTrue();
                }
            }
        }
        assertThat(ids).isEqualTo(store.customerIds());
    }

    @Property
    void historyCoversTheDaysOfItsEvents(@ForAll Store store) {
        Basis basis = store.history().basis();
        Optional<LocalDate> first = store.instants().stream().map(store::dayOf).min(LocalDate::compareTo);
        assertThat(basis.hasEvents()).isEqualTo(first.isPresent());
        assertThat(basis.firstDay()).isEqualTo(first.orElse(LocalDate.MAX));
        assertThat(basis.lastDay()).isEqualTo(store.lastDay().orElse(LocalDate.MIN));
        assertThat(basis.zone()).isEqualTo(store.zone());
        assertThat(basis.currency()).isEqualTo(store.currency());
        assertThat(store.instants()).allMatch(t -> t.toEpochMilli() < basis.observedUntil());
    }

    @Property(tries = 300)
    void everyQuestionAboutAWindowIsAnsweredAsTheListsDo(@ForAll Store store, @ForAll Window window) {
        History history = store.history();
        Span span = history.basis().span(window);
        for (CustomerBlock block : history.blocks()) {
            CustomerHistory view = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                view.moveTo(customer);
                if (!view.isAnonymous()) {
                    Optional<String> id = Optional.of(view.id());
                    assertAnswers(store, window, span, view, o -> o.customerId().equals(id));
                }
            }
        }
    }

    private static void assertAnswers(
            Store store, Window window, Span span, CustomerHistory view, Predicate<Order> own) {
        List<Order> all = store.orders().stream().filter(own).toList();
        List<Order> counted = store.countedOrders().stream().filter(own).toList();
        List<Order> inWindow =
                counted.stream().filter(o -> store.in(window, o.placedAt())).toList();
        assertThat(view.orderCount()).isEqualTo(counted.size());
        assertThat(view.orderCount(span)).isEqualTo(inWindow.size());
        assertThat(view.orderCount(window)).isEqualTo(inWindow.size());
        assertThat(view.orderedIn(span)).isEqualTo(!inWindow.isEmpty());
        assertThat(view.orderedIn(window)).isEqualTo(!inWindow.isEmpty());
        assertThat(view.firstOrderFrom(span.from())).isEqualTo((int) counted.stream()
                .filter(o -> store.dayOf(o.placedAt()).isBefore(window.start()))
                .count());
        assertThat(view.firstOrder())
                .isEqualTo(counted.stream().map(Order::placedAt).findFirst());
        assertThat(view.lastOrder())
                .isEqualTo(counted.stream().map(Order::placedAt).reduce((a, b) -> b));
        long gross = 0;
        long refundedInWindow = 0;
        long refundedOfWindow = 0;
        int ignored = 0;
        for (Order order : all) {
            boolean placedIn = store.in(window, order.placedAt());
            gross += placedIn ? store.minor(order.total()) : 0;
            ignored += placedIn && store.isRefundedInFull(order) ? 1 : 0;
            for (var refund : order.refunds()) {
                long amount = store.minor(refund.amount());
                refundedInWindow += store.in(window, refund.refundedAt()) ? amount : 0;
                refundedOfWindow += placedIn ? amount : 0;
            }
        }
        assertThat(view.grossRevenue(span)).isEqualTo(gross);
        assertThat(view.netRevenue(span)).isEqualTo(gross - refundedInWindow);
        assertThat(view.keptRevenue(span)).isEqualTo(gross - refundedOfWindow);
        assertThat(view.ignoredOrderCount(span)).isEqualTo(ignored);
    }

    @Property
    void revenueOfAllTimeIsKeptRevenue(@ForAll Store store) {
        long net = 0;
        long kept = 0;
        Span ever = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
        for (CustomerBlock block : store.history().blocks()) {
            CustomerHistory view = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                net += view.moveTo(customer).netRevenue(ever);
                kept += view.keptRevenue(ever);
            }
        }
        long expected = store.orders().stream()
                .mapToLong(o -> store.minor(o.total())
                        - o.refunds().stream()
                                .mapToLong(r -> store.minor(r.amount()))
                                .sum())
                .sum();
        assertThat(net).isEqualTo(expected);
        assertThat(kept).isEqualTo(expected);
    }
}
