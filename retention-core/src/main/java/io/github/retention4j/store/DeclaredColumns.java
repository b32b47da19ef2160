package io.github.retention4j.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * What was declared of a block's customers, as columns: a customer's cell is a number, and each column has a table of the words
 * that its numbers stand for. Whoever divides customers by a word works by the number, and looks at each word once.
 *
 * <pre>
 *   customers        c0   c1   c2   c3   c4 …
 *   country           1    2    0    1    1 …       0 is not known
 *   its words         –  "SA" "AE" …                each is a number of the dictionary
 * </pre>
 */
public final class DeclaredColumns {
    /** Whether a customer was declared, and when first seen. */
    public static final int FIRST_SEEN = 0;

    /** The nanoseconds of that time below its milliseconds, if there are any. */
    public static final int NANOS = 1;

    /** A number of {@link Dictionary#dates}. */
    public static final int BIRTH_DATE = 2;

    /** A number of {@link Dictionary#words}, as all columns from here on. */
    public static final int GENDER = 3;

    /** A country. */
    public static final int COUNTRY = 4;

    /** A city. */
    public static final int CITY = 5;

    /** A channel. */
    public static final int CHANNEL = 6;

    /** The first of the free attributes, which stand in the order of {@link Dictionary#attributes}. */
    public static final int ATTRIBUTES = 7;

    /** Stands for a time that is not known. */
    public static final long NEVER = Kind.NEVER;

    /** Of customers of whom nothing was declared: small shops have a block each, and mostly nothing in it. */
    private static final DeclaredColumns NONE = new DeclaredColumns(0, Events.NONE);

    private final BitSet declared;
    private final long[] firstSeen;
    private final Map<Integer, Column> columns = new TreeMap<>();
    private final Column none = new Column(new int[0], new int[0], new long[1]);

    /**
     * Makes columns of cells.
     *
     * @param customers how many customers the block has
     * @param cells those of {@link Kind#CUSTOMER}
     */
    static DeclaredColumns of(int customers, Events cells) {
        return cells.isEmpty() ? NONE : new DeclaredColumns(customers, cells);
    }

