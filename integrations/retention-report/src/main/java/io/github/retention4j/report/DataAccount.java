package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The data's own account: what was given, merged and refused, how far it reaches, and by which policies it is read. */
final class DataAccount {
    private static final int MOST_LINES = 10;

    private DataAccount() {}

    static List<Markup> of(History history, Language language) {
        List<Markup> parts = new ArrayList<>();
        Basis basis = history.basis();
        parts.add(element(
                "p",
                language.say(
                        "{0} and {1}, from {2} to {3}; days end at midnight in {4}; money is in {5}.",
                        language.count(history.customerCount(), "customer"),
                        language.count(history.orderCount(), "order"),
                        basis.isObserved() ? language.date(basis.firstDay()) : "–",
                        basis.isObserved() ? language.date(basis.lastDay()) : "–",
                        language.name(basis.zone().getId()),
                        language.phrase(basis.currency().getCode()))));
        String policy = basis.scope().policy();
        parts.add(element(
                "p",
                policy.isEmpty()
                        ? language.say("An order that was refunded in full does not make a customer active.")
                        : language.phrase(policy)));
        Intake intake = history.intake();
        if (!intake.sources().isEmpty()) {
            parts.add(element("div", Exhibit.table(sources(intake, language), language.say("What was given")))
                    .with("class", "wide"));
        }
        lines(parts, intake.refusals(), language.say("Rows that were refused"), language);
        lines(parts, intake.notes(), language.say("What was noticed"), language);
        return parts;
    }

    private static Table sources(Intake intake, Language language) {
        List<List<String>> rows = new ArrayList<>();
        intake.sources()
                .forEach((source, counts) -> rows.add(List.of(
                        language.phrase(source),
                        language.number(counts.rows()),
                        language.number(counts.taken()),
                        language.number(counts.merged()),
                        language.number(counts.excluded()),
                        language.number(counts.refused()))));
        return new Table(
                "",
                List.of(
                        Column.words(language.say("Source")),
                        Column.figures(language.say("Rows")),
                        Column.figures(language.say("Taken")),
                        Column.figures(language.say("Merged")),
                        Column.figures(language.say("Left out")),
                        Column.figures(language.say("Refused"))),
                rows,
                List.of());
    }

    /** The first of some lines; reasons for refusing a row are told in English, as they are told to who gave the row. */
    private static void lines(List<Markup> parts, List<?> lines, String title, Language language) {
        if (lines.isEmpty()) {
            return;
        }
        List<Markup> items = lines.stream()
                .limit(MOST_LINES)
                .map(line -> element("li", element("bdi", line.toString())).with("lang", "en"))
                .toList();
        List<Markup> all = new ArrayList<>(List.of(element("summary", title), element("ul", items)));
        if (lines.size() > MOST_LINES) {
            all.add(element("p", language.say("And {0} more.", language.number(lines.size() - MOST_LINES))));
        }
        parts.add(element("details", all));
    }
}
