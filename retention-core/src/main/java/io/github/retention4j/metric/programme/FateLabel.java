package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The label of what is known of points at the end of a day, which may be that of the data. */
final class FateLabel {
    private FateLabel() {}

    static ProgrammeLabel of(
            String name,
            String definition,
            Basis basis,
            LoyaltyProgramme programme,
            @Nullable LocalDate day,
            @Nullable Window issued) {
        LocalDate known = FateTally.known(basis, day);
        LocalDate first = basis.isObserved() && !basis.firstDay().isAfter(known) ? basis.firstDay() : known;
        Window window = issued == null ? Window.through(first, known) : issued;
        ProgrammeLabel label = ProgrammeLabel.of(name, definition, basis, window, programme, Needs.REDEMPTIONS);
        if (issued != null) {
            label = label.noting("of points issued in the window");
        }
        if (!basis.isObserved()) {
            return new ProgrammeLabel(label.label().in(basis.scope()), false);
        }
        if (day == null) {
            return issued == null ? label : label.untilDataEnd();
        }
        return label.noting("known at the end of " + day)
                .unless(day.isAfter(basis.lastDay()), "the data end on " + basis.lastDay());
    }
}
