package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One member's points by hand, from the first order until the last point is gone: 1 point per riyal, 14 days pending, 12 months. */
class WalkThroughTest {
    private static final MemberFacts FACTS = MemberFacts.inRiyadh()
            .order("A", "2025-01-25T10:00", "120.50")
            .order("B", "2025-03-10T10:00", "80.00")
            .order("C", "2025-04-01T10:00", "50.00")
            .redeem("2025-04-01T10:00", 150, "C")
            .refund("A", "2025-04-05T10:00", "60.25")
            .through("2026-12-31");

    private static LoyaltyProgramme programme(RefundRule refunds) {
        return LoyaltyProgramme.named("Rewards")
                .earning(Earning.points(1).per(MemberFacts.money("1")))
                .pending(14)
                .expiring(PointsExpiry.afterMonths(12))
                .refunds(refunds)
                .build();
    }

    @Test
    void whatIsMissingIsOwedAndTheNextPointsPayIt() {
        PointsLedger ledger = FACTS.replay(programme(RefundRule.DEFAULT));
        assertThat(Told.moves(ledger))
                .containsExactly(
                        "2025-01-25 EARNED 120 lot 0",
                        "2025-03-10 EARNED 80 lot 1",
                        "2025-04-01 REDEEMED 120 lot 0",
                        "2025-04-01 REDEEMED 30 lot 1",
                        "2025-04-01 EARNED 50 lot 2",
                        "2025-04-05 REVOKED 50 lot 1",
                        "2025-04-05 REVOKED 10",
                        "2025-04-15 SETTLED 10 lot 2",
                        "2026-04-02 EXPIRED 40 lot 2");
        assertThat(Told.lots(ledger))
                .containsExactly(
                        "EARNED 120 on 2025-01-25, from 2025-02-08, gone 2026-01-26",
                        "EARNED 80 on 2025-03-10, from 2025-03-24, gone 2026-03-11",
                        "EARNED 50 on 2025-04-01, from 2025-04-15, gone 2026-04-02");
    }

    @Test
    void theBalanceIsWhatTheTableSaysAfterEachEvent() {
        PointsLedger ledger = FACTS.replay(programme(RefundRule.DEFAULT));
        record Stand(String at, long balance, long pending) {}
        for (Stand stand : List.of(
                new Stand("2025-01-25T10:00", 0, 120),
                new Stand("2025-02-07T23:59:59.999", 0, 120),
                new Stand("2025-02-08", 120, 0),
                new Stand("2025-03-10T10:00", 120, 80),
                new Stand("2025-03-24", 200, 0),
                new Stand("2025-04-01T10:00", 50, 50),
                new Stand("2025-04-05T10:00", -10, 50),
                new Stand("2025-04-14T23:59:59.999", -10, 50),
                new Stand("2025-04-15", 40, 0),
                new Stand("2026-04-01T23:59:59.999", 40, 0),
                new Stand("2026-04-02", 0, 0))) {
            assertThat(new Stand(
                            stand.at(), ledger.balanceAt(FACTS.at(stand.at())), ledger.pendingAt(FACTS.at(stand.at()))))
                    .isEqualTo(stand);
        }
    }

    @Test
    void earnedIsRedeemedRevokedAndExpired() {
        assertThat(Told.sums(FACTS.replay(programme(RefundRule.DEFAULT))))
                .isEqualTo(Map.of(
                        PointsMove.EARNED, 250L,
                        PointsMove.REDEEMED, 150L,
                        PointsMove.REVOKED, 60L,
                        PointsMove.SETTLED, 10L,
                        PointsMove.EXPIRED, 40L));
    }

    @Test
    void toZeroRevokesNoMoreThanIsThere() {
        PointsLedger ledger = FACTS.replay(programme(RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.TO_ZERO)));
        assertThat(Told.sums(ledger))
                .isEqualTo(Map.of(
                        PointsMove.EARNED, 250L,
                        PointsMove.REDEEMED, 150L,
                        PointsMove.REVOKED, 50L,
                        PointsMove.EXPIRED, 50L));
        assertThat(ledger.balanceAt(FACTS.at("2025-04-05T10:00"))).isZero();
    }

    /** The lot of A is spent by then: none of its points is pending any more. */
    @Test
    void onlyPendingRevokesNothingOfAnOrderWhosePointsCanBeUsed() {
        PointsLedger ledger = FACTS.replay(programme(RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.ONLY_PENDING)));
        assertThat(Told.sum(ledger, PointsMove.REVOKED)).isZero();
        assertThat(Told.sum(ledger, PointsMove.EXPIRED)).isEqualTo(100);
    }

    @Test
    void theEntriesSayTheSame() {
        List<PointsEntry> entries = FACTS.replay(programme(RefundRule.DEFAULT)).entries();
        assertThat(entries.get(entries.size() - 1).balance()).isZero();
        assertThat(entries.stream().map(PointsEntry::at))
                .isSorted()
                .contains(FACTS.at("2025-01-25T10:00"), FACTS.at("2025-04-05T10:00"), FACTS.at("2025-04-15"));
        assertThat(entries.stream().filter(e -> e.at().equals(FACTS.at("2025-04-05T10:00"))))
                .last()
                .satisfies(e -> {
                    assertThat(e.balance()).isEqualTo(-10);
                    assertThat(e.pending()).isEqualTo(50);
                });
    }
}
