package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.model.Margin;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.Objects;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a shop states to tell what its loyalty programme returns: its margin, what it costs to run the programme, and what is known of
 * what it causes.
 *
 * <pre>{@code
 * ProgrammeTerms terms = ProgrammeTerms.margin(Margin.of(0.4)).withRunningCosts(Money.parse("SAR 600"));
 * ProgrammeTerms withAnExperiment = terms.between(Segments.attribute("group").is("offered"), Segments.attribute("group").is("held back"));
 * ProgrammeTerms withWhatOneFound = terms.withUplift(0.2, 0.05, 0.35);
 * }</pre>
 */
public final class ProgrammeTerms implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Margin margin;
    private final @Nullable BigMoney runningCosts;
    private final Uplift uplift;
    private final @Nullable CustomerFilter offered;
    private final @Nullable CustomerFilter control;

    private ProgrammeTerms(
            Margin margin,
            @Nullable BigMoney runningCosts,
            Uplift uplift,
            @Nullable CustomerFilter offered,
            @Nullable CustomerFilter control) {
        this.margin = requireNonNull(margin, "margin");
        this.runningCosts = runningCosts;
        this.uplift = uplift;
        this.offered = offered;
        this.control = control;
    }

    /**
     * A margin and nothing else: no running costs, and nothing known of what the programme causes.
     *
     * @param share the margin
     * @return the terms
     */
    public static ProgrammeTerms margin(Margin share) {
        return new ProgrammeTerms(share, null, Uplift.Unknown.UNKNOWN, null, null);
    }

    /**
     * The same with what it costs to run the programme.
     *
     * @param costs the costs of the window, zero or above
     * @return the terms
     * @throws IllegalArgumentException if they are below 0
     */
    public ProgrammeTerms withRunningCosts(BigMoneyProvider costs) {
        BigMoney amount = costs.toBigMoney();
        if (amount.isNegative()) {
            throw new IllegalArgumentException("running costs " + amount + " are below 0");
        }
        return new ProgrammeTerms(margin, amount, uplift, offered, control);
    }

    /**
     * The same with an uplift that was found elsewhere, in place of groups.
     *
     * @param stated how much more revenue there is with the programme than without it, 0.2 for 20 %
     * @return the terms
     * @throws IllegalArgumentException if it is not above −1 and finite
     */
    public ProgrammeTerms withUplift(double stated) {
        return new ProgrammeTerms(margin, runningCosts, new Uplift.Stated(stated, Double.NaN, Double.NaN), null, null);
    }

    /**
     * The same with an uplift that was found elsewhere and its 95 % interval, in place of groups.
     *
     * @param stated how much more revenue there is with the programme than without it, 0.2 for 20 %
     * @param low the lower end of the interval
     * @param high the upper end
     * @return the terms
     * @throws IllegalArgumentException if they are not above −1, finite and in order
     */
    public ProgrammeTerms withUplift(double stated, double low, double high) {
        return new ProgrammeTerms(margin, runningCosts, new Uplift.Stated(stated, low, high), null, null);
    }

    /**
     * The same with two groups of customers that chance made, in place of a stated uplift. Who is in both is in neither.
     *
     * @param offeredIt who was offered the programme, whether or not they joined
     * @param heldBack the control group, who were not
     * @return the terms
     */
    public ProgrammeTerms between(CustomerFilter offeredIt, CustomerFilter heldBack) {
        return new ProgrammeTerms(
                margin,
                runningCosts,
                Uplift.Unknown.UNKNOWN,
                requireNonNull(offeredIt, "offeredIt"),
                requireNonNull(heldBack, "heldBack"));
    }

    boolean hasGroups() {
        return control != null;
    }

    boolean isOffered(CustomerHistory customer) {
        return offered != null && offered.test(customer);
    }

    boolean isHeldBack(CustomerHistory customer) {
        return control != null && control.test(customer);
    }

    Margin margin() {
        return margin;
    }

    Uplift uplift() {
        return uplift;
    }

    /** What it costs to run the programme, which must be in the currency of the revenue. */
    BigMoney runningCosts(CurrencyUnit currency) {
        if (runningCosts == null) {
            return BigMoney.zero(currency);
        }
        if (!runningCosts.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "running costs are in " + runningCosts.getCurrencyUnit() + ", revenue in " + currency);
        }
        return runningCosts;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProgrammeTerms that
                && margin.equals(that.margin)
                && Objects.equals(runningCosts, that.runningCosts)
                && uplift.equals(that.uplift)
                && Objects.equals(offered, that.offered)
                && Objects.equals(control, that.control);
    }

    @Override
    public int hashCode() {
        return Objects.hash(margin, runningCosts, uplift, offered, control);
    }

    /** The terms in a few words. */
    @Override
    public String toString() {
        String costs = runningCosts == null ? "" : ", " + runningCosts + " to run it";
        if (hasGroups()) {
            return margin + costs + ", " + named(offered, "customers offered it") + " against "
                    + named(control, "a control group");
        }
        return margin
                + costs
                + (uplift.value().isPresent()
                        ? ", uplift of " + Unit.PERCENT.tell(uplift.value().getAsDouble())
                        : "");
    }

    private static String named(@Nullable CustomerFilter group, String otherwise) {
        return group == null || group.name().isEmpty() ? otherwise : group.name();
    }
}