    private DeclaredColumns(int customers, Events cells) {
        declared = new BitSet();
        boolean anySeen = false;
        Map<Integer, Gathered> gathered = new TreeMap<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            int column = (int) cells.get(cell, 0);
            if (column == FIRST_SEEN) {
                declared.set(cells.customer(cell));
                anySeen |= cells.get(cell, 1) != NEVER;
            } else {
                gathered.computeIfAbsent(column, c -> new Gathered()).add(cells.customer(cell), cells.get(cell, 1));
            }
        }
        firstSeen = new long[anySeen ? customers : 0];
        Arrays.fill(firstSeen, NEVER);
        for (int cell = 0; anySeen && cell < cells.count(); cell++) {
            if (cells.get(cell, 0) == FIRST_SEEN) {
                firstSeen[cells.customer(cell)] = cells.get(cell, 1);
            }
        }
        gathered.forEach((column, its) -> columns.put(column, its.column(customers)));
    }

    /** Those of the customers who stay. */
    DeclaredColumns of(Staying staying) {
        if (this == NONE) {
            return this;
        }
        DeclaredColumns those =
                new DeclaredColumns(new BitSet(), new long[firstSeen.length == 0 ? 0 : staying.count()]);
        staying.forEachRun((from, to, at) -> {
            for (int customer = declared.nextSetBit(from); customer >= 0 && customer < to; ) {
                those.declared.set(customer - from + at);
                customer = declared.nextSetBit(customer + 1);
            }
            if (firstSeen.length > 0) {
                System.arraycopy(firstSeen, from, those.firstSeen, at, to - from);
            }
        });
        columns.forEach((number, column) -> those.columns.put(number, column.of(staying)));
        those.columns.values().removeIf(column -> column.size() == 1);
        return those;
    }

    /** Tells the cells of a customer, none of one who was not declared. */
    public void forEachCell(int customer, CellListener listener) {
        if (!has(customer)) {
            return;
        }
        listener.cell(FIRST_SEEN, firstSeen(customer));
        columns.forEach((number, column) -> {
            int word = column.number(customer);
            if (word > 0) {
                listener.cell(number, column.word(word));
            }
        });
    }

    /** Hears of cells. */
    public interface CellListener {
        /** A column and the word that stands there. */
        void cell(int column, long word);
    }

    private DeclaredColumns(BitSet declared, long[] firstSeen) {
        this.declared = declared;
        this.firstSeen = firstSeen;
    }

    /** Writes what was declared. */
    void write(SectionWriter out) throws IOException {
        out.longs(declared.toLongArray());
        if (!declared.isEmpty()) {
            out.longs(firstSeen);
            out.number(columns.size());
            for (Map.Entry<Integer, Column> column : columns.entrySet()) {
                out.number(column.getKey());
                out.ints(column.getValue().few);
                out.ints(column.getValue().numbers);
                out.longs(column.getValue().words);
            }
        }
    }

    /**
     * What was written.
     *
     * @param customers how many customers the block has
     */
    static DeclaredColumns read(SectionReader in, int customers) throws IOException {
        BitSet declared = BitSet.valueOf(in.longs());
        if (declared.isEmpty()) {
            return NONE;
        }
        DeclaredColumns read = new DeclaredColumns(declared, in.longs());
        in.require(
                declared.length() <= customers && (read.firstSeen.length == 0 || read.firstSeen.length == customers),
                "what was declared is not of the customers of a block");
        int count = in.number(Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            int column = in.number(Integer.MAX_VALUE);
            read.columns.put(column, new Column(in.ints(), in.ints(), in.longs()));
        }
        return read;
    }

    /** Whether a customer was declared. */
    public boolean has(int customer) {
        return declared.get(customer);
    }

    /** When a customer was first seen, in milliseconds, or {@link #NEVER}. */
    public long firstSeen(int customer) {
        return firstSeen.length == 0 ? NEVER : firstSeen[customer];
    }

    /** A column of what follows from when customers were first seen, such as the day. */
    public Column firstSeenBy(LongUnaryOperator word) {
        Gathered gathered = new Gathered();
        for (int customer = 0; customer < firstSeen.length; customer++) {
            if (firstSeen[customer] != NEVER) {
                gathered.add(customer, word.applyAsLong(firstSeen[customer]));
            }
        }
        return gathered.size == 0 ? none : gathered.column(firstSeen.length);
    }

    /** One of the columns; one that nothing is known in has no words. */
    public Column column(int column) {
        return columns.getOrDefault(column, none);
    }

    /** The free attributes that any of the customers has, by their columns. */
    public Iterable<Integer> attributes() {
        return columns.keySet().stream().filter(column -> column >= ATTRIBUTES).toList();
    }

    /** What customers are in one respect. One that few have is kept for those few. */
    public static final class Column {
        private final int[] few;
        private final int[] numbers;
        private final long[] words;

        private Column(int[] few, int[] numbers, long[] words) {
            this.few = few;
            this.numbers = numbers;
            this.words = words;
        }

        private Column of(Staying staying) {
            int[] kept = new int[few.length > 0 ? few.length : numbers.length == 0 ? 0 : staying.count()];
            if (few.length == 0) {
                if (kept.length > 0) {
                    staying.forEachRun((from, to, at) -> System.arraycopy(numbers, from, kept, at, to - from));
                }
                return new Column(few, kept, words).withoutUnused();
            }
            int[] keptFew = new int[few.length];
            int[] next = {0};
            staying.forEachRun((from, to, at) -> {
                int first = Arrays.binarySearch(few, from);
                for (int i = first < 0 ? -1 - first : first; i < few.length && few[i] < to; i++) {
                    keptFew[next[0]] = few[i] - from + at;
                    kept[next[0]++] = numbers[i];
                }
            });
            return new Column(Arrays.copyOf(keptFew, next[0]), Arrays.copyOf(kept, next[0]), words).withoutUnused();
        }

        /** The same without words that nobody has: to who counts by words they would be groups of nobody. */
        private Column withoutUnused() {
            int[] numberOf = new int[words.length];
            for (int number : numbers) {
                numberOf[number] = 1;
            }
            long[] used = new long[words.length];
            int count = 1;
            for (int number = 1; number < words.length; number++) {
                used[count] = words[number];
                numberOf[number] = numberOf[number] == 0 ? 0 : count++;
            }
            if (count == words.length) {
                return this;
            }
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = numbers[i] == 0 ? 0 : numberOf[numbers[i]];
            }
            return new Column(few, numbers, Arrays.copyOf(used, count));
        }

        /** The number of a customer's word, from 1; 0 if it is not known. */
        public int number(int customer) {
            if (few.length == 0) {
                return numbers.length == 0 ? 0 : numbers[customer];
            }
            int at = Arrays.binarySearch(few, customer);
            return at < 0 ? 0 : numbers[at];
        }

        /** How many numbers there are, that of what is not known included. */
        public int size() {
            return words.length;
        }

        /** What a number above 0 stands for. */
        public long word(int number) {
            return words[number];
        }
    }

    /** The cells of one column, customers ascending. */
    private static final class Gathered {
        /** A column that fewer of the customers have than one in so many is kept for those alone. */
        private static final int FEW = 3;

        private final KeyIndex words = new KeyIndex();
        private int[] customers = new int[8];
        private int[] numbers = new int[8];
        private int size;

        void add(int customer, long word) {
            if (size == customers.length) {
                customers = Arrays.copyOf(customers, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            customers[size] = customer;
            numbers[size] = 1 + words.add(word);
            size++;
        }

        Column column(int all) {
            long[] its = new long[1 + words.size()];
            System.arraycopy(words.keys(), 0, its, 1, words.size());
            // In the same order in each block, so that a look-up for every word goes through memory once.
            Arrays.sort(its, 1, its.length);
            int[] sorted = new int[its.length];
            for (int i = 0; i < words.size(); i++) {
                sorted[1 + i] = Arrays.binarySearch(its, 1, its.length, words.keys()[i]);
            }
            for (int i = 0; i < size; i++) {
                numbers[i] = sorted[numbers[i]];
            }
            if ((long) size * FEW < all) {
                return new Column(Arrays.copyOf(customers, size), Arrays.copyOf(numbers, size), its);
            }
            int[] dense = new int[all];
            for (int i = 0; i < size; i++) {
                dense[customers[i]] = numbers[i];
            }
            return new Column(new int[0], dense, its);
        }
    }
}
