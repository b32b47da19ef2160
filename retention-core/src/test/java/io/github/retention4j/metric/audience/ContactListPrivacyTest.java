package io.github.retention4j.metric.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Reason;
import io.github.retention4j.testing.RecordedLog;
import io.github.retention4j.testing.StoreRows;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** A list names customers only where it is asked for their ids: no text, no log line and no message does. */
class ContactListPrivacyTest {
    private static final String SECRET = "SECRET-4711";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Window APRIL = Window.month(2026, 4);

    private static MetricsEngine engine() {
        return MetricsEngine.over(StoreRows.riyadh()
                .observedThrough("2026-03-31")
                .customer(Customer.builder(SECRET)
                        .birthDate(LocalDate.of(1990, 4, 5))
                        .country("SA")
                        .build())
                .orders(SECRET, "2025-04-10")
                .store()
                .history());
    }

    /** Every reason that the customer has. */
    private static List<Who> reasons() {
        Who birthday = Who.birthday(APRIL);
        return List.of(
                birthday,
                Who.purchaseAnniversary(APRIL),
                Who.oneTimeBuyers(300, 400, DAY),
                Who.vipsGoneQuiet(Window.year(2025), Money.parse("SAR 1"), DAY),
                Who.seasonalBuyers(List.of(Window.month(2025, 4)), APRIL),
                Who.because("they asked us to", DAY, c -> true),
                Who.anyOf(Who.due(APRIL), birthday),
                birthday.rankedByRevenue(APRIL),
                birthday.rankedBy(c -> 1L));
    }

    private static void assertUnnamed(Object text) {
        assertThat(String.valueOf(text)).doesNotContain("SECRET").doesNotContain("4711");
    }

    @Test
    void noTextNamesTheCustomer() {
        MetricsEngine engine = engine();
        for (Who who : reasons()) {
            CustomerList<Reason> list = engine.compute(who.limit(10));
            assertThat(list.ids()).as("%s", who).containsExactly(SECRET);
            assertThat(list.csv()).contains(SECRET);
            assertThat(list.idTable().toString()).contains(SECRET);
            assertUnnamed(list);
            assertUnnamed(list.summary());
            assertUnnamed(list.label());
            assertUnnamed(list.note());
            assertUnnamed(list.entries());
            assertThat(list.table()).as("what prints results prints no ids").isEmpty();
            assertUnnamed(who);
            assertUnnamed(who.limit(10));
            assertUnnamed(engine.compute(who.list(), RepeatPurchaseRate.in(APRIL)));
            assertUnnamed(engine.compute(who.list().by(Segments.country())));
            assertUnnamed(engine.trend(List.of(APRIL, APRIL.next()), window -> who.list()));
            assertUnnamed(engine.where(who).compute(RepeatPurchaseRate.in(Window.year(2025))));
            assertUnnamed(engine.where(who));
        }
        assertUnnamed(engine.select(c -> true));
        assertUnnamed(engine.rank(c -> c.orderCount(), 5));
    }

    @Test
    void noLogLineNamesTheCustomer() {
        MetricsEngine engine = engine();
        List<String> log = RecordedLog.during(() -> reasons().forEach(who -> {
            engine.compute(who.limit(1));
            engine.parallelism(2).compute(who.list()).csv();
        }));
        assertThat(log).allSatisfy(ContactListPrivacyTest::assertUnnamed);
    }

    private static void assertThrowsUnnamed(Supplier<?> door, String message) {
        Throwable thrown = catchThrowable(door::get);
        assertThat(thrown).isNotNull().hasMessage(message);
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            assertUnnamed(each);
            assertThat(each.getSuppressed()).isEmpty();
        }
    }

    /** A rule that takes an id for a number throws what names it. */
    @Test
    void whatACallersRuleThrowsIsToldWithoutItsMessage() {
        MetricsEngine engine = engine();
        CustomerFilter odd = c -> Long.parseLong(c.id()) % 2 == 1;
        String failed = "' failed with java.lang.NumberFormatException; its message is left out, since it may name a"
                + " customer";
        Who own = Who.because("odd", DAY, odd);
        assertThrowsUnnamed(() -> engine.compute(own.list()), "the rule 'with the reason 'odd'" + failed);
        assertThrowsUnnamed(() -> engine.where(own).select(c -> true), "the rule 'with the reason 'odd'" + failed);
        Who ranked = Who.birthday(APRIL).rankedBy(CustomerFunction.named("id", c -> Long.parseLong(c.id())));
        assertThrowsUnnamed(() -> engine.compute(ranked.list()), "the rule 'id" + failed);
        assertThrowsUnnamed(() -> engine.parallelism(2).compute(ranked.limit(3)), "the rule 'id" + failed);
        assertThat(catchThrowable(() -> engine.compute(own.list())).getStackTrace())
                .as("it tells where")
                .anyMatch(at -> at.getClassName().contains("ContactListPrivacyTest"));
    }

    @Test
    void noRefusalNamesTheCustomer() {
        MetricsEngine engine = engine();
        Who missing = Who.birthday(APRIL).rankedBy(CustomerFunction.named("nothing", c -> null));
        assertThrowsUnnamed(() -> engine.compute(missing.list()), "what is at stake with a customer, by nothing");
        assertThrowsUnnamed(
                () -> engine.minimumGroupSize(5).compute(Who.birthday(APRIL).list()),
                "minimum group size 5: a list of customers tells of each of them, or ask an engine without a minimum group"
                        + " size");
        assertThrowsUnnamed(
                () -> engine.minimumGroupSize(5)
                        .compute(Who.birthday(APRIL).list().by(Segments.country())),
                "minimum group size 5: a list of customers tells of each of them, or ask an engine without a minimum group"
                        + " size");
        Who dollars = Who.vipsGoneQuiet(Window.year(2025), Money.parse("USD 1"), DAY);
        assertThrowsUnnamed(
                () -> engine.compute(dollars.list()),
                "more than USD 1.00 cannot be told in a history of SAR; write an amount of SAR");
    }
}
