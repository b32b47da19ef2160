package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a measure of what becomes of points: the fates of all lots that are asked for, and what is open or owed. */
public final class FateTally extends MetricState {
    private static final long serialVersionUID = 1L;

    private static final int YEAR = 12;

    /** By this age in months cohorts are compared at most. */
    private static final int COMPARED = 6;

    private final LotFates.Asked asked;
    private final FateSums sums;
    private long available;
    private long pending;
    private long debt;

    /** The points that were redeemed for each of some rewards. */
    private final long[] rewards;

    /** Shared with the states of other segments; made anew where a state arrives. */
    private transient @Nullable LotFates reader;

    /**
     * An empty tally.
     *
     * @param known the day at whose end lots are known
     * @param issued the window of issue, or null for all
     * @param rewards for how many rewards it is told how many points were redeemed
     */
    FateTally(Basis basis, LocalDate known, @Nullable Window issued, int rewards) {
        this(
                basis,
                new LotFates.Asked(
                        known.toEpochDay(),
                        basis.firstDay().toEpochDay(),
                        issued == null ? Long.MIN_VALUE : issued.start().toEpochDay(),
                        issued == null ? Long.MAX_VALUE : issued.end().toEpochDay()),
                rewards,
                null);
    }

    private FateTally(Basis basis, LotFates.Asked asked, int rewards, @Nullable LotFates reader) {
        super(basis);
        this.rewards = new long[rewards];
        this.asked = asked;
        this.sums = new FateSums(AgeScale.DAYS, asked.lastIssue());
        this.reader = reader;
    }

    /** Another of the same, which reads ledgers with the same columns. */
    FateTally another() {
        return new FateTally(basis(), asked, rewards.length, reader());
    }

    private LotFates reader() {
        LotFates known = reader;
        if (known == null) {
            known = new LotFates(asked);
            reader = known;
        }
        return known;
    }

    /** Reads what became of a customer's points, and adds nothing. */
    LotFates read(PointsLedger ledger) {
        LotFates fates = reader();
        fates.read(ledger);
        return fates;
    }

    /** Adds a customer, and tells what was read. */
    LotFates add(PointsLedger ledger) {
        LotFates fates = read(ledger);
        sums.add(fates.exits());
        available = Math.addExact(available, fates.available());
        pending = Math.addExact(pending, fates.pending());
        debt = Math.addExact(debt, fates.debt());
        fates.addRewards(ledger, rewards);
        return fates;
    }

    void merge(FateTally other) {
        requireSameBasis(other);
        sums.merge(other.sums);
        available = Math.addExact(available, other.available);
        pending = Math.addExact(pending, other.pending);
        debt = Math.addExact(debt, other.debt);
        for (int i = 0; i < rewards.length; i++) {
            rewards[i] = Math.addExact(rewards[i], other.rewards[i]);
        }
    }

    long available() {
        return available;
    }

    long pending() {
        return pending;
    }

    long debt() {
        return debt;
    }

    /** The points that were redeemed for a reward. */
    long redeemedFor(int reward) {
        return rewards[reward];
    }

    /** What becomes of the points; the basis is that of the result, which tells which customers it is of. */
    Fates fates(Label label, Basis of) {
        return new Fates(label, sums, cohorts(of).orElse(null));
    }

    /** The day at whose end the data tell what they tell of a day; the day itself if there are no data. */
    static LocalDate known(Basis basis, @Nullable LocalDate at) {
        LocalDate last = basis.isObserved() ? basis.lastDay() : LocalDate.EPOCH;
        return at == null || at.isAfter(last) ? last : at;
    }

    /** Of the oldest and of the newest month that have reached an age together, how much was redeemed by it. */
    private Optional<Fates.Cohorts> cohorts(Basis of) {
        LocalDate known = LocalDate.ofEpochDay(asked.known());
        boolean isMonthOver = known.getDayOfMonth() == known.lengthOfMonth();
        int oldest = sums.oldest();
        int within = Math.min(COMPARED, reached(oldest, isMonthOver) / 2);
        if (within < 1) {
            return Optional.empty();
        }
        int newest = 0;
        while (reached(newest, isMonthOver) < within || sums.issued(newest) == 0) {
            newest++;
        }
        return newest >= oldest
                ? Optional.empty()
                : Optional.of(new Fates.Cohorts(cohort(oldest, within, of), cohort(newest, within, of), within));
    }

    /** How many months all points have reached that were issued so many months before the last. */
    private static int reached(int back, boolean isMonthOver) {
        return isMonthOver ? back : back - 1;
    }

    private ClusterShare cohort(int back, int within, Basis of) {
        int month = sums.lastIssue() - back;
        Window window = Window.month(Math.floorDiv(month, YEAR), Math.floorMod(month, YEAR) + 1);
        Label label = Label.of("redeemed share of points", "redeemed within " + within + " months / issued")
                .in(of.scope(window));
        return ClusterShare.withoutSpread(label, sums.redeemedWithin(back, within), sums.issued(back));
    }
}
