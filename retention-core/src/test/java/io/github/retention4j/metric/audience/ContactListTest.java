package io.github.retention4j.metric.audience;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

class ContactListTest extends MetricContract<ContactList, CustomerList<Reason>> {
    /** How many orders somebody has, as a value. */
    private record Orders() implements CustomerFunction<Long> {
        @Override
        public Long of(CustomerHistory customer) {
            return (long) customer.orderCount();
        }

        @Override
        public String name() {
            return "orders";
        }
    }

    /** Who has an order at all, as a value. */
    private record Buyer() implements CustomerFilter {
        @Override
        public boolean test(CustomerHistory customer) {
            return customer.orderCount() > 0;
        }
    }

    /** A reason, told by us and with plain collections. */
    private record Case(Who who, LocalDate asOf, boolean needsAsOf, Plain plain) {}

    private interface Plain {
        Optional<String> reason(Store store, String id);
    }

    /** The same days of the next year; a retail year can be longer than one. */
    private static Window nextYear(Window window) {
        LocalDate start = window.start().plusYears(1);
        start = start.isBefore(window.end()) ? window.end() : start;
        return Window.between(start, start.plusDays(window.days()));
    }

    private static List<Case> cases(Window window) {
        LocalDate last = window.end().minusDays(1);
        LocalDate eve = window.start().minusDays(1);
        Window later = nextYear(window);
        LocalDate eveLater = later.start().minusDays(1);
        return List.of(
                new Case(Who.birthday(window), eve, false, (s, id) -> PlainReasons.birthday(s, id, window)),
                new Case(
                        Who.purchaseAnniversary(later),
                        eveLater,
                        false,
                        (s, id) -> PlainReasons.purchaseAnniversary(s, id, later)),
                new Case(Who.due(window), eve, false, (s, id) -> PlainReasons.due(s, id, window, 2)),
                new Case(Who.due(window, 1), eve, false, (s, id) -> PlainReasons.due(s, id, window, 1)),
                new Case(
                        Who.silentForTwiceTheirGap(last),
                        last,
                        true,
                        (s, id) -> PlainReasons.silent(s, id, 2, 2, last)),
                new Case(Who.silentFor(1.5, 3, last), last, true, (s, id) -> PlainReasons.silent(s, id, 1.5, 3, last)),
                new Case(
                        Who.oneTimeBuyers(20, 90, last), last, true, (s, id) -> PlainReasons.once(s, id, 20, 90, last)),
                new Case(
                        Who.seasonalBuyers(List.of(window, window.previous()), later),
                        eveLater,
                        false,
                        (s, id) -> PlainReasons.seasonal(s, id, List.of(window, window.previous()), later)),
                new Case(
                        Who.because("bought once", last, new Buyer()),
                        last,
                        true,
                        (s, id) -> s.countedOrdersByCustomer().containsKey(id)
                                ? Optional.of("bought once")
                                : Optional.empty()));
    }

    /** All of one reason, a few of several, and all of one by another stake. */
    private static List<Listed> lists(Window window) {
        List<Listed> lists = new ArrayList<>();
        for (Case one : cases(window)) {
            lists.add(new Listed(one.who.list(), List.of(one), (s, id, of) -> money(s, id, of)));
        }
        List<Case> some = List.of(
                cases(window).get(4), cases(window).get(0), cases(window).get(6));
        Who any = Who.anyOf(some.get(0).who, some.get(1).who, some.get(2).who);
        lists.add(new Listed(any.list(), some, (s, id, of) -> money(s, id, of)));
        lists.add(new Listed(any.limit(2), some, (s, id, of) -> money(s, id, of)));
        Case first = cases(window).get(0);
        lists.add(new Listed(
                first.who.rankedByRevenue(window).limit(3),
                List.of(first),
                (s, id, of) -> amount(s, PlainReasons.revenue(s, id, window))));
        lists.add(new Listed(
                first.who.rankedBy(new Orders()).limit(1),
                List.of(first),
                (s, id, of) -> new Amount(
                        s.countedOrdersByCustomer().getOrDefault(id, List.of()).size(), 0, Unit.count("orders", 0))));
        return lists;
    }

    private record Amount(long minor, int decimals, Unit unit) {}

    private interface PlainStake {
        Amount of(Store store, String id, Case reason);
    }

    private record Listed(ContactList list, List<Case> cases, PlainStake stake) {
        List<Entry<Reason>> naively(Store store) {
            boolean isUnobserved = cases.stream()
                    .filter(Case::needsAsOf)
                    .anyMatch(one ->
                            store.lastDay().map(last -> last.isBefore(one.asOf)).orElse(true));
            if (isUnobserved) {
                return List.of();
            }
            List<Entry<Reason>> all = new ArrayList<>();
            for (String id : store.customerIds()) {
                for (Case one : cases) {
                    Optional<String> reason = one.plain.reason(store, id);
                    if (reason.isPresent()) {
                        Amount at = stake.of(store, id, one);
                        BigDecimal amount = BigDecimal.valueOf(at.minor, at.decimals);
                        all.add(new Entry<>(id, new Reason(reason.get(), amount, at.unit)));
                        break;
                    }
                }
            }
            return all.stream()
                    .sorted(comparing((Entry<Reason> entry) -> entry.value().stake())
                            .reversed()
                            .thenComparing(Entry::id))
                    .limit(list.most())
                    .toList();
        }
    }

    private static Amount money(Store store, String id, Case reason) {
        return amount(store, PlainReasons.revenueTo(reason.asOf, store, id));
    }

    private static Amount amount(Store store, long minor) {
        return new Amount(minor, store.currency().getDecimalPlaces(), Unit.money(store.currency()));
    }

