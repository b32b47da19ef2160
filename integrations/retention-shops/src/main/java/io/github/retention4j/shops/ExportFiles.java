package io.github.retention4j.shops;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.RecordColumns;
import io.github.retention4j.io.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of one export, which may overlap. */
final class ExportFiles {
    private final List<Path> paths;
    private final List<KnownExport> expected;
    private final ShopFile.Look look;

    /**
     * Files.
     *
     * @param first one, and any others
     * @param expected the exports that each of them may be
     */
    ExportFiles(Path first, Path[] others, List<KnownExport> expected, ShopFile.Look look) {
        this.paths = Stream.concat(Stream.of(first), Stream.of(others))
                .map(path -> requireNonNull(path, "path"))
                .toList();
        this.expected = expected;
        this.look = look;
    }

    /**
     * What is to be read of a file.
     *
     * @param id the column of the ids of what its rows are
     * @param changed the column of when a row was last changed, if there is one
     * @param statement states the columns
     */
    record Plan(String id, Optional<String> changed, Statement statement) {
        /** Of a file of orders. */
        static Plan ofOrders(String id, Optional<String> changed, OrderStatement statement) {
            return new Plan(
                    id,
                    changed,
                    (source, tally) -> statement.state(source.orders().order(id), tally));
        }

        static Plan ofOrders(String id, OrderStatement statement) {
            return ofOrders(id, Optional.empty(), statement);
        }
    }

    /** States what the columns of a source are, and which of its rows are left out. */
    interface Statement {
        RecordColumns<?> state(TableSource source, Tally tally);
    }

    /** The same of orders, whose ids are stated. */
    interface OrderStatement {
        OrderColumns state(OrderColumns columns, Tally tally);
    }

    /** Reads all into a builder, which is spent if anything is wrong. */
    HistoryBuilder into(HistoryBuilder builder, Function<ExportHeader, Plan> meaning) {
        try {
            List<ShopFile> files = paths.stream()
                    .map(path -> ShopFile.of(path, expected, look))
                    .toList();
            List<Plan> plans = files.stream().map(file -> file.in(meaning)).toList();
            // All is known to be right of all files before a row of the first is read.
            Overlap overlap = Overlap.of(files, plans);
            List<Reading> readings = IntStream.range(0, files.size())
                    .mapToObj(i -> reading(files.get(i), plans.get(i), overlap.in(i)))
                    .toList();
            readings.forEach(reading -> reading.into(builder));
            return builder;
        } catch (RuntimeException | Error failure) {
            builder.abandon();
            throw failure;
        }
    }

    /** A file whose columns are stated. */
    private record Reading(String file, RecordColumns<?> columns, Tally tally) {
        void into(HistoryBuilder builder) {
            columns.into(builder);
            tally.note(builder.source(file));
        }
    }

    private static Reading reading(ShopFile file, Plan plan, Overlap.Part part) {
        Tally tally = new Tally(plan.id(), part);
        return new Reading(
                file.source().name(), file.in(header -> plan.statement().state(file.source(), tally)), tally);
    }
}
