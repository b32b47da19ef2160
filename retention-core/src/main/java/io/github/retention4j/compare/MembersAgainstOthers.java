package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.compare.MembershipGroup.Who;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.util.List;

/**
 * What the members of a loyalty programme do against what others do on the same days: orders, revenue, average order value and repeat
 * purchase rate. It is selection, and not what the programme caused: who buys more joins more often.
 *
 * <p>{@code difference = figure of the members − figure of the others}
 *
 * <ul>
 *   <li>Members were so on the evening before the window, also those who left in it; others had never been members by its end. All of them
 *       had ordered before the window. Who joined in it is in neither group, so that nobody is in one for what they did in the window.
 *   <li>Orders and revenue are by all customers of a group, those who did not order included; the average order value is by their orders,
 *       and the repeat purchase rate is of those who ordered in the window. Revenue is net.
 *   <li>Tests and intervals are those of a {@link Comparison}: customers are the units of chance. What they tell is that members differ
 *       from others, and never why.
 *   <li>{@link JoinersAgainstOthers} holds the same members against themselves before they joined, which leaves out what they always
 *       did; a control group drawn by chance leaves out all selection, and {@code ProgrammeReturns} takes one.
 *   <li>A group of nobody is no data, as where no memberships are recorded and everybody is a member.
 * </ul>
 *
 * <p>Worked example: 200 members place 300 orders in a quarter, 1.5 each, and 400 others 320, 0.8 each: members place 0.7 orders more.
 * Had they placed 0.7 more before they joined as well, the programme would have caused none of it.
 *
 * <pre>{@code
 * MemberComparison<Comparison> gap = engine.compute(MembersAgainstOthers.in(q1).of(points));
 * Comparison repeat = gap.repeatPurchaseRate();
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes, which take the difference for what the programme brings; P. W. Holland, Statistics and
 * causal inference, JASA 81 (1986), for why it is not.
 *
 * @param window the window
 * @param programme the programme
 */
public record MembersAgainstOthers(Window window, LoyaltyProgramme programme)
        implements CompositeMetric<MemberComparison<Comparison>> {
    private static final String NAME = "members against others";
    private static final String DEFINITION =
            "members − others, who had ordered before the window; selection, and not what the programme caused";

    /** A window, of which it is to be said which programme's members are looked at. */
    public record In(Window window) {
        /** Checks that nothing is null. */
        public In {
            requireNonNull(window, "window");
        }

        /**
         * The comparison.
         *
         * @param programme of which programme
         * @return the metric
         */
        public MembersAgainstOthers of(LoyaltyProgramme programme) {
            return new MembersAgainstOthers(window, programme);
        }
    }

    /** Checks that nothing is null. */
    public MembersAgainstOthers {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * Members against others in a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static In in(Window window) {
        return new In(window);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The figures that both groups are compared by. */
    static List<Metric<?, ? extends NumericResult>> figures(Window window) {
        return List.of(
                new PerCustomer(window, PerCustomer.Of.ORDERS),
                new PerCustomer(window, PerCustomer.Of.REVENUE),
                AverageOrderValue.in(window),
                RepeatPurchaseRate.in(window));
    }

    @Override
    public List<Metric<?, Comparison>> parts() {
        CustomerFilter members = new MembershipGroup(Who.MEMBERS, programme, window);
        CustomerFilter others = new MembershipGroup(Who.NO_MEMBERS, programme, window);
        return figures(window).stream()
                .<Metric<?, Comparison>>map(
                        figure -> Comparison.of(figure.where(members)).with(figure.where(others)))
                .toList();
    }

    @Override
    public MemberComparison<Comparison> finish(CompositeState state, Basis basis) {
        List<Comparison> of =
                parts().stream().map(part -> state.result(part, basis)).toList();
        Label label = Label.of(NAME, DEFINITION)
                .noting("programme " + programme.name())
                .in(basis.scope(window));
        return new MemberComparison<>(label, of.get(0), of.get(1), of.get(2), of.get(3));
    }
}
