package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.SubscriptionColumns;
import io.github.retention4j.io.TableSource;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    private final List<Path> paths;

    private StripeSubscriptions(List<Path> paths) {
        this.paths = paths;
    }

    static StripeSubscriptions of(Path file, Path... others) {
        return new StripeSubscriptions(
                Stream.concat(Stream.of(file), Stream.of(others)).toList());
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        try {
            List<ShopFile> files = paths.stream()
                    .map(path -> ShopFile.of(path, EXPECTED, ShopFile::table))
                    .toList();
            Overlap overlap = Overlap.of(
                    files,
                    files.stream()
                            .map(file -> file.in(StripeSubscriptions::plan))
                            .toList());
            for (int i = 0; i < files.size(); i++) {
                Overlap.Part part = overlap.in(i);
                files.get(i)
                        .in(header -> columns(header, builder, part))
                        .apply(files.get(i).source())
                        .into(builder);
            }
            return builder;
        } catch (RuntimeException | Error failure) {
            builder.abandon();
            throw failure;
        }
    }

    private static OrderFiles.Plan plan(ExportHeader header) {
        return new OrderFiles.Plan(header.require("id"), Optional.empty(), (columns, tally) -> columns);
    }

    private static Function<TableSource, SubscriptionColumns> columns(
            ExportHeader header, HistoryBuilder builder, Overlap.Part part) {
        String id = header.require("id");
        String start = header.require("Start Date (UTC)", "Start (UTC)", "Created (UTC)");
        String amount = header.require("Amount");
        String interval = header.require("Interval");
        String status = header.require("Status");
        Optional<String> quantity = header.find("Quantity");
        Optional<String> intervals = header.find("Interval Count");
        Optional<String> trialEnd = header.find("Trial End (UTC)");
        Optional<String> cancelled = header.find("Canceled At (UTC)");
        Optional<String> ended = header.find("Ended At (UTC)");
        Term term = row -> StripeTerm.of(
                row.apply(status), row.apply(start), text(row, trialEnd), text(row, cancelled), text(row, ended));
        Function<Function<String, String>, String> reason = row ->
                part.isOlder(row.apply(id)) ? OrderFiles.COPY : term.of(row).leftOut();
        return source -> {
            SubscriptionColumns columns = new Sifted(source, reason)
                    .subscriptions()
                    .id(id)
                    .customer(header.require("Customer ID"))
                    .zone(ZoneOffset.UTC)
                    .column(START, Cell.of(start, row -> term.of(row::get).start()))
                    .started(START, WrittenTime.PATTERN)
                    .column(
                            MONTHLY,
                            Cell.of(
                                    MONTHLY,
                                    row -> StripeTerm.monthly(
                                            row.get(amount),
                                            text(row::get, quantity),
                                            row.get(interval),
                                            text(row::get, intervals),
                                            builder.decimals())))
                    .monthlyAmount(MONTHLY)
                    .column(
                            CANCELLED,
                            Cell.of(CANCELLED, row -> term.of(row::get).cancelled()))
                    .cancelled(CANCELLED, WrittenTime.PATTERN)
                    .column(END, Cell.of(END, row -> term.of(row::get).end()))
                    .ended(END, WrittenTime.PATTERN);
            return header.find("Currency").map(columns::currency).orElse(columns);
        };
    }

    /** The term of a row, whose cells are asked for by the names of their columns. */
    private interface Term {
        StripeTerm of(Function<String, String> row);
    }

    private static String text(Function<String, String> row, Optional<String> column) {
        return column.map(row).orElse("");
    }
}
