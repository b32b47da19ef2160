package io.github.retention4j.staging;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the ids of orders and records when a history is built, so that more rows can be added: which order an id is of,
 * whole or in lines, what was given back for it, and which records name it. It does not change; more rows make another, which
 * has the layers of this and one on top. All of an id is in the topmost layer that knows the id.
 */
public final class KeptIds {
    static final KeptIds NONE = new KeptIds(List.of());

    private final List<Layer> layers;

    private KeptIds(List<Layer> layers) {
        this.layers = layers;
    }

    /** The ids of some rows. */
    static final class Layer {
        final IdIndex ids;
        final OrderTable orders;
        final OrderRefunds refunds;
        final MergedRows merged;
        final IdIndex named;
        final Map<Integer, List<OrderRefunds.Loose>> loose = new HashMap<>();
        final Map<Integer, List<Mention>> mentions = new HashMap<>();
        final Map<Kind, Map<String, long[]>> unique;

        /** Ids that only have to be told apart; the first of them has this number. */
        final IdIndex numbers;

        final int firstNumber;

        Layer(
                IdIndex ids,
                OrderTable orders,
                OrderRefunds refunds,
                MergedRows merged,
                IdIndex named,
                Map<Kind, Map<String, long[]>> unique,
                IdIndex numbers,
                int firstNumber) {
            this.ids = ids;
            this.orders = orders;
            this.refunds = refunds;
            this.merged = merged;
            this.named = named;
            this.unique = unique;
            this.numbers = numbers;
            this.firstNumber = firstNumber;
        }

        Layer(int firstNumber) {
            this(
                    new IdIndex(),
                    new OrderTable(),
                    new OrderRefunds(),
                    new MergedRows(),
                    new IdIndex(),
                    new HashMap<>(),
                    new IdIndex(),
                    firstNumber);
        }

        private int size() {
            int records = unique.values().stream().mapToInt(Map::size).sum();
            return ids.size() + named.size() + numbers.size() + records;
        }

        void add(OrderRefunds.Loose refund) {
            loose.computeIfAbsent(refund.orderName, name -> new ArrayList<>(1)).add(refund);
        }

        void add(Mention mention) {
            mention.names()
                    .forEach(name -> mentions.computeIfAbsent(name, its -> new ArrayList<>(1))
                            .add(mention));
        }

        private Optional<Entry> find(CharSequence id) {
            int order = ids.find(id);
            int name = named.find(id);
            return order < 0 && name < 0 ? Optional.empty() : Optional.of(new Entry(this, order, name));
        }

        /** Takes over what another layer has and this has not, but of some customers. */
        private void addBelow(Layer other, LongPredicate leftOut) {
            Set<String> missing = new LinkedHashSet<>();
            for (int order = 0; order < other.ids.size(); order++) {
                missing.add(other.ids.id(order));
            }
            for (int name = 0; name < other.named.size(); name++) {
                missing.add(other.named.id(name));
            }
            missing.removeIf(id -> find(id).isPresent());
            Set<Mention> moved = Collections.newSetFromMap(new IdentityHashMap<>());
            missing.forEach(id -> addBelow(id, other.find(id).orElseThrow(), moved, leftOut));
            other.unique.forEach((kind, records) -> records.forEach((id, content) -> {
                // The first cell of a record is the key of its customer.
                if (!leftOut.test(content[0])) {
                    unique.computeIfAbsent(kind, its -> new HashMap<>()).putIfAbsent(id, content);
                }
            }));
            for (int number = 0; number < other.numbers.size(); number++) {
                numbers.add(other.numbers.id(number));
            }
        }

        private void addBelow(String id, Entry entry, Set<Mention> moved, LongPredicate leftOut) {
            if (entry.hasOrder() && leftOut.test(entry.layer.orders.customer(entry.order))) {
                return;
            }
            if (entry.hasOrder()) {
                int order = ids.add(id);
                OrderTable theirs = entry.layer.orders;
                orders.addCopy(theirs, entry.order, theirs.source(entry.order), theirs.customer(entry.order));
                refunds.addOwn(order, entry.own());
                entry.named().forEach(refund -> refunds.addNamed(order, refund));
                entry.layer.merged.forEachOf(
                        entry.order,
                        (its, source, row) -> merged.add(order, orders.number(theirs.ofNumber(source)), row));
            }
            if (entry.name >= 0) {
                int name = named.add(id);
                entry.loose().stream()
                        .filter(refund -> !leftOut.test(refund.customer))
                        .forEach(refund -> add(refund.as(name)));
                entry.mentions().stream()
                        .filter(mention -> !leftOut.test(mention.raw[0]) && moved.add(mention))
                        .forEach(mention -> add(new Mention(
                                mention.kind,
                                mention.orders,
                                mention.amounts,
                                mention.renamed(other -> named.add(entry.layer.named.id(other))),
                                mention.settled)));
            }
        }
    }

    /**
     * A record that names orders.
     *
     * @param kind its kind
     * @param orders a bit for each column that stands for when an order was placed
     * @param amounts a bit for each that stands for an order's total
     * @param raw the customer's key and the cells, where an order is named the number of the name
     * @param settled the same, as the row of the history has it
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    record Mention(Kind kind, long orders, long amounts, long[] raw, long[] settled) {
        List<Integer> names() {
            List<Integer> names = new ArrayList<>(1);
            for (int column = 0; column < kind.columns(); column++) {
                if (isName(column) && !names.contains((int) raw[1 + column])) {
                    names.add((int) raw[1 + column]);
                }
            }
            return names;
        }

        private boolean isName(int column) {
            return ((orders | amounts) >>> column & 1) != 0 && raw[1 + column] != Kind.NEVER;
        }

        /** The customer's key and the cells with other numbers of the names. */
        long[] renamed(IntUnaryOperator names) {
            long[] cells = raw.clone();
            for (int column = 0; column < kind.columns(); column++) {
                cells[1 + column] = isName(column) ? names.applyAsInt((int) raw[1 + column]) : raw[1 + column];
            }
            return cells;
        }

