package io.github.retention4j.staging;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.intake.Progress;
import io.github.retention4j.intake.ProgressListener;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.store.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What a builder checks each row against, and the account it keeps: which rows may come in, and what became of them. */
public final class Admission {
    /** Why a row is refused whose id may have come before. */
    static final String IDS_ARE_LOST =
            "it has the id of an order or a record, and the history that it is added to does not keep"
                    + " such ids; build that with keepOrderIds()";

    public static final String BUILDING = "is building its history";

    /** A power of two, so that counting costs next to nothing. */
    static final int ROWS_A_REPORT = 1 << 18;

    private final ZoneId zone;
    private final CurrencyUnit currency;
    private int decimals;
    private final EventTimes times;
    private BadRows badRows = BadRows.FAIL;
    private DuplicateOrders duplicateOrders = DuplicateOrders.MERGE_IDENTICAL;
    private RefundedOrders refundedOrders = RefundedOrders.IGNORE;
    private final Account account = new Account();
    private boolean rowsBegun;
    private @Nullable String closed;
    private @Nullable Kept kept;
    private boolean keepOrderIds;
    private final Coverage coverage;
    private long moneyMoved;
    private long rows;
    private ProgressListener listener = progress -> {};

    public Admission(ZoneId zone, CurrencyUnit currency) {
        this.zone = zone;
        this.times = new EventTimes(zone);
        this.coverage = new Coverage(zone, EventTimes.EARLIEST);
        this.currency = currency;
        this.decimals = currency.getDecimalPlaces();
    }

    /** Goes on where the rows of a history ended. */
    public void after(Kept before, int itsDecimals, RefundedOrders policy) {
        decimals = itsDecimals;
        refundedOrders = policy;
        badRows = before.badRows();
        duplicateOrders = before.duplicateOrders();
        before.observedFrom().ifPresent(times::observedFrom);
        before.observedThrough().ifPresent(times::observedThrough);
        coverage.after(before.days());
        moneyMoved = before.money();
        kept = before;
    }

    /** What is kept of the history that rows are added to, if there is one. */
    public @Nullable Kept before() {
        return kept;
    }

    /** The ids that are kept of the history that rows are added to; none if there is none. */
    KeptIds idsBefore() {
        return kept == null ? KeptIds.NONE : kept.ids();
    }

    public void keepOrderIds() {
        beforeFirstRow("keepOrderIds");
        keepOrderIds = true;
    }

    /** Whether ids are kept, of orders and of records that have one. */
    boolean keepsIds() {
        return kept == null ? keepOrderIds : kept.keepsIds();
    }

    /** Whether there were ids that are not known any more, so that nobody can tell if one has come before. */
    boolean idsAreLost() {
        return kept != null && !kept.keepsIds();
    }

    /** What is to be kept now that all rows are in. */
    Kept kept(long points, long serials, boolean anyIds, KeptIds ids) {
        return new Kept(
                times.observedFrom(),
                times.observedThrough(),
                badRows,
                duplicateOrders,
                coverage.all(),
                moneyMoved,
                points,
                serials,
                keepsIds() || (kept == null && !anyIds),
                ids);
    }

    public void decimals(int most) {
        beforeFirstRow("decimals");
        if (most < currency.getDecimalPlaces() || most > 9) {
            throw new IllegalArgumentException(
                    "decimals " + most + " not in [" + currency.getDecimalPlaces() + ", 9] for " + currency);
        }
        decimals = most;
    }

    public void observedFrom(LocalDate firstDay) {
        beforeFirstRow("observedFrom");
        times.observedFrom(firstDay);
    }

    public void observedThrough(LocalDate lastDay) {
        beforeRows("observedThrough");
        times.observedThrough(lastDay);
    }

    /** When events can be. */
    public EventTimes times() {
        return times;
    }

    public void badRows(BadRows policy) {
        beforeRows("badRows");
        badRows = policy;
    }

