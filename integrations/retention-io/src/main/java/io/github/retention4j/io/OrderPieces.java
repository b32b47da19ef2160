package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a file of orders with all of the builder's threads, as long as its rows are plain. It is cut into pieces at ends of
 * lines, and each thread gathers those orders of a piece that are as usual. What a builder is given, it is given by the calling
 * thread in the order of the file, and so is every row that is not as usual: of two bad rows the first is told.
 */
final class OrderPieces {
    private static final int PIECES_A_THREAD = 4;

    private final CsvRows rows;
    private final CsvRow row;
    private final HistoryBuilder builder;
    private final UsualOrders.Taker taker;
    private final Consumer<CsvRow> unusual;
    private final Piece[] pieces;
    private final int pieceBytes;

    /**
     * From the row on that is next.
     *
     * @param row the one object that the rows are
     * @param usual makes what gathers usual orders, for each piece
     * @param taker takes them then
     * @param unusual takes the other rows
     */
    OrderPieces(
            CsvMapping mapping,
            CsvRows rows,
            CsvRow row,
            HistoryBuilder builder,
            Function<UsualOrders.Taker, UsualOrders> usual,
            UsualOrders.Taker taker,
            Consumer<CsvRow> unusual) {
        this.rows = rows;
        this.row = row;
        this.builder = builder;
        this.taker = taker;
        this.unusual = unusual;
        this.pieceBytes = mapping.sizes().piece();
        this.pieces = new Piece[PIECES_A_THREAD * builder.threads()];
        Arrays.setAll(pieces, i -> new Piece(rows.another(), new CsvRow(row), usual));
    }

    /** Orders of lines that follow one another. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Orders(long line, long[] customers, long[] millis, long[] minorUnits) {}

    /** A row that is not as usual, with empty lines that come before it: where its bytes are, and the line of the first. */
    private record Unusual(long line, int from, int to) {}

    /** What a thread makes of a piece. Lines are counted from its own first, which is 0. */
    private static final class Piece implements UsualOrders.Taker {
        private final PlainRows plain;
        private final CsvRow row;
        private final UsualOrders usual;
        private final List<Orders> orders = new ArrayList<>();
        private final List<Unusual> others = new ArrayList<>();
        private int usualRows;

        Piece(PlainRows plain, CsvRow row, Function<UsualOrders.Taker, UsualOrders> usual) {
            this.plain = plain;
            this.row = row;
            this.usual = usual.apply(this);
        }

        void read(byte[] bytes, int from, int to) {
            orders.clear();
            others.clear();
            usualRows = 0;
            plain.goOn(bytes, from, to);
            plain.atLine(0);
            int start = from;
            for (long line = 0; plain.next(row); line = plain.line()) {
                if (!usual.take(row)) {
                    others.add(new Unusual(line, start, plain.place()));
                }
                start = plain.place();
            }
            usual.flush();
        }

        @Override
        public void take(long firstLine, int count, long[] customers, long[] millis, long[] minorUnits) {
            usualRows += count;
            orders.add(new Orders(
                    firstLine,
                    Arrays.copyOf(customers, count),
                    Arrays.copyOf(millis, count),
                    Arrays.copyOf(minorUnits, count)));
        }
    }

    /** Reads on until the file ends, is not plain any more, or has few rows that are as usual. */
    void read() {
        rows.enlarge(pieceBytes * pieces.length);
        int end = rows.lines();
        while (end > rows.place() && read(rows.place(), end)) {
            end = rows.lines();
        }
    }

    /** Reads lines, and says whether those after them may be read so too. */
    private boolean read(int from, int to) {
        byte[] bytes = rows.bytes();
        int[] cuts = cuts(bytes, from, to);
        int count = cuts.length - 1;
        builder.inParallel(count, i -> pieces[i].read(bytes, cuts[i], cuts[i + 1]));
        rows.share().ifPresent(builder::readSoFar);
        long usualRows = 0;
        long others = 0;
        for (int i = 0; i < count; i++) {
            Piece piece = pieces[i];
            long firstLine = rows.line();
            handOver(piece, firstLine);
            rows.goOn(piece.plain.place(), firstLine + piece.plain.line());
            if (piece.plain.isStuck()) {
                return false;
            }
            usualRows += piece.usualRows;
            others += piece.others.size();
        }
        return usualRows >= others;
    }

    /** Where pieces of about the same length begin and end, the ends of lines next to where they should. */
    private int[] cuts(byte[] bytes, int from, int to) {
        int most = Math.min(pieces.length, 1 + (to - from - 1) / pieceBytes);
        int[] cuts = new int[most + 1];
        cuts[0] = from;
        int count = 0;
        for (int i = 1; i <= most && cuts[count] < to; i++) {
            int cut = (int) (from + (long) (to - from) * i / most);
            cuts[count + 1] = PlainRows.lineEnd(bytes, Math.max(cut, cuts[count] + 1), to);
            count++;
        }
        return Arrays.copyOf(cuts, count + 1);
    }

    private void handOver(Piece piece, long firstLine) {
        int next = 0;
        for (Unusual other : piece.others) {
            next = handOver(piece.orders, next, other.line, firstLine);
            if (rows.next(other.from, other.to, firstLine + other.line)) {
                unusual.accept(row);
            }
        }
        handOver(piece.orders, next, Long.MAX_VALUE, firstLine);
    }

    /** Hands over the orders of lines before one, and returns which are next. */
    private int handOver(List<Orders> orders, int first, long untilLine, long firstLine) {
        int next = first;
        for (; next < orders.size() && orders.get(next).line < untilLine; next++) {
            Orders some = orders.get(next);
            taker.take(firstLine + some.line, some.customers.length, some.customers, some.millis, some.minorUnits);
        }
        return next;
    }
}
