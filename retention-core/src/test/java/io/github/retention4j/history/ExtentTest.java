package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ExtentTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), SAR);
    }

    private static StoreRows rows() {
        return StoreRows.riyadh();
    }

    private static History history(StoreRows rows) {
        return rows.store().history();
    }

    /** Began on 1 March and was cancelled on 9 April. */
    private static StoreRows cancelled() {
        StoreRows rows = rows();
        return rows.subscription(Subscription.builder("s", "b", rows.at("2026-03-01"), Money.ofMinor(SAR, 1_000))
                .cancelled(rows.at("2026-04-09"))
                .build());
    }

    private static History ordered(String... days) {
        return history(rows().orders("a", days));
    }

    private static void reaches(Extent extent, String firstDay, String lastDay) {
        assertThat(extent.basis().firstDay()).isEqualTo(day(firstDay));
        assertThat(extent.basis().lastDay()).isEqualTo(day(lastDay));
    }

    @Test
    void cancellationsTellHowFarTheDataReachWhereNoPartHasAnythingElse() {
        Extent subscriptions = history(cancelled()).extent();
        Extent orders = ordered("2026-03-03").extent();
        reaches(subscriptions, "2026-03-01", "2026-04-09");
        reaches(orders, "2026-03-03", "2026-03-03");
        reaches(subscriptions.union(orders), "2026-03-01", "2026-03-03");
        reaches(orders.union(subscriptions), "2026-03-01", "2026-03-03");

        Extent others =
                history(rows().subscription("c", "2026-03-20", "", 1_000)).extent();
        reaches(subscriptions.union(others), "2026-03-01", "2026-04-09");
        reaches(subscriptions.union(history(rows()).extent()), "2026-03-01", "2026-04-09");
        reaches(subscriptions.union(others).union(orders), "2026-03-01", "2026-03-20");
        // What a union of bases would say.
        assertThat(subscriptions.basis().union(orders.basis()).lastDay()).isEqualTo(day("2026-04-09"));
    }

    @Test
    void aPartThatReachesFartherAloneStandsOnLess() {
        History subscriptions = history(cancelled());
        Basis all = subscriptions.extent().union(ordered("2026-03-03").extent()).basis();
        assertThat(subscriptions.on(all).basis().lastDay()).isEqualTo(day("2026-03-03"));
    }

    @Test
    void aLastDayThatOnePartStatesIsThatOfAllUnlessTheyGoOn() {
        Extent through = history(rows().orders("a", "2026-03-03").observedThrough("2026-03-31"))
                .extent();
        reaches(through.union(ordered("2026-03-10").extent()), "2026-03-03", "2026-03-31");
        reaches(ordered("2026-03-10").extent().union(through), "2026-03-03", "2026-03-31");
        reaches(through.union(ordered("2026-04-02").extent()), "2026-03-03", "2026-04-02");
        reaches(through.union(history(cancelled()).extent()), "2026-03-01", "2026-03-31");

        Extent ofNobody = history(rows().observedThrough("2026-03-31")).extent();
        reaches(ofNobody.union(ordered("2026-03-10").extent()), "2026-03-10", "2026-03-31");
        Extent onlySubscriptions =
                history(cancelled().observedThrough("2026-03-31")).extent();
        reaches(onlySubscriptions, "2026-03-01", "2026-03-31");
        reaches(onlySubscriptions.union(ordered("2026-03-03").extent()), "2026-03-01", "2026-03-31");
    }

    @Test
    void aFirstDayThatOnePartStatesIsThatOfAllUnlessAnEventIsEarlier() {
        Order order = Order.of("o", "a", rows().at("2026-03-03"), Money.ofMinor(SAR, 1_000));
        History stated =
                builder().observedFrom(day("2026-03-01")).orders(List.of(order)).build();
        Basis all = stated.extent().union(ordered("2026-03-10").extent()).basis();
        assertThat(all.firstDay()).isEqualTo(day("2026-03-01"));
        assertThat(all.firstDayStated()).isTrue();
        Basis earlier = stated.extent().union(ordered("2026-02-10").extent()).basis();
        assertThat(earlier.firstDay()).isEqualTo(day("2026-02-10"));
        assertThat(earlier.firstDayStated()).isFalse();

        History declared = history(rows().customer(
                        Customer.builder("c").firstSeen(rows().at("2026-02-01")).build())
                .orders("c", "2026-03-10"));
        assertThat(declared.customer("c").orElseThrow().predatesData()).isFalse();
        assertThat(declared.on(all).customer("c").orElseThrow().predatesData()).isTrue();
    }

    @Test
    void partsWithoutEventsOrOfGuestsAloneAddWhatTheyHave() {
        History none = builder().referrals(List.of()).build();
        assertThat(none.extent().basis().isObserved()).isFalse();
        assertThat(none.extent().union(none.extent()).basis()).isEqualTo(none.basis());
        History guests = history(rows().orders("", "2026-03-05"));
        Extent both = none.extent().union(guests.extent());
        reaches(both, "2026-03-05", "2026-03-05");
        assertThat(both.basis().given(Referrals.KIND)).isTrue();
        assertThat(none.on(both.basis()).blocks()).isEmpty();
        assertThat(guests.on(both.basis()).orderCount()).isOne();
        assertThat(guests.on(both.basis()).customerCount()).isZero();
    }

    @Test
    void aBasisThatDoesNotHaveWhatTheRowsHaveIsRefused() {
        History history = history(rows().orders("a", "2026-03-03", "2026-03-20")
                .customer(Customer.builder("a").attribute("tier", "gold").build()));
        Basis own = history.basis();
        Basis wider = own.through(day("2026-04-01"));
        assertThat(history.on(own).basis()).isEqualTo(own);
        assertThat(history.on(wider).basis()).isEqualTo(wider);
        assertThat(history.on(wider).on(own).basis()).isEqualTo(own);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(wider).on(own.through(day("2026-03-19"))))
                .withMessageContaining("the rows have what the basis does not have")
                .withMessageContaining("lastDay=2026-03-20")
                .withMessageContaining("lastDay=2026-03-19")
                .withMessageContaining("unite the extents of all parts first");
        Basis withoutAttributes = new Basis(
                own.zone(),
                own.currency(),
                own.decimals(),
                own.firstDay(),
                own.lastDay(),
                own.given(),
                Set.of(),
                own.refundedOrders(),
                "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(withoutAttributes))
                .withMessageContaining("tier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(ordered("2026-03-04", "2026-03-30").basis()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(own.only("loyal")))
                .withMessageContaining("population");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(own.hidden(10)))
                .withMessageContaining("minimum group size");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.on(
                        StoreRows.of("Africa/Cairo", "SAR").store().history().basis()))
                .withMessageContaining("Africa/Cairo");
        assertThatNullPointerException().isThrownBy(() -> history.on(null)).withMessage("wider");
    }

    @Test
    void partsOfOtherZonesHaveNoUnion() {
        Extent riyadh = history(rows()).extent();
        Extent cairo = StoreRows.of("Africa/Cairo", "SAR").store().history().extent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> riyadh.union(cairo))
                .withMessageContaining("Asia/Riyadh and Africa/Cairo");
        assertThatNullPointerException().isThrownBy(() -> riyadh.union(null)).withMessage("other");
    }

    @Test
    void moneyOfAllPartsStaysInsideLong() {
        Extent most =
                history(rows().order("a", "2026-03-03", Long.MAX_VALUE - 100)).extent();
        Extent hundred = history(rows().order("b", "2026-03-03", 100)).extent();
        Extent more = history(rows().order("b", "2026-03-03", 100).subscription("b", "2026-03-04", "", 1))
                .extent();
        assertThat(hundred.money()).isEqualTo(100);
        assertThat(more.money()).isEqualTo(101);
        assertThat(most.union(hundred).money()).isEqualTo(Long.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.union(more))
                .withMessage("the amounts of two parts, SAR 92233720368547757.07 and SAR 1.01, sum to more than"
                        + " SAR 92233720368547758.07; look for an amount that is a slip, or keep fewer decimals");
        assertThatIllegalArgumentException().isThrownBy(() -> more.union(most));
    }

    @Test
    void isSentToOtherMachines() {
        Extent subscriptions = Serialisation.roundTrip(history(cancelled()).extent());
        reaches(subscriptions, "2026-03-01", "2026-04-09");
        reaches(subscriptions.union(ordered("2026-03-03").extent()), "2026-03-01", "2026-03-03");
        assertThat(subscriptions).hasToString(subscriptions.basis().toString());
    }
}