        /** Tells what the orders are that it names. */
        void settle(PendingOrders pending) {
            for (int column = 0; column < kind.columns(); column++) {
                if (isName(column)) {
                    int name = (int) raw[1 + column];
                    settled[1 + column] = (orders >>> column & 1) != 0
                            ? pending.placed(name, raw[0])
                            : pending.amountOf(name, raw[0]);
                }
            }
        }

        Retractions.Row row() {
            return Retractions.Row.of(kind, settled[0], Arrays.copyOfRange(settled, 1, settled.length));
        }
    }

    /**
     * All that is kept of an id.
     *
     * @param layer where it is
     * @param order the number of the order, or -1
     * @param name the number of the name, or -1
     */
    record Entry(Layer layer, int order, int name) {
        boolean hasOrder() {
            return order >= 0;
        }

        List<OrderRefunds.Booked> own() {
            return layer.refunds.own(order);
        }

        /** Tells the source and the row of each that was merged into the order. */
        void forEachMerged(ObjLongConsumer<String> row) {
            layer.merged.forEachOf(
                    order, (its, source, number) -> row.accept(layer.orders.ofNumber(source).name, number));
        }

        /** The rows that the order has become, as {@link OrderIntake} places them. */
        List<Retractions.Row> placed(RefundedOrders policy) {
            OrderTable orders = layer.orders;
            long key = orders.customer(order);
            long millis = orders.millis(order);
            long amount = orders.amount(order);
            boolean isRefunded = amount > 0 && layer.refunds.left(order, amount) == 0;
            boolean isIgnored = isRefunded && policy == RefundedOrders.IGNORE;
            List<Retractions.Row> rows = new ArrayList<>();
            rows.add(Retractions.Row.of(
                    isIgnored ? Kind.IGNORED_ORDER : Kind.DETAILED_ORDER,
                    key,
                    millis,
                    amount,
                    orders.discount(order),
                    orders.earning(order),
                    orders.detail(order)));
            if (isRefunded && !isIgnored) {
                rows.add(Retractions.Row.of(Kind.RETURNED_ORDER, key, millis));
            }
            own().forEach(refund ->
                    rows.add(Retractions.Row.of(Kind.REFUND, key, refund.millis(), refund.amount(), millis, amount)));
            for (OrderRefunds.Loose loose : named()) {
                if (!loose.isRefused) {
                    rows.add(Retractions.Row.of(Kind.REFUND, key, loose.booked, loose.refund.amount(), millis, amount));
                }
            }
            return rows;
        }

        /** Those of its refunds that came on their own. */
        List<OrderRefunds.Loose> named() {
            return layer.refunds.named(order);
        }

        List<OrderRefunds.Loose> loose() {
            return Objects.requireNonNullElse(layer.loose.get(name), List.of());
        }

        List<Mention> mentions() {
            return Objects.requireNonNullElse(layer.mentions.get(name), List.of());
        }
    }

    // ---- what is looked up

    Optional<Entry> find(CharSequence id) {
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            Optional<Entry> entry = layers.get(layer).find(id);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /** What was told of a record of an id, or nothing if there is none. */
    long @Nullable [] unique(Kind kind, String id) {
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            long[] content =
                    layers.get(layer).unique.getOrDefault(kind, Map.of()).get(id);
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    /** The number of an id that only has to be told apart, or -1. */
    int number(CharSequence id) {
        for (Layer layer : layers) {
            int number = layer.numbers.find(id);
            if (number >= 0) {
                return layer.firstNumber + number;
            }
        }
        return -1;
    }

    /** How many ids have such a number. */
    int numbers() {
        return layers.stream().mapToInt(layer -> layer.numbers.size()).sum();
    }

    /** Writes them as one layer. */
    void write(SectionWriter out) throws IOException {
        KeptIdsFile.write(whole(), out);
    }

    private Layer whole() {
        Layer whole = layers.isEmpty() ? new Layer(0) : layers.get(layers.size() - 1);
        for (int layer = layers.size() - 2; layer >= 0; layer--) {
            whole = merged(layers.get(layer), whole);
        }
        return whole;
    }

    /** The same without the orders and records of some customers. */
    KeptIds without(LongPredicate customers) {
        Layer left = new Layer(0);
        left.addBelow(whole(), customers);
        return new KeptIds(List.of(left));
    }

    /** Reads what was written. */
    static KeptIds read(SectionReader in, Map<String, Kind> kinds) throws IOException {
        return new KeptIds(List.of(KeptIdsFile.read(in, kinds)));
    }

    /** These and others on top. Layers of like size become one, so that there are few of them. */
    KeptIds with(Layer top) {
        List<Layer> all = new ArrayList<>(layers);
        Layer upper = top;
        while (!all.isEmpty() && all.get(all.size() - 1).size() <= 2 * upper.size()) {
            Layer lower = all.remove(all.size() - 1);
            upper = merged(lower, upper);
        }
        all.add(upper);
        return new KeptIds(List.copyOf(all));
    }

    private static Layer merged(Layer lower, Layer upper) {
        if (lower.size() == 0) {
            return upper;
        }
        Layer both = new Layer(lower.firstNumber);
        // Numbers are in the order of the layers, everything else is of the upper one first.
        for (int number = 0; number < lower.numbers.size(); number++) {
            both.numbers.add(lower.numbers.id(number));
        }
        both.addBelow(upper, customer -> false);
        both.addBelow(lower, customer -> false);
        return both;
    }
}
