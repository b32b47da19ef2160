package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.UnseenMarks;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.AcquisitionSpend.Entry;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * What was spent to win customers in a CSV file, a row for each month, or other period, and channel.
 *
 * <ul>
 *   <li>{@link #period} and {@link #amount} are needed. Without {@link #channel}, or with an empty cell there, an amount is of no
 *       channel. Rows of the same period and channel add up.
 *   <li>An amount below 0 is a bad row. Any bad row is an exception: a sum without it would look like the whole.
 *   <li>What would be noted of a file of records, since it may be meant in two ways, is a bad row too, with what to state. That is
 *       an amount such as 12,500 in a currency of three decimals, until {@link #numbers} is stated, and a channel with an
 *       {@linkplain InvisibleMarks invisible mark}, until {@link #invisibleMarks} is.
 *   <li>Periods that have no row are not known, and not 0: see {@link AcquisitionSpend}. For a file that has a row only where
 *       something was spent, {@code nothingElseIn} says so.
 * </ul>
 *
 * <pre>{@code
 * AcquisitionSpend spend = Csv.file(path).spend().period("Month", "yyyy-MM", CalendarUnit.MONTH).channel("Channel")
 *         .amount("Spend").in(gbp);
 * }</pre>
 */
public final class SpendColumns extends Columns<SpendColumns> {
    private static final String PERIOD = "period";
    private static final String CHANNEL = "channel";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final String DECIMALS = "decimals";
    private static final int MOST_DECIMALS = 9;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    SpendColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States what period an amount is of.
     *
     * @param column the column's name
     * @param pattern how it is written, such as {@code yyyy-MM}, {@code MMM yyyy}, {@code yyyy-'Q'Q} or {@code yyyy}; or any day of
     *     the period, as in {@link OrderColumns#time}
     * @param unit what it is one of, such as a month. A month may be written as its first day, so that the pattern alone does not
     *     tell
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a period of this unit, tells a part of a time, or counts weeks
     */
    public SpendColumns period(String column, String pattern, CalendarUnit unit) {
        requireNonNull(column, "column");
        if (requireNonNull(unit, "unit").equals(CalendarUnit.DAYS)) {
            throw new IllegalArgumentException("DAYS is not a calendar unit; use DAY for the spend of one day");
        }
        TimePattern told = TimePattern.ofPeriod(requireNonNull(pattern, "pattern"), unit);
        return with(mapping.withTime(PERIOD, column, told).withSetting(PERIOD, unit));
    }

    /**
     * States the channel that an amount was spent on.
     *
     * @param column the column's name
     * @return a new value
     */
    public SpendColumns channel(String column) {
        return with(mapping.withColumn(CHANNEL, column));
    }

    /**
     * States how much was spent.
     *
     * @param column the column's name
     * @return a new value
     */
    public SpendColumns amount(String column) {
        return with(mapping.withColumn(AMOUNT, column));
    }

    /**
     * States the currency of the row's amount, by its code, such as {@code SAR} in any case. A row in another currency than is read,
     * or in none, is a bad row.
     *
     * @param column the column's name
     * @return a new value
     */
    public SpendColumns currency(String column) {
        return with(mapping.withColumn(CURRENCY, column));
    }

    /**
     * Sets how many decimals an amount may have; those of the currency if this is not called.
     *
     * @param most how many at most, 0 to 9
     * @return a new value
     * @throws IllegalArgumentException if it is not in [0, 9]
     */
    public SpendColumns decimals(int most) {
        if (most < 0 || most > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals " + most + " not in [0, " + MOST_DECIMALS + "]");
        }
        return with(mapping.withSetting(DECIMALS, most));
    }

    @Override
    SpendColumns with(Mapping changed) {
        return new SpendColumns(changed);
    }

    /**
     * Reads the file.
     *
     * @param currency the currency of its amounts, which is that of the history
     * @return what was spent
     * @throws IllegalStateException if a column that is needed is not stated, or one that is called as a currency has another in it
     *     and is not stated
     * @throws InvalidRowException if the header does not have a stated column or has it twice, or a row is bad
     * @throws UncheckedIOException if the file is no CSV, or cannot be opened or read to its end
     */
    public AcquisitionSpend in(CurrencyUnit currency) {
        // Only for its currency and its rule for bad rows, which is an exception: nothing is built from it.
        HistoryBuilder rows = History.builder(ZoneOffset.UTC, requireNonNull(currency, "currency"));
        List<Entry> entries = new ArrayList<>();
        Table.read(mapping, rows, table -> taker(table, rows, entries));
        rows.build().intake().notes().stream()
                .filter(note -> !note.text().equals(Table.NO_ROWS))
                .forEach(note -> {
                    throw new IllegalStateException(note.source() + ": " + note.text());
                });
        return new AcquisitionSpend(currency, entries);
    }

    private Consumer<Row> taker(Table table, HistoryBuilder rows, List<Entry> entries) {
        int period = table.column(PERIOD);
        int amount = table.amount(AMOUNT);
        int channel = table.optionalColumn(CHANNEL);
        CurrencyColumn currency = table.currency(CURRENCY, rows);
        int scale = mapping.setting(DECIMALS, Integer.class).orElse(rows.decimals());
        Consumer<String> inTwoWays = mapping.areNumbersStated()
                ? note -> {}
                : note -> {
                    String told = note.replaceFirst("^line [0-9]+, ", "");
                    throw new BadRow(told + ", else numbers(NumberStyle." + mapping.numbers() + ")");
                };
        Decimals decimals = new Decimals(
                mapping.numbers(), AmountUnits.ofCurrency(scale), rows.currency(), mapping.inexactMoney(), inTwoWays);
        return row -> {
            currency.check(row);
            Window days = days(row, period);
            BigDecimal spent = BigDecimal.valueOf(decimals.amount(row, amount), scale);
            if (spent.signum() < 0) {
                throw row.badValue(amount, "is below 0; state what is left after a credit");
            }
            entries.add(Table.valid(() -> new Entry(days, channel(row, channel), BigMoney.of(rows.currency(), spent))));
        };
    }

    private Window days(Row row, int column) {
        TimePattern pattern = requireNonNull(mapping.patterns().get(PERIOD));
        CalendarUnit unit = mapping.setting(PERIOD, CalendarUnit.class).orElseThrow();
        LocalDate day;
        try {
            day = pattern.day(row.text(column));
        } catch (DateTimeException bad) {
            throw row.badValue(column, pattern.whyNot(row.text(column), PERIOD));
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw row.badValue(column, "is outside the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return Table.valid(() -> Window.of(unit, day));
    }

    private String channel(Row row, int column) {
        String channel = row.optional(column).orElse("");
        if (mapping.invisibleMarks() == InvisibleMarks.FOLD) {
            return UnseenMarks.fold(channel);
        }
        if (!mapping.areInvisibleMarksStated() && channel.chars().anyMatch(c -> UnseenMarks.is((char) c))) {
            throw row.badValue(
                    column,
                    "has an invisible mark, and is another name than the one it looks like; leave such marks out with"
                            + " invisibleMarks(InvisibleMarks.FOLD), or keep them with invisibleMarks(InvisibleMarks.KEEP)");
        }
        return channel;
    }
}
