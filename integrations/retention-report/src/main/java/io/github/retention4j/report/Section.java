package io.github.retention4j.report;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.Chart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A section of a page: a question, and what answers it. The standard ones are constants, in the order of guides on keeping customers;
 * your own hold results that you have, or metrics that are asked together with all others of the page.
 *
 * <ul>
 *   <li>A section without data is not on the page; at its end stands what is missing, and how to provide it.
 *   <li>{@link #CONTACTS} names customers by their ids, and is in no page that does not ask for it.
 * </ul>
 *
 * <pre>{@code
 * Section gifts = Section.asking("Do buyers of gifts come back?",
 *         CohortRetention.monthly().enteredBy(CohortEntry.firstOrder().tagged("gift")));
 * ReportPage.of(engine).and(gifts).write(path);
 * }</pre>
 */
public final class Section {
    /** Five numbers with their change, whether it is noise, and the goals. */
    public static final Section GLANCE = standard("glance", "At a glance", StandardSections::glance);

    /** Who stays: retention over time, stages, groups of customers. */
    public static final Section STAYING = standard("staying", "Who stays?", StandardSections::staying);

    /** Who comes back: cohorts. */
    public static final Section RETURNING = standard("returning", "Who comes back?", StandardSections::returning);

    /** Who buys again, and when. */
    public static final Section REPEATING =
            standard("repeating", "Who buys again, and when?", StandardSections::repeating);

    /** What customers are worth. */
    public static final Section WORTH = standard("worth", "What are customers worth?", StandardSections::worth);

    /** What customers will buy and bring, and how many are probably lost, by a model that is held against what came. */
    public static final Section FORECAST = standard("forecast", "What is to come?", StandardSections::forecast);

    /** Whether customers have paid for what was spent to win them. */
    public static final Section PAYBACK =
            standard("payback", "Have they paid for what was spent to win them?", StandardMarketing::payback);

    /** What visitors do, from the visit to the order. */
    public static final Section BEHAVIOUR = standard("behaviour", "What do visitors do?", StandardMarketing::behaviour);

    /** What customers say. */
    public static final Section SATISFACTION =
            standard("satisfaction", "What do they say?", StandardMarketing::satisfaction);

    /** What coupons do. */
    public static final Section COUPONS = standard("coupons", "What do coupons do?", StandardMarketing::coupons);

    /** Whether the loyalty programme pays, and what it owes. */
    public static final Section PROGRAMME = standard(
            "programme", "Does the loyalty programme pay, and what does it owe?", StandardMarketing::programme);

    /** Customers to write to, by their ids. */
    public static final Section CONTACTS = standard("contacts", "Whom to write to", StandardMarketing::contacts);

    private final String id;
    private final String title;
    private final boolean isStandard;
    private final Function<PageScope, List<Part>> parts;

    private Section(String id, String title, boolean isStandard, Function<PageScope, List<Part>> parts) {
        this.id = id;
        this.title = title;
        this.isStandard = isStandard;
        this.parts = parts;
    }

    private static Section standard(String id, String title, Function<PageScope, List<Part>> parts) {
        return new Section(id, title, true, parts);
    }

    /**
     * The standard sections in their order, without that which names customers.
     *
     * @return the sections of a page that is not asked for others
     */
    public static List<Section> standard() {
        return List.of(
                GLANCE,
                STAYING,
                RETURNING,
                REPEATING,
                WORTH,
                FORECAST,
                PAYBACK,
                BEHAVIOUR,
                SATISFACTION,
                COUPONS,
                PROGRAMME);
    }

    /**
     * A section of results that you have.
     *
     * @param title its title, in the language of the page
     * @param results results of metrics, series, results by segment, tables or charts: each is shown by its picture if it has one,
     *     else by its table or its line
     * @return the section
     * @throws IllegalArgumentException if the title is blank
     */
    public static Section of(String title, Object... results) {
        List<Object> all = List.of(results);
        return new Section(
                "own",
                checked(title),
                false,
                scope -> all.stream().map(Section::own).toList());
    }

    /**
     * A section of metrics, which are worked out together with all others of the page.
     *
     * @param title its title, in the language of the page
     * @param metrics the metrics
     * @return the section
     * @throws IllegalArgumentException if the title is blank
     */
    public static Section asking(String title, Metric<?, ?>... metrics) {
        List<Metric<?, ?>> all = List.of(metrics);
        return new Section(
                "own",
                checked(title),
                false,
                scope -> all.stream().map(Section::asked).toList());
    }

    private static String checked(String title) {
        if (Markup.clean(requireNonNull(title, "title")).isBlank()) {
            throw new IllegalArgumentException("a section needs a title, which is blank");
        }
        return title;
    }

    private static Part own(Object result) {
        return new Part() {
            @Override
            public List<Metric<?, ?>> asks() {
                return List.of();
            }

            @Override
            public List<Markup> show(Answers answers, PageDraft page) {
                return List.of(shown(result, page));
            }
        };
    }

    private static Part asked(Metric<?, ?> metric) {
        return new Part() {
            @Override
            public List<Metric<?, ?>> asks() {
                return List.of(metric);
            }

            @Override
            public List<Markup> show(Answers answers, PageDraft page) {
                Optional<?> found = answers.get(metric);
                if (found.isEmpty()) {
                    page.refused(Need.ORDERS, metric, answers.refusal(metric));
                }
                return found.stream().map(result -> shown(result, page)).toList();
            }
        };
    }

    private static Markup shown(Object result, PageDraft page) {
        Optional<Chart> chart = result instanceof Chart drawn ? Optional.of(drawn) : Pictures.find(result);
        return chart.map(of -> Exhibit.of(of, Exhibit.label(result), Optional.empty(), page))
                .orElseGet(() -> Exhibit.of(result, page));
    }

    /** What it is called in links. */
    String id() {
        return id;
    }

    /** Its title; that of a standard section is in English. */
    String title() {
        return title;
    }

    /** Whether its title is one that a language knows. */
    boolean isStandard() {
        return isStandard;
    }

    List<Part> parts(PageScope scope) {
        return parts.apply(scope);
    }

    @Override
    public String toString() {
        return title;
    }
}
