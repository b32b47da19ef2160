package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The share of customers who are members of a loyalty programme, also called its participation rate.
 *
 * <p>{@code rate = members / customers}
 *
 * <ul>
 *   <li>Customers are those with an order that counts in the window, and members are those of them who are one when it ends; of a
 *       window that is not over, when the data end. Who joined and left before that is none.
 *   <li>{@link #within Within so many days of the first order}, customers are those whose first order of all lies in
 *       the window, and members are those of them who had joined by the end of the day that is so many days later, before the order or
 *       after it, whether or not they left again. Who has not had all of those days when the data end is left out, also who has joined
 *       already: to count only the quick ones would make the rate too high.
 *   <li>Members who order nothing do not count: a list of members grows for ever, and its share of all customers ever with it.
 *   <li>No customers is no data, and so are a programme without rules, a window before it begins, and a programme whose members are
 *       recorded where no memberships were given.
 * </ul>
 *
 * <p>Worked example: of 400 customers who ordered in March 180 are members on the evening of the 31st: 45.0 %, with a 95 % interval
 * of 40.2 to 49.9 %.
 *
 * <pre>{@code
 * Ratio enrolled = engine.compute(EnrolmentRate.in(q1).of(points));
 * Ratio atTheTill = engine.compute(EnrolmentRate.in(q1).of(points).within(0));
 * Ratio fromCounts = EnrolmentRate.of(180, 400);
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes.
 *
 * @param window the window
 * @param programme the programme
 * @param among whose share it is
 * @param days how many days after the first order they may join; 0 unless it is of new customers
 */
public record EnrolmentRate(Window window, LoyaltyProgramme programme, Among among, int days)
        implements Metric<HitTally, Ratio> {
    private static final String NAME = "enrolment rate";

    /** Whose share it is. */
    public enum Among {
        /** Customers who ordered in the window. */
        BUYERS,
        /** Customers who first ordered in it. */
        NEW_CUSTOMERS
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are below 0, or not 0 of customers who are not new
     */
    public EnrolmentRate {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(among, "among");
        if (days < 0) {
            throw new IllegalArgumentException(days + " days after the first order is below 0");
        }
        if (among == Among.BUYERS && days != 0) {
            throw new IllegalArgumentException(days + " days after the first order, and " + among + ", which has none");
        }
    }

    /**
     * The enrolment rate of a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<EnrolmentRate> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new EnrolmentRate(window, programme, Among.BUYERS, 0);
    }

    /**
     * The share of customers new in the window who joined within so many days of their first order, of those who have had as many
     * days.
     *
     * @param daysAfterFirst how many calendar days after the day of the first order, 0 for that day
     * @return the metric
     * @throws IllegalArgumentException if the days are below 0
     */
    public EnrolmentRate within(int daysAfterFirst) {
        return new EnrolmentRate(window, programme, Among.NEW_CUSTOMERS, daysAfterFirst);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param members customers who are members
     * @param customers customers in all
     * @return members / customers
     * @throws IllegalArgumentException if the members are not in [0, customers]
     */
    public static Ratio of(long members, long customers) {
        return Ratio.part(Label.of(NAME, definition(Among.BUYERS, 0)), members, customers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HitTally start(Basis basis) {
        return new HitTally(basis, window);
    }

    @Override
    public void add(HitTally state, CustomerHistory customer) {
        if (!customer.orderedIn(state.window())) {
            return;
        }
        if (among == Among.BUYERS) {
            long end = Math.min(state.window().until(), state.observedUntil());
            state.add(programme.replay(customer).isMember(end - 1));
        } else if (customer.orderCountBefore(state.window()) == 0) {
            LocalDate last = LocalDate.ofEpochDay(customer.orderEpochDay(0)).plusDays(days);
            if (!last.isAfter(state.basis().lastDay())) {
                PointsLedger ledger = programme.replay(customer);
                state.add(ledger.membershipCount() > 0
                        && ledger.joined(0) < state.basis().startOf(last.plusDays(1)));
            }
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<HitTally>> ratioOfSums(Basis basis) {
        return Optional.of(HitTally.ratioOfSums());
    }

    @Override
    public Ratio finish(HitTally state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, definition(among, days), basis, window, programme, Needs.MEMBERS);
        Label label = among == Among.NEW_CUSTOMERS ? told.label().untilDataEnd() : told.label();
        return told.isKnown() ? state.part(label) : Ratio.part(label, 0, 0);
    }

    private static String definition(Among among, int days) {
        return among == Among.BUYERS
                ? "members at the window's end / customers who ordered in it"
                : "joined within " + days + (days == 1 ? " calendar day" : " calendar days")
                        + " of the first order / customers new in the window and as many days before the data's end";
    }
}