    @Override
    protected List<ContactList> forms(Window window) {
        return lists(window).stream().map(Listed::list).toList();
    }

    /** Of those that are cut off, segments do not add up; who they are is looked at below. */
    @Override
    protected Map<String, BigDecimal> naively(ContactList form, Store store) {
        return Map.of("customers", count(store.customerIds().size()));
    }

    @Override
    protected Map<String, BigDecimal> figures(CustomerList<Reason> result) {
        return Map.of("customers", count(result.customers()));
    }

    /** Customers without an order may have a birthday. */
    @Override
    protected boolean isNoDataWithoutRecords(CustomerList<Reason> result) {
        return true;
    }

    @Override
    protected boolean saysNoData(CustomerList<Reason> result) {
        return result.entries().isEmpty();
    }

    /** Customers without an order are customers. */
    @Override
    @Example
    protected void anEmptyHistoryIsNoData() {
        MetricsEngine none = MetricsEngine.over(StoreRows.riyadh().store().history());
        MetricsEngine idle = MetricsEngine.over(
                StoreRows.riyadh().customer(Customer.of("idle")).store().history());
        for (ContactList form : forms(Window.month(2026, 3))) {
            assertThat(none.compute(form).entries()).isEmpty();
            assertThat(none.compute(form).toString()).contains("no data");
            assertThat(none.compute(form).csv()).startsWith("id,reason,stake (").hasLineCount(1);
            assertThat(idle.compute(form).entries()).isEmpty();
        }
        assertThat(none.compute(Who.birthday(Window.month(2026, 3)).list()))
                .hasToString(
                        "contact list (with a birthday in 2026-03; the highest net revenue to 2026-02-28 first; no orders"
                                + " known): no data (0 of 0 customers)");
    }

    @Property(tries = 4 * TRIES)
    void listsWhomPlainCollectionsList(@ForAll("asked") Asked asked) {
        for (Listed listed : lists(asked.window())) {
            CustomerList<Reason> list = whole(listed.list, asked.history());
            assertThat(list.entries()).as("%s", listed.list).isEqualTo(listed.naively(asked.store()));
            for (Entry<Reason> entry : list.entries()) {
                assertThat(list.toString()).doesNotContain("'" + entry.id() + "'");
            }
        }
    }

    /** As a filter it is the list without an end. */
    @Property(tries = TRIES)
    void theFilterPassesWhomTheListLists(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (Listed listed : lists(asked.window())) {
            List<String> all = engine.compute(listed.list.who().list()).ids();
            assertThat(engine.select(listed.list.who()).ids())
                    .as("%s", listed.list)
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Property(tries = TRIES)
    void saysOfHowManyTheDateOfBirthIsNotKnown(@ForAll("drawn") Asked asked) {
        long unknown = PlainReasons.unborn(asked.store());
        CustomerList<Reason> list = whole(Who.birthday(asked.window()).list(), asked.history());
        assertThat(list.note())
                .isEqualTo(
                        unknown == 0
                                ? ""
                                : "date of birth of " + unknown + (unknown == 1 ? " customer" : " customers")
                                        + " not known");
    }

    /** Amounts are of the store's currency, so these have no form that is asked of every store. */
    @Property(tries = 2 * TRIES)
    void vipsWhoWentQuiet(
            @ForAll("asked") Asked asked,
            @ForAll @IntRange(max = 60_000) int moreThan,
            @ForAll @IntRange(max = 60) int days) {
        Store store = asked.store();
        Window window = asked.window();
        LocalDate asOf = window.end().plusDays(days);
        // With more decimals than the history has, it is the same amount.
        for (int more : List.of(0, 2)) {
            int decimals = store.currency().getDecimalPlaces();
            BigDecimal amount = BigDecimal.valueOf(moreThan, decimals).setScale(decimals + more);
            String told = amount.toPlainString() + " " + store.currency();
            Who vips = Who.vipsGoneQuiet(window, BigMoney.of(store.currency(), amount), asOf);
            Case quiet =
                    new Case(vips, asOf, true, (s, id) -> PlainReasons.quietVip(s, id, window, moreThan, told, asOf));
            Listed listed = new Listed(vips.list(), List.of(quiet), (s, id, of) -> money(s, id, of));
            assertThat(whole(vips.list(), asked.history()).entries()).isEqualTo(listed.naively(store));
        }
    }

    /** So many that the list is cut again and again, in blocks that several threads share out. */
    @Property(tries = 20)
    void isTheSameByAnyNumberOfThreads(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 2000) int most, @ForAll boolean isFlat) {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        LocalDate day = LocalDate.of(2023, 11, 15);
        Map<String, Long> amounts = new HashMap<>();
        for (int i = 0; i < 5000; i++) {
            long amount = isFlat ? random.nextInt(3) : random.nextInt(1_000_000);
            builder.addOrder(i, 1_700_000_000_000L + i, amount);
            amounts.put(String.valueOf(i), amount);
        }
        List<String> expected = amounts.keySet().stream()
                .sorted(comparing(amounts::get).reversed().thenComparing(id -> (String) id))
                .limit(most)
                .toList();
        MetricsEngine engine = MetricsEngine.over(builder.build());
        ContactList list = Who.oneTimeBuyers(0, 0, day).limit(most);

        CustomerList<Reason> one = engine.compute(list);

        assertThat(one.ids()).isEqualTo(expected);
        assertThat(one.note()).isEqualTo(most < 5000 ? "5000 have a reason" : "");
        assertThat(engine.parallelism(4).compute(list)).isEqualTo(one);
    }
}
