package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasisTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static Basis in(String zone) {
        return through(zone, LocalDate.of(2199, 12, 31));
    }

    private static Basis through(String zone, LocalDate lastDay) {
        return new Basis(ZoneId.of(zone), SAR, 2, FIRST, lastDay, Set.of(), Set.of(), RefundedOrders.IGNORE, "");
    }

    private static Basis empty() {
        return new Basis(
                ZoneId.of("Asia/Riyadh"),
                SAR,
                2,
                LocalDate.MAX,
                LocalDate.MIN,
                Set.of(),
                Set.of(),
                RefundedOrders.IGNORE,
                "");
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Duration length(Span span) {
        return Duration.ofMillis(span.until() - span.from());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-03-31, 23",
        "Europe/Berlin, 2024-10-27, 25",
        "Europe/Berlin, 2024-03-30, 24",
        "America/Sao_Paulo, 2018-11-04, 23",
        "Africa/Cairo, 2025-04-25, 23",
        "Pacific/Apia, 2011-12-29, 24",
        "Pacific/Apia, 2011-12-30, 0",
        "Pacific/Apia, 2011-12-31, 24",
        "Pacific/Kwajalein, 1993-08-21, 0"
    })
    void dayHasAsManyHoursAsItsClocksShowed(String zone, LocalDate day, int hours) {
        Span span = in(zone).span(Window.day(day));
        assertThat(length(span)).isEqualTo(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2018-11-04, 2018-11-04T03:00:00Z",
        "Africa/Cairo, 2025-04-25, 2025-04-24T22:00:00Z",
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z",
        "Pacific/Apia, 2011-12-31, 2011-12-30T10:00:00Z",
        "Europe/Berlin, 2024-04-01, 2024-03-31T22:00:00Z"
    })
    void dayWithoutMidnightStartsWhenItsFirstInstantIs(String zone, LocalDate day, Instant start) {
        assertThat(Instant.ofEpochMilli(in(zone).startOf(day))).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2024-03-31T21:59:59.999Z, 2024-03-31",
        "Europe/Berlin, 2024-03-31T22:00:00Z, 2024-04-01",
        "America/Sao_Paulo, 2018-11-04T02:59:59.999Z, 2018-11-03",
        "America/Sao_Paulo, 2018-11-04T03:00:00Z, 2018-11-04",
        "Africa/Cairo, 2025-04-24T21:59:59.999Z, 2025-04-24",
        "Africa/Cairo, 2025-04-24T22:00:00Z, 2025-04-25",
        "Pacific/Apia, 2011-12-30T09:59:59.999Z, 2011-12-29",
        "Pacific/Apia, 2011-12-30T10:00:00Z, 2011-12-31",
        // Clocks went from 00:01 back to 23:01: the day that had begun went on.
        "America/St_Johns, 2010-11-07T02:29:59.999Z, 2010-11-06",
        "America/St_Johns, 2010-11-07T02:30:00Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T02:31:00Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T03:29:59.999Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T03:30:00Z, 2010-11-07"
    })
    void instantBelongsToTheDayThatHasBegun(String zone, Instant instant, LocalDate day) {
        assertThat(in(zone).dayOf(instant.toEpochMilli())).isEqualTo(day);
    }

    @Test
    void twoMinutesOverMidnightAreTwoDays() {
        Basis basis = in("Asia/Riyadh");
        long late = millis("2026-03-05T20:59:00Z");
        long early = millis("2026-03-05T21:01:00Z");
        assertThat(basis.dayOf(late)).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(basis.dayOf(early)).isEqualTo(LocalDate.of(2026, 3, 6));
    }

    @Test
    void spanHoldsItsFirstMillisecondAndNotItsEnd() {
        Span march = in("Asia/Riyadh").span(Window.month(2026, 3));
        assertThat(march).isEqualTo(new Span(millis("2026-02-28T21:00:00Z"), millis("2026-03-31T21:00:00Z")));
        assertThat(march.contains(march.from() - 1)).isFalse();
        assertThat(march.contains(march.from())).isTrue();
        assertThat(march.contains(march.until() - 1)).isTrue();
        assertThat(march.contains(march.until())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, NOT_OBSERVED",
        "2026-03-01, PARTLY_OBSERVED",
        "2026-03-30, PARTLY_OBSERVED",
        "2026-03-31, OBSERVED",
        "2026-04-01, OBSERVED"
    })
    void monthIsObservedOnceItsLastDayIs(LocalDate lastDay, Observation observation) {
        assertThat(through("Europe/Berlin", lastDay).observation(Window.month(2026, 3)))
                .isEqualTo(observation);
    }

    @Test
    void spanThatEndsBeforeItBeginsIsNone() {
        assertThat(new Span(5, 5).contains(5)).isFalse();
        assertThatThrownBy(() -> new Span(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a span until 4 ends before it begins, at 5");
    }

    @Test
    void singleDayIsNeverPartlyObserved() {
        Window day = Window.day(LocalDate.of(2026, 3, 5));
        assertThat(through("Asia/Riyadh", day.start().minusDays(1)).observation(day))
                .isEqualTo(Observation.NOT_OBSERVED);
        assertThat(through("Asia/Riyadh", day.start()).observation(day)).isEqualTo(Observation.OBSERVED);
    }

    @Test
    void observedUntilIsTheEndOfTheLastDay() {
        assertThat(Instant.ofEpochMilli(
                        through("Africa/Cairo", LocalDate.of(2025, 4, 24)).observedUntil()))
                .isEqualTo(Instant.parse("2025-04-24T22:00:00Z"));
        assertThat(through("Africa/Cairo", LocalDate.of(2025, 4, 24)).observed())
                .isEqualTo(Window.through(FIRST, LocalDate.of(2025, 4, 24)));
    }

    @Test
    void nothingIsObservedWithoutEvents() {
        assertThat(empty().isObserved()).isFalse();
        assertThat(empty().observation(Window.year(1900))).isEqualTo(Observation.NOT_OBSERVED);
        assertThat(empty().observedUntil()).isEqualTo(Long.MIN_VALUE);
        assertThatIllegalStateException()
                .isThrownBy(() -> empty().observed())
                .withMessage("the history has no event, so it covers no days");
        assertThat(in("Asia/Riyadh").isObserved()).isTrue();
    }

    @Test
    void moneyHasTheScaleOfTheHistory() {
        Basis basis = in("Asia/Riyadh");
        assertThat(basis.money(12050)).isEqualTo(BigMoney.parse("SAR 120.50"));
        assertThat(basis.money(-1)).isEqualTo(BigMoney.parse("SAR -0.01"));
        assertThat(basis.money(new BigInteger("92233720368547758080")))
                .isEqualTo(BigMoney.parse("SAR 922337203685477580.80"));
        Basis dinars = new Basis(
                ZoneId.of("Asia/Kuwait"),
                CurrencyUnit.of("KWD"),
                3,
                FIRST,
                FIRST,
                Set.of(),
                Set.of(),
                RefundedOrders.IGNORE,
                "");
        assertThat(dinars.money(1)).isEqualTo(BigMoney.parse("KWD 0.001"));
        Basis unitPrices = new Basis(
                ZoneId.of("Asia/Riyadh"), SAR, 4, FIRST, FIRST, Set.of(), Set.of(), RefundedOrders.IGNORE, "");
        assertThat(unitPrices.money(5)).isEqualTo(BigMoney.parse("SAR 0.0005"));
    }

    @Test
    void survivesSerialisation() {
        for (Basis basis : new Basis[] {in("Europe/Berlin"), empty()}) {
            assertThat(Serialisation.roundTrip(basis)).isEqualTo(basis);
        }
        assertThat(Serialisation.roundTrip(new Span(1, 2))).isEqualTo(new Span(1, 2));
    }

    @Test
    void coversTheDaysOfAWindowFromTheFirstEventToTheLastDay() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        LocalDate last = LocalDate.of(2026, 3, 20);
        Basis basis =
                new Basis(ZoneId.of("Asia/Riyadh"), SAR, 2, first, last, Set.of(), Set.of(), RefundedOrders.IGNORE, "");
        assertThat(basis.covered(Window.year(2026))).contains(Window.through(first, last));
        assertThat(basis.covered(Window.month(2026, 2)))
                .contains(Window.between(
                        first.withMonth(2).withDayOfMonth(1), first.withMonth(3).withDayOfMonth(1)));
        assertThat(basis.covered(Window.day(first.minusDays(1)))).isEmpty();
        assertThat(basis.covered(Window.day(last.plusDays(1)))).isEmpty();
        assertThat(basis.covered(Window.day(first))).contains(Window.through(first, first));
        assertThat(basis.covered(Window.day(last))).contains(Window.through(last, last));
        assertThat(empty().covered(Window.year(2026))).isEmpty();
    }

    private static Basis of(LocalDate first, LocalDate last, Set<String> given, Set<String> attributes) {
        return new Basis(ZoneId.of("Asia/Riyadh"), SAR, 2, first, last, given, attributes, RefundedOrders.IGNORE, "");
    }

    @Test
    void unionHasTheDaysAndAttributesOfBoth() {
        LocalDate day = LocalDate.of(2026, 3, 20);
        Basis one = of(day, day.plusDays(9), Set.of(Referrals.KIND.name()), Set.of("size"));
        Basis other = of(day.minusDays(5), day, Set.of(Basis.ORDER_COUPONS), Set.of("size", "colour"));
        Basis both = of(
                day.minusDays(5),
                day.plusDays(9),
                Set.of(Referrals.KIND.name(), Basis.ORDER_COUPONS),
                Set.of("size", "colour"));
        assertThat(one.union(other)).isEqualTo(both);
        assertThat(other.union(one)).isEqualTo(both);
        assertThat(both.union(one)).isEqualTo(both);
        Basis none = of(LocalDate.MAX, LocalDate.MIN, Set.of(), Set.of());
        assertThat(none.union(one)).isEqualTo(one);
        assertThat(one.union(none)).isEqualTo(one);
        assertThat(none.union(none)).isEqualTo(none);
        assertThat(Serialisation.roundTrip(both)).isEqualTo(both);
    }

    @Test
    void basesOfDifferentThingsHaveNoUnion() {
        Basis basis = through("Asia/Riyadh", LocalDate.of(2026, 3, 20));
        assertThatThrownBy(() -> basis.union(through("Africa/Cairo", LocalDate.of(2026, 3, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bases of different zone have no union: Asia/Riyadh and Africa/Cairo");
        assertThatThrownBy(() -> basis.union(basis.only("loyal")))
                .hasMessage("bases of different population have no union:  and only loyal");
        HistoryBuilder dollars = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.USD);
        assertThatThrownBy(() -> basis.union(dollars.build().basis()))
                .hasMessage("bases of different currency have no union: SAR and USD");
        HistoryBuilder fine = History.builder(ZoneId.of("Asia/Riyadh"), SAR).decimals(3);
        assertThatThrownBy(() -> basis.union(fine.build().basis()))
                .hasMessage("bases of different decimals have no union: 2 and 3");
        HistoryBuilder counting = History.builder(ZoneId.of("Asia/Riyadh"), SAR).refundedOrders(RefundedOrders.COUNT);
        assertThatThrownBy(() -> basis.union(counting.build().basis()))
                .hasMessageStartingWith("bases of different refunded orders have no union: ");
    }

    @Test
    void tellsWhatAResultIsAbout() {
        LocalDate last = LocalDate.of(2026, 3, 20);
        Basis march = through("Asia/Riyadh", last);
        Window month = Window.month(2026, 3);
        assertThat(march.scope(month)).isEqualTo(new Scope(month, Observation.PARTLY_OBSERVED, last, "", ""));
        assertThat(march.only("loyal").scope())
                .isEqualTo(new Scope(null, Observation.OBSERVED, last, "only loyal", ""));
        assertThat(march.only("").only("").population()).isEqualTo("only some customers, only some of them");
        assertThat(march.only("loyal").only("").population()).isEqualTo("only loyal, only some of them");
        assertThat(march.only("loyal").only("loyal").population()).isEqualTo("only loyal");
    }

    @Test
    void nullIsNamed() {
        ZoneId zone = ZoneId.of("Asia/Riyadh");
        assertThatNullPointerException()
                .isThrownBy(() -> new Basis(null, SAR, 2, FIRST, FIRST, Set.of(), Set.of(), RefundedOrders.IGNORE, ""))
                .withMessage("zone");
        assertThatNullPointerException()
                .isThrownBy(() -> new Basis(zone, null, 2, FIRST, FIRST, Set.of(), Set.of(), RefundedOrders.IGNORE, ""))
                .withMessage("currency");
        assertThatNullPointerException()
                .isThrownBy(() -> new Basis(zone, SAR, 2, null, FIRST, Set.of(), Set.of(), RefundedOrders.IGNORE, ""))
                .withMessage("firstDay");
        assertThatNullPointerException()
                .isThrownBy(() -> new Basis(zone, SAR, 2, FIRST, null, Set.of(), Set.of(), RefundedOrders.IGNORE, ""))
                .withMessage("lastDay");
    }
}
