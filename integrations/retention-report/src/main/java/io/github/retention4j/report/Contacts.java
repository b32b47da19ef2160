package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Reason;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Customers to write to, by their ids: the only part of a page that names anybody. */
final class Contacts implements Part {
    private final Metric<?, CustomerList<Reason>> metric;

    Contacts(Metric<?, CustomerList<Reason>> metric) {
        this.metric = metric;
    }

    @Override
    public List<Metric<?, ?>> asks() {
        return List.of(metric);
    }

    @Override
    public List<Markup> show(Answers answers, PageDraft page) {
        Language language = page.language();
        CustomerList<Reason> list = answers.get(metric).orElse(null);
        if (list == null) {
            page.refused(Need.ORDERS, metric, answers.refusal(metric));
            return List.of();
        }
        if (list.entries().isEmpty()) {
            return List.of(Markup.element("p", language.say("Nobody is to be written to this week.")));
        }
        Table table = table(list, language::name, language);
        return List.of(
                Markup.element("div", Exhibit.table(table, language.say("Whom to write to")))
                        .with("class", "wide"),
                CsvLink.of(table(list, id -> id, language), page.file("customers"), language));
    }

    /** With ids as a page tells them, or whole, as they are looked for. */
    private static Table table(CustomerList<Reason> list, UnaryOperator<String> id, Language language) {
        List<List<String>> rows = new ArrayList<>();
        list.entries().forEach(entry -> {
            BigDecimal stake = entry.value().stake();
            rows.add(List.of(
                    id.apply(entry.id()),
                    language.phrase(entry.value().text()),
                    language.figure(stake.doubleValue(), entry.value().unit())));
        });
        return new Table(
                "",
                List.of(
                        Column.words(language.say("Customer")),
                        Column.words(language.say("Why")),
                        Column.figures(language.say("At stake"))),
                rows,
                List.of());
    }
}
