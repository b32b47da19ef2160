package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.testing.Serialisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static List<Intake.Refusal> refusals(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(row -> new Intake.Refusal("orders", row, "no date"))
                .toList();
    }

    private static Intake intake(Map<String, Intake.Counts> sources, List<Intake.Refusal> refusals) {
        return new Intake(new TreeMap<>(sources), refusals, List.of());
    }

    @Test
    void textNamesWhatIsNotZero() {
        Intake intake = intake(
                Map.of(
                        "orders", new Intake.Counts(1, 2, 3, 4),
                        "customers", new Intake.Counts(5, 0, 0, 0),
                        "coupons", new Intake.Counts(6, 0, 7, 0)),
                refusals(4));
        assertThat(intake).hasToString("""
                        coupons: 13 rows, 6 taken, 7 excluded
                        customers: 5 rows, 5 taken
                        orders: 10 rows, 1 taken, 2 merged, 3 excluded, 4 refused
                          orders:1: no date
                          orders:2: no date
                          orders:3: no date
                          orders:4: no date""");
        assertThat(intake.refused()).isEqualTo(4);
    }

    @Test
    void textShowsTenRefusalsAndCountsTheRest() {
        assertThat(intake(Map.of("orders", new Intake.Counts(0, 0, 0, 10)), refusals(10))
                        .toString())
                .endsWith("orders:10: no date");
        assertThat(intake(Map.of("orders", new Intake.Counts(0, 0, 0, 5000)), refusals(1000))
                        .toString())
                .endsWith("  orders:10: no date\n  and 4990 more");
    }

    @Test
    void changingWhatWasPassedInChangesNothing() {
        TreeMap<String, Intake.Counts> sources = new TreeMap<>(Map.of("orders", new Intake.Counts(1, 0, 0, 1)));
        List<Intake.Refusal> refusals = new ArrayList<>(refusals(1));
        List<Intake.Note> notes = new ArrayList<>(List.of(new Intake.Note("orders", "odd")));
        Intake intake = new Intake(sources, refusals, notes);
        sources.clear();
        refusals.clear();
        notes.clear();
        assertThat(intake.sources()).hasSize(1);
        assertThat(intake.refusals()).hasSize(1);
        assertThat(intake.notes()).hasSize(1);
        assertThatThrownBy(() -> intake.sources().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> intake.refusals().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> intake.notes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void survivesSerialisation() {
        Intake intake = intake(Map.of("orders", new Intake.Counts(1, 0, 0, 1)), refusals(1));
        assertThat(Serialisation.roundTrip(intake)).isEqualTo(intake);
    }

    @Test
    void exceptionSurvivesSerialisation() {
        InvalidRowException read = Serialisation.roundTrip(new InvalidRowException("shop.csv", 7, "no date"));
        assertThat(read).hasMessage("shop.csv:7: no date");
        assertThat(read.source()).isEqualTo("shop.csv");
        assertThat(read.row()).isEqualTo(7);
        assertThat(read.reason()).isEqualTo("no date");
    }
}
