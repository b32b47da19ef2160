package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@link Fates} as text: a row for each round age, and in the last line what becomes of points in the end. */
final class FatesPrint {
    private static final int[] ROUND_DAYS = {30, 60, 90, 120, 180, 270, 365, 545, 730, 1095, 1460, 1825, 2555, 3650};
    private static final int[] ROUND_MONTHS = {1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120};

    private FatesPrint() {}

    static Table table(Fates fates) {
        String interval = Math.round(100 * fates.limits().level()) + " % CI";
        List<Column> columns =
                new ArrayList<>(List.of(Column.figures(fates.unit().text()), Column.figures("at risk")));
        for (Fate fate : Fate.values()) {
            columns.add(Column.figures(fate.toString()));
            columns.add(Column.figures(interval));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int age : ages(fates)) {
            Fates.Row row = fates.at(age).orElseThrow();
            List<String> cells = new ArrayList<>(List.of(String.valueOf(age), String.valueOf(row.atRisk())));
            for (Estimate share : List.of(row.redeemed(), row.expired(), row.revoked(), row.open())) {
                cells.add(share.unit().tell(share.value()));
                cells.add(share.interval().map(ends -> ends.ends(share.unit())).orElse(""));
            }
            rows.add(cells);
        }
        return Table.of(fates.label(), columns, rows, List.of(fates.label()), fates.summary());
    }

    /** Round ages that some points reach, and the oldest of all. */
    private static int[] ages(Fates fates) {
        int last = fates.curves().age(fates.curves().last());
        boolean isDays = fates.unit().quantity() == Unit.Quantity.DAYS;
        return IntStream.concat(
                        IntStream.of(isDays ? ROUND_DAYS : ROUND_MONTHS).filter(age -> age < last), IntStream.of(last))
                .toArray();
    }

    static String summary(Fates fates, Fates.@Nullable Cohorts cohorts) {
        StringBuilder text = new StringBuilder();
        text.append("redeemed ").append(fates.redeemed().orElseThrow());
        text.append("; expired ").append(fates.expired().orElseThrow());
        text.append("; revoked ")
                .append(Unit.PERCENT.tell(fates.revoked().orElseThrow().value()));
        text.append("; of ").append(Figures.count(fates.issued(), "point"));
        text.append(" of ").append(Figures.count(fates.customers(), "customer"));
        text.append(", ").append(fates.points(Fate.OPEN)).append(" open");
        text.append(
                fates.curves().late() == 0 ? "" : ", " + fates.curves().late() + " known only since the data begin");
        text.append(beyond(fates));
        if (cohorts != null) {
            text.append("; redeemed within ")
                    .append(Figures.count(cohorts.months(), "month"))
                    .append(": ");
            text.append(Unit.PERCENT.tell(cohorts.oldest().value().orElseThrow()))
                    .append(" of those of ");
            text.append(month(cohorts.oldest())).append(", ");
            text.append(Unit.PERCENT.tell(cohorts.newest().value().orElseThrow()))
                    .append(" of those of ");
            text.append(month(cohorts.newest()));
        }
        return text.toString();
    }

    private static String month(ClusterShare cohort) {
        return cohort.label().window().orElseThrow().toString();
    }

    /** What is said of points that are open at the oldest age that is known. */
    static String beyond(Fates fates) {
        if (fates.knownUntil().isEmpty()) {
            return "";
        }
        String age = "; not observed beyond age " + fates.knownUntil().getAsInt() + " "
                + fates.unit().text();
        if (fates.stated().isPresent()) {
            return age + ", where " + Unit.PERCENT.tell(fates.stated().getAsDouble())
                    + " of what is open is redeemed as stated";
        }
        return age + ", redeemed at most " + told(fates, Fate.REDEEMED) + ", expired at most "
                + told(fates, Fate.EXPIRED);
    }

    private static String told(Fates fates, Fate end) {
        return Unit.PERCENT.tell(fates.atMost(end).orElseThrow().value());
    }
}
