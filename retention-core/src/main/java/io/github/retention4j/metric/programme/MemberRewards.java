package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Span;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.Reward;
import java.math.BigDecimal;
import java.util.List;

/** The points that a customer was given and spent in a window, and what they cost. */
final class MemberRewards {
    private final List<Reward> rewards;
    private final PointsLedger ledger;
    private final Span window;

    MemberRewards(LoyaltyProgramme programme, PointsLedger ledger, Span window) {
        this.rewards = programme.rewards();
        this.ledger = ledger;
        this.window = window;
    }

    /** Points earned, of bonuses and of missions, less those revoked. */
    long given() {
        long given = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            if (window.contains(ledger.moveMillis(i))) {
                given = Math.addExact(
                        given,
                        switch (ledger.moveKind(i)) {
                            case EARNED, BONUS, MISSION -> ledger.movePoints(i);
                            case REVOKED -> -ledger.movePoints(i);
                            case GRANTED, REDEEMED, RESTORED, EXPIRED, SETTLED, UNCOVERED -> 0;
                        });
            }
        }
        return given;
    }

    /** What the points redeemed cost, less those restored, in whole units of the basis: rewards of a stated cost that, others a share of their worth. */
    long spent(PointsWorth worth, BigDecimal costShare, Basis basis) {
        long ofNoReward = 0;
        long[] ofReward = new long[rewards.size()];
        for (int i = 0; i < ledger.moveCount(); i++) {
            long points = redeemed(i);
            if (points != 0 && window.contains(ledger.moveMillis(i))) {
                int reward = ledger.reward(ledger.undoes(i).orElse(i)).orElse(-1);
                if (reward >= 0 && rewards.get(reward).cost().isPresent()) {
                    ofReward[reward] = Math.addExact(ofReward[reward], points);
                } else {
                    ofNoReward = Math.addExact(ofNoReward, points);
                }
            }
        }
        long cost = ofNoReward == 0 ? 0 : worth.minor(ofNoReward, costShare, basis.decimals());
        for (int reward = 0; reward < ofReward.length; reward++) {
            if (ofReward[reward] != 0) {
                PointsWorth its = PointsWorth.of(rewards.get(reward), basis);
                cost = Math.addExact(cost, its.minor(ofReward[reward], BigDecimal.ONE, basis.decimals()));
            }
        }
        return cost;
    }

    private long redeemed(int move) {
        PointsMove kind = ledger.moveKind(move);
        long points = ledger.movePoints(move);
        return kind == PointsMove.REDEEMED || kind == PointsMove.UNCOVERED
                ? points
                : kind == PointsMove.RESTORED ? -points : 0;
    }
}