    public void duplicateOrders(DuplicateOrders policy) {
        beforeRows("duplicateOrders");
        duplicateOrders = policy;
    }

    public void refundedOrders(RefundedOrders policy) {
        beforeFirstRow("refundedOrders");
        refundedOrders = policy;
    }

    public ZoneId zone() {
        return zone;
    }

    public CurrencyUnit currency() {
        return currency;
    }

    public int decimals() {
        return decimals;
    }

    public void listener(ProgressListener hears) {
        listener = hears;
    }

    public ProgressListener listener() {
        return listener;
    }

    /** How many rows there were, good and bad. */
    long rows() {
        return rows;
    }

    public BadRows badRows() {
        return badRows;
    }

    public DuplicateOrders duplicateOrders() {
        return duplicateOrders;
    }

    public RefundedOrders refundedOrders() {
        return refundedOrders;
    }

    public Account account() {
        return account;
    }

    /** Lets no row in any more; the first reason is the one that is told, but that it was building when it failed. */
    public void close(String why) {
        closed = closed == null || closed.equals(BUILDING) ? why : closed;
    }

    public BigDecimal amount(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, decimals);
    }

    @Override
    public String toString() {
        String rows = account.intake().toString();
        return zone + ", " + currency + ", " + Count.of(decimals, "decimal")
                + (rows.isEmpty() ? ", no rows yet" : "\n" + rows);
    }

    public void checkOpen() {
        if (closed != null) {
            throw new IllegalStateException("this builder " + closed + "; use a new one");
        }
    }

    /** The same for what rows that are added cannot have otherwise than those that are there. */
    private void beforeFirstRow(String setting) {
        beforeRows(setting);
        if (kept != null) {
            throw new IllegalStateException(
                    setting + " is that of the history which rows are added to, and stays; leave it out");
        }
    }

    void beforeRows(String setting) {
        if (rowsBegun) {
            throw new IllegalStateException("state " + setting + " before the first row");
        }
    }

    public void begin(Account.Source source) {
        checkOpen();
        rowsBegun = true;
        source.row++;
        if ((++rows & ROWS_A_REPORT - 1) == 0) {
            report(source);
        }
    }

    private void report(Account.Source source) {
        try {
            listener.update(new Progress(Progress.Phase.READING, rows, source.share));
        } catch (RuntimeException | Error e) {
            // The row at hand is lost, and nothing can be built from half of the rows.
            close("was told to stop while it read");
            throw e;
        }
    }

    public void refuse(Account.Source source, String reason) {
        refuse(source, source.row, reason);
    }

    public void refuse(Account.Source source, long row, String reason) {
        if (badRows == BadRows.FAIL) {
            close("met a bad row");
            throw new InvalidRowException(source.name, row, reason);
        }
        account.refuse(source, row, reason);
    }

    boolean timely(Account.Source source, String what, long millis) {
        if (times.isTimely(millis)) {
            return true;
        }
        refuse(source, times.untimely(what, millis).orElseThrow());
        return false;
    }

    /** The same for when a customer was first seen, which is no event: a basis that was made of rows says nothing of it. */
    boolean canBeSeen(Account.Source source, String what, long millis) {
        return times.canBeSeen(millis) || timely(source, what, millis);
    }

    boolean affordable(Account.Source source, long minorUnits) {
        if (minorUnits >= 0) {
            return true;
        }
        refuse(source, belowZero(minorUnits));
        return false;
    }

    String belowZero(long minorUnits) {
        return "amount " + amount(minorUnits) + " is below 0; give a refund as a refund";
    }

    /** Keeps the sum of all amounts inside long, so that no fold over any of them can overflow. */
    boolean moved(Account.Source source, long minorUnits) {
        boolean moved = move(minorUnits);
        if (!moved) {
            refuse(source, tooMuch());
        }
        return moved;
    }

    /** The same, for who refuses it. */
    boolean move(long minorUnits) {
        long sum = moneyMoved + minorUnits;
        if (sum < moneyMoved) {
            return false;
        }
        moneyMoved = sum;
        return true;
    }

    String tooMuch() {
        return "the sum of all amounts passes " + amount(Long.MAX_VALUE);
    }

    /**
     * An empty tally, whose sum may use up a part of what is left to move.
     *
     * @param before the number of the row before the columns' first
     */
    OrderTally tally(Account.Source source, long before, int parts) {
        checkOpen();
        return new OrderTally(
                source,
                before,
                times.from(),
                times.until(),
                (Long.MAX_VALUE - moneyMoved) / parts,
                coverage.ofColumns());
    }

    /** Lets the rows of a tally in and counts them. */
    void take(OrderTally tally) {
        rowsBegun = true;
        tally.source().taken += tally.rows();
        if (tally.rows() > 0) {
            coverage.add(tally.reach());
        }
        moneyMoved += tally.sum();
        long before = rows;
        rows += tally.rows();
        if (before / ROWS_A_REPORT < rows / ROWS_A_REPORT) {
            report(tally.source());
        }
    }

    /** An instant beyond what a long of milliseconds holds, such as {@link Instant#MAX}, is at the end of that range. */
    public static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException beyond) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Takes an amount out of the sum of all. */
    void moveBack(long minorUnits) {
        moneyMoved -= minorUnits;
    }

    /** Counts an order or a refund, of the source's row. */
    void seen(Account.Source source, long millis) {
        coverage.add(source, millis);
    }

    /** Counts another event of the source's row. */
    void seenRecord(Account.Source source, long millis) {
        coverage.addRecord(source, millis);
    }

    /** The same for a subscription, which may begin later than the data reach. */
    void seen(Account.Source source, long started, long cancelled) {
        if (started < times.until()) {
            coverage.addSubscription(source, started, cancelled < times.until() ? cancelled : started);
        }
    }

    /** Says when the orders and refunds are that are left, since some of before are not. */
    public void restate(long firstOrder, long lastOrder) {
        coverage.restate(firstOrder, lastOrder);
    }

    /** Notes what is remarkable about the days that the rows are of, now that all are in. */
    void noteStrays() {
        coverage.noteStrays(account);
    }

    public long minorUnits(BigMoney money) {
        if (!money.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    "amount in " + money.getCurrencyUnit() + ", but the history is in " + currency);
        }
        if (money.getScale() > decimals) {
            throw new IllegalArgumentException("amount " + money + " has " + money.getScale()
                    + " decimals, more than the history's " + decimals + "; raise them with decimals");
        }
        try {
            return money.getAmount().movePointRight(decimals).longValueExact();
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("amount " + money + " passes " + amount(Long.MAX_VALUE), overflow);
        }
    }

    /** The first day that the data cover, as stated or else of the first event, if there is any. */
    public Optional<LocalDate> firstDay() {
        return times.observedFrom().or(coverage::firstDay);
    }

    /** Whether the shop may be older than what is told of it. */
    public boolean isFirstDayStated() {
        return times.observedFrom().isPresent();
    }

    /** The last day that the data cover, as stated or else of the last event, if there is any. */
    public Optional<LocalDate> lastDay() {
        return times.observedThrough().or(coverage::lastDay);
    }

    public boolean isLastDayStated() {
        return times.observedThrough().isPresent();
    }

    /** The day of the last event that is no cancellation, if there is any event. */
    public Optional<LocalDate> lastEvent() {
        return coverage.lastEvent();
    }

    /** Whether there is no event but the start of a subscription. */
    public boolean isOnlySubscriptions() {
        return coverage.isOnlySubscriptions();
    }

    /** All amounts together. */
    public long money() {
        return moneyMoved;
    }

    /** The days from the first event's through the last one's. */
    public Timeline days() {
        return coverage.days();
    }
}
