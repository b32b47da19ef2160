package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.Row;
import io.github.retention4j.io.SubscriptionColumns;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Subscriptions as Stripe's dashboard exports them: Billing → Subscriptions → Export, all columns.
 *
 * <ul>
 *   <li><b>Customer</b>: {@code Customer ID}.
 *   <li><b>Start</b>: {@code Start Date (UTC)}, in older exports {@code Start (UTC)}, else {@code Created (UTC)}; after a trial, its end.
 *   <li><b>Monthly amount</b>: {@code Amount} × {@code Quantity} for an {@code Interval}: a twelfth of a year's, 52 twelfths of a week's,
 *       365 twelfths of a day's, rounded half to even at the history's decimals.
 *   <li><b>End</b>: {@code Canceled At (UTC)} is when it was ordered, {@code Ended At (UTC)} when it came. A canceled subscription
 *       without the second ended with the first.
 *   <li><b>Left out</b>: subscriptions in their trial or that ended in it, and those whose first payment never came ({@code incomplete}).
 *   <li>The file has today's plan only: earlier prices are not known, so nothing is told of upgrades and downgrades.
 * </ul>
 *
 * <pre>{@code
 * History history = Stripe.subscriptions(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://docs.stripe.com/billing/subscriptions/overview">Subscriptions</a>
 */
public final class StripeSubscriptions implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.STRIPE_SUBSCRIPTIONS);
    private static final String MONTHLY = "the monthly amount";
    private static final String START = "the start";
    private static final String CANCELLED = "when the end was ordered";
    private static final String END = "the end";

    private final ExportFiles files;

    private StripeSubscriptions(ExportFiles files) {
        this.files = files;
    }

    static StripeSubscriptions of(Path file, Path... others) {
        return new StripeSubscriptions(new ExportFiles(file, others, EXPECTED, ShopFile::table));
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> new ExportFiles.Plan(
                        header.require("id"),
                        Optional.empty(),
                        (source, tally) -> state(source.subscriptions(), header, tally, builder.decimals())));
    }

    private static SubscriptionColumns state(
            SubscriptionColumns start, ExportHeader header, Tally tally, int decimals) {
        String started = header.require("Start Date (UTC)", "Start (UTC)", "Created (UTC)");
        String status = header.require("Status");
        String amount = header.require("Amount");
        String interval = header.require("Interval");
        Function<Row, String> quantity = header.text("Quantity");
        Function<Row, String> intervals = header.text("Interval Count");
        Function<Row, String> trialEnd = header.text("Trial End (UTC)");
        Function<Row, String> cancelled = header.text("Canceled At (UTC)");
        Function<Row, String> ended = header.text("Ended At (UTC)");
        Function<Row, StripeTerm> term = row -> StripeTerm.of(
                row.get(status), row.get(started), trialEnd.apply(row), cancelled.apply(row), ended.apply(row));
        SubscriptionColumns columns = start.id(header.require("id"))
                .leavingOut(tally.leavingOut(row -> term.apply(row).leftOut()))
                .customer(header.require("Customer ID"))
                .zone(ZoneOffset.UTC)
                .column(START, Cell.of(started, row -> term.apply(row).start()))
                .started(START, WrittenTime.PATTERN)
                .column(
                        MONTHLY,
                        Cell.of(
                                MONTHLY,
                                row -> StripeTerm.monthly(
                                        row.get(amount),
                                        quantity.apply(row),
                                        row.get(interval),
                                        intervals.apply(row),
                                        decimals)))
                .monthlyAmount(MONTHLY)
                .column(CANCELLED, Cell.of(CANCELLED, row -> term.apply(row).cancelled()))
                .cancelled(CANCELLED, WrittenTime.PATTERN)
                .column(END, Cell.of(END, row -> term.apply(row).end()))
                .ended(END, WrittenTime.PATTERN);
        return header.find("Currency").map(columns::currency).orElse(columns);
    }
}
