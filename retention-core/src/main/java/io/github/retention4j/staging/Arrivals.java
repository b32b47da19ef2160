package io.github.retention4j.staging;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.intake.Progress;
import io.github.retention4j.intake.ProgressListener;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Dictionary;
import java.util.List;
import java.util.OptionalDouble;

/** All rows that have arrived and wait to become blocks. */
public final class Arrivals {
    private static final long BYTES_AN_IDENTIFIED_ORDER = 100;
    private static final long BYTES_A_ROW = 26;

    private final Admission admission;
    private final Sizes sizes;

    private Dictionary dictionary;
    private RecordIntake records;
    private OrderIntake orders;
    private PendingOrders pending;
    private int identified;
    private boolean anyIds;

    public Arrivals(Admission admission, Dictionary dictionary, Sizes sizes) {
        this.admission = admission;
        this.sizes = sizes;
        begin(dictionary);
    }

    /** A caller may hold on to a builder that is spent: the rows it took are not needed any more. */
    public void letGo() {
        begin(new Dictionary());
    }

    private void begin(Dictionary texts) {
        dictionary = texts;
        pending = new PendingOrders(admission, dictionary);
        records = new RecordIntake(admission, dictionary, pending, sizes);
        orders = new OrderIntake(admission, dictionary, pending, records, sizes);
    }

    public Sizes sizes() {
        return sizes;
    }

    public Dictionary dictionary() {
        return dictionary;
    }

    public RecordIntake records() {
        return records;
    }

    public OrderIntake orders() {
        return orders;
    }

    /** Ends what may still change: which rows are one order, and what is of no known one. */
    public void close() {
        admission.account().requireEnded();
        identified = orders.identified();
        anyIds = records.anyIds() || identified > 0;
        orders.close();
        admission.noteStrays();
    }

    /** What of the history that rows are added to stands otherwise now. */
    public Retractions retractions() {
        return pending.retractions;
    }

    /** What is to be kept, so that more rows can be added. */
    public Kept kept() {
        KeptIds before = admission.idsBefore();
        return admission.kept(
                records.points(),
                records.serials(),
                anyIds,
                admission.keepsIds() ? before.with(records.layer()) : before);
    }

    /** The blocks of all rows, after which their texts are only read. */
    public List<Block> blocks(Parallelism parallelism) {
        BlockAssembly assembly =
                new BlockAssembly(admission.days(), orders.staged(), orders.guestOrders(), records.close(), sizes);
        List<Block> blocks = assembly.blocks(parallelism, new Building(assembly.rows(), admission.listener()));
        dictionary.seal();
        return blocks;
    }

    /** Adds up what threads have built, and tells it. */
    private static final class Building implements BlockAssembly.Listener {
        private final long allRows;
        private final ProgressListener listener;
        private long customers;
        private long rows;

        Building(long allRows, ProgressListener listener) {
            this.allRows = allRows;
            this.listener = listener;
        }

        @Override
        public synchronized void built(long moreCustomers, long moreRows) {
            customers += moreCustomers;
            rows += moreRows;
            double share = allRows == 0 ? 1 : (double) rows / allRows;
            listener.update(new Progress(Progress.Phase.BUILDING, customers, OptionalDouble.of(share)));
        }
    }

    /** What the rows take while a history is built of them, as measured, and what there is. */
    public OutOfMemoryError outOfMemory(OutOfMemoryError cause) {
        if (cause.getCause() instanceof OutOfMemoryError) {
            // Told already, by a door inside this one.
            return cause;
        }
        admission.close("ran out of memory");
        int withId = Math.max(identified, orders.identified());
        // There may be no room for anything new, not even for what stands in the place of what is let go of.
        orders.clear();
        letGo();
        long others = Math.max(0, admission.rows() - withId);
        long megabytes = 1 + (BYTES_AN_IDENTIFIED_ORDER * withId + BYTES_A_ROW * others) / 1_000_000;
        OutOfMemoryError told = new OutOfMemoryError(cause.getMessage() + ": a history of "
                + Count.of(withId, "order") + " with an id and " + Count.of(others, "other row")
                + " takes about " + megabytes + " MB while it is built, and Java has "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB for everything; give it more with -Xmx");
        told.initCause(cause);
        return told;
    }
}
