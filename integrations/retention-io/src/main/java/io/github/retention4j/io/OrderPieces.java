package io.github.retention4j.io;

import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.PlainRows;
import io.github.retention4j.io.file.ReadingSizes;
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
    private final Row row;
    private final SourceRows source;
    private final OrderBatch batch;
    private final Consumer<Row> unusual;
    private final Piece[] pieces;
    private final int pieceBytes;

    /**
     * From the row on that is next.
     *
     * @param row the one object that the rows are
     * @param usual makes what gathers usual orders, for each piece
     * @param batch takes them then
     * @param unusual takes the other rows
     */
    OrderPieces(
            ReadingSizes sizes,
            CsvRows rows,
            Row row,
            SourceRows source,
            Function<UsualOrders.Taker, UsualOrders> usual,
            OrderBatch batch,
            Consumer<Row> unusual) {
        this.rows = rows;
        this.row = row;
        this.source = source;
        this.batch = batch;
        this.unusual = unusual;
        this.pieceBytes = sizes.piece();
        this.pieces = new Piece[PIECES_A_THREAD * ReadingSizes.threads(source.threads())];
        Arrays.setAll(pieces, i -> new Piece(rows.another(), new Row(row), usual));
    }

    /** Orders of lines that follow one another: the line of the first, and which they are. */
    private record Run(long line, int from) {}

    /** A row that is not as usual, with empty lines that come before it: where its bytes are, and the line of the first. */
    private record Unusual(long line, int from, int to) {}

    /** What a thread makes of a piece. Lines are counted from its own first, which is 0. */
    private static final class Piece implements UsualOrders.Taker {
        private final PlainRows plain;
        private final Row row;
        private final UsualOrders usual;
        private final List<Unusual> others = new ArrayList<>();
        private final List<Run> runs = new ArrayList<>();
        private final OrderRows orders = new OrderRows();
        private long nextLine;

        Piece(PlainRows plain, Row row, Function<UsualOrders.Taker, UsualOrders> usual) {
            this.plain = plain;
            this.row = row;
            this.usual = usual.apply(this);
        }

        void read(byte[] bytes, int from, int to) {
            others.clear();
            runs.clear();
            orders.clear();
            nextLine = -1;
            plain.goOn(bytes, from, to);
            plain.atLine(0);
            int start = from;
            for (long line = 0; plain.next(row.cells()); line = plain.line()) {
                row.work();
                if (!usual.take(row)) {
                    others.add(new Unusual(line, start, plain.place()));
                }
                start = plain.place();
            }
        }

        @Override
        public void add(long line, long customer, long at, long amount) {
            if (line != nextLine) {
                runs.add(new Run(line, orders.size()));
            }
            orders.add(customer, at, amount);
            nextLine = line + 1;
        }

        void handOver(int run, long linesBefore, OrderBatch to) {
            Run some = runs.get(run);
            int end = run + 1 < runs.size() ? runs.get(run + 1).from : orders.size();
            to.addAll(linesBefore + some.line, orders, some.from, end);
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
        source.inParallel(count, i -> pieces[i].read(bytes, cuts[i], cuts[i + 1]));
        long usualRows = 0;
        long others = 0;
        for (int i = 0; i < count; i++) {
            Piece piece = pieces[i];
            long linesBefore = rows.line();
            handOver(piece, linesBefore);
            rows.goOn(piece.plain.place(), linesBefore + piece.plain.line());
            if (piece.plain.isStuck()) {
                return false;
            }
            usualRows += piece.orders.size();
            others += piece.others.size();
        }
        rows.share().ifPresent(source::readSoFar);
        return usualRows >= others;
    }

    /** Where pieces of about the same length begin and end, the ends of lines next to where they should. */
    private int[] cuts(byte[] bytes, int from, int to) {
        int most = Math.min(pieces.length, 1 + (to - from - 1) / pieceBytes);
        int[] cuts = new int[most + 1];
        cuts[0] = from;
        for (int i = 1; i <= most; i++) {
            int cut = (int) (from + (long) (to - from) * i / most);
            // Where a line is longer than a piece should be, the pieces within it are empty.
            cuts[i] = PlainRows.lineEnd(bytes, Math.max(cut, cuts[i - 1]), to);
        }
        return cuts;
    }

    private void handOver(Piece piece, long linesBefore) {
        int run = 0;
        for (Unusual other : piece.others) {
            for (; run < piece.runs.size() && piece.runs.get(run).line < other.line; run++) {
                piece.handOver(run, linesBefore, batch);
            }
            rows.goTo(other.from, other.to, linesBefore + other.line);
            batch.flush();
            unusual.accept(row);
        }
        for (; run < piece.runs.size(); run++) {
            piece.handOver(run, linesBefore, batch);
        }
    }
}
