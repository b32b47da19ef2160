package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Orders in files that overlap, against a rule that looks at all copies of each order. */
class OverlapProps {
    /** A copy of an order: of the order of a number, changed on a day of March or nobody knows when, with an amount. */
    record Copy(int order, int changedOn, int amount) {}

    @Property(tries = 60)
    void anOrderIsAsTheLatestCopyTells(@ForAll("files") List<List<Copy>> files) throws IOException {
        Path folder = Files.createTempDirectory("overlap");
        try {
            List<Path> paths = new ArrayList<>();
            Map<Integer, Copy> latest = new TreeMap<>();
            long rows = 0;
            for (List<Copy> file : files) {
                Export export = new Export(KnownExport.SALLA_ORDERS);
                Set<Integer> here = new HashSet<>();
                for (Copy copy : file) {
                    // One file has an order once.
                    if (here.add(copy.order())) {
                        row(export, copy);
                        rows++;
                        latest.merge(
                                copy.order(),
                                copy,
                                (before, now) -> now.changedOn() < before.changedOn() ? before : now);
                    }
                }
                paths.add(export.csv(folder.resolve(paths.size() + ".csv")));
            }
            History history = Salla.orders(
                            paths.get(0), paths.subList(1, paths.size()).toArray(Path[]::new))
                    .into(Shops.saudi())
                    .build();

            ShopIntake intake = ShopIntake.of(history);
            assertThat(intake.rows()).isEqualTo(rows);
            assertThat(intake.orders()).isEqualTo(latest.size());
            String leftOut = rows == latest.size() ? "" : (rows - latest.size()) + " older in another file left out";
            assertThat(intake.leftOut()).isEqualTo(leftOut);
            assertThat(Shops.netRevenue(history, 2025, 2))
                    .isEqualTo(latest.values().stream()
                            .mapToLong(copy -> 100L * copy.amount())
                            .sum());
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void row(Export export, Copy copy) {
        export.row(
                "رقم الطلب",
                copy.order(),
                "حالة الطلب",
                "تم التنفيذ",
                "رقم الجوال",
                "050000000" + copy.order(),
                "تاريخ الطلب",
                "2025-02-05 10:00:00",
                "إجمالي الطلب",
                copy.amount(),
                "تاريخ آخر تحديث للطلب",
                copy.changedOn() == 0 ? "\\N" : String.format(Locale.ROOT, "2025-03-%02d 10:00", copy.changedOn()));
    }

    @Provide
    Arbitrary<List<List<Copy>>> files() {
        Arbitrary<Copy> copy = Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 50))
                .as(Copy::new);
        return copy.list().ofMaxSize(8).list().ofMinSize(1).ofMaxSize(4);
    }
}
