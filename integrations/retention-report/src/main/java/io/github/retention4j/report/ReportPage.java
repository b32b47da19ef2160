package io.github.retention4j.report;

import static io.github.retention4j.report.markup.Markup.element;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.index.Scorecard;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.report.picture.SvgWriter;
import io.github.retention4j.report.picture.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page about a shop that its owner opens with a double click, prints and sends on: one file, without script, that fetches nothing.
 *
 * <ul>
 *   <li>First stand five numbers with their change and whether it is noise, then {@linkplain Section sections} by question. Behind each
 *       picture are its numbers, as a table and to be saved as CSV; by each number is its definition.
 *   <li>All metrics are worked out in one pass, and what a model foretells that was fitted to them in a second. At the end stand what is
 *       missing, with how to provide it, and the data's own account.
 *   <li>Nobody is named by a page, unless {@link #listing} asks for it.
 *   <li>The same history gives the same bytes on every machine: nothing is taken from its clock, its zone or its locale.
 *   <li>A history without orders has a page that says so.
 * </ul>
 *
 * <pre>{@code
 * ReportPage.of(engine).in(Language.ARABIC).write(Path.of("report.html"));
 * }</pre>
 */
public final class ReportPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final MetricsEngine engine;
    private final Language language;
    private final Optional<String> title;
    private final PageScope scope;
    private final List<Section> sections;

    private ReportPage(
            MetricsEngine engine, Language language, Optional<String> title, PageScope scope, List<Section> sections) {
        this.engine = engine;
        this.language = language;
        this.title = title;
        this.scope = scope;
        this.sections = sections;
    }

    /**
     * A page in English with all standard sections.
     *
     * @param engine works out its numbers; its filter and its minimum group size hold for the page
     * @return the page, to be written
     */
    public static ReportPage of(MetricsEngine engine) {
        PageScope scope = new PageScope(
                engine.history(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        return new ReportPage(engine, Language.ENGLISH, Optional.empty(), scope, Section.standard());
    }

    /**
     * The same page in another language.
     *
     * @param of the language
     * @return the page
     */
    public ReportPage in(Language of) {
        return new ReportPage(engine, requireNonNull(of, "language"), title, scope, sections);
    }

    /**
     * The same page under a title, such as the shop's name.
     *
     * @param of the title
     * @return the page
     * @throws IllegalArgumentException if it is blank
     */
    public ReportPage titled(String of) {
        if (Markup.clean(requireNonNull(of, "title")).isBlank()) {
            throw new IllegalArgumentException("the title of a page is blank; leave it out for the usual one");
        }
        return new ReportPage(engine, language, Optional.of(of), scope, sections);
    }

    /**
     * The same page with other sections.
     *
     * @param of the sections, in their order
     * @return the page
     */
    public ReportPage sections(Section... of) {
        return new ReportPage(engine, language, title, scope, List.of(of));
    }

    /**
     * The same page with more sections behind those that it has.
     *
     * @param more the sections, in their order
     * @return the page
     */
    public ReportPage and(Section... more) {
        List<Section> all = Stream.concat(sections.stream(), Stream.of(more)).toList();
        return new ReportPage(engine, language, title, scope, all);
    }

    /**
     * The same page without some sections.
     *
     * @param some the sections to leave out
     * @return the page
     */
    public ReportPage without(Section... some) {
        Set<Section> out = Set.of(some);
        List<Section> rest = sections.stream().filter(of -> !out.contains(of)).toList();
        return new ReportPage(engine, language, title, scope, rest);
    }

    /**
     * The same page with what was spent to win customers, for the section of payback.
     *
     * @param spend the spend by month
     * @param margin the margin of revenue
     * @return the page
     */
    public ReportPage spending(AcquisitionSpend spend, Margin margin) {
        return with(new PageScope(
                scope.history(),
                Optional.of(spend),
                Optional.of(margin),
                scope.programme(),
                scope.goals(),
                scope.listed()));
    }

    /**
     * The same page with the rules of a loyalty programme, for its section.
     *
     * @param rules the programme
     * @return the page
     */
    public ReportPage programme(LoyaltyProgramme rules) {
        return with(new PageScope(
                scope.history(), scope.spend(), scope.margin(), Optional.of(rules), scope.goals(), scope.listed()));
    }

    /**
     * The same page with goals, which are held against the last full month.
     *
     * @param goals makes the goals of a window, such as {@code w -> Scorecard.in(w).atLeast(0.35, RetentionRate::in)}
     * @return the page
     */
    public ReportPage goals(Function<Window, Scorecard> goals) {
        return with(new PageScope(
                scope.history(), scope.spend(), scope.margin(), scope.programme(), Optional.of(goals), scope.listed()));
    }

    /**
     * The same page with a list of customers to write to, by their ids.
     *
     * @param most how many at most, 1 or more
     * @return the page
     * @throws IllegalArgumentException if the number is below 1
     */
    public ReportPage listing(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a list of " + most + " customers; name 1 or more");
        }
        ReportPage page = with(
                new PageScope(scope.history(), scope.spend(), scope.margin(), scope.programme(), scope.goals(), most));
        return sections.contains(Section.CONTACTS) ? page : page.and(Section.CONTACTS);
    }

    private ReportPage with(PageScope of) {
        return new ReportPage(engine, language, title, of, sections);
    }

    /**
     * Writes the page.
     *
     * @param path the file, which is replaced when the new one is whole
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written; what was there is still there
     */
    public Path write(Path path) {
        return WholeFile.write(path, html().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The page as text.
     *
     * @return HTML, which is XML as well
     */
    public String html() {
        PageDraft draft = new PageDraft(language);
        Map<Section, List<Markup>> shown = new LinkedHashMap<>();
        if (scope.history().orderCount() > 0) {
            Map<Section, List<Part>> parts = new LinkedHashMap<>();
            sections.forEach(section -> parts.put(section, section.parts(scope)));
            Answers answers = Answers.of(engine, asked(parts));
            parts.replaceAll((section, of) ->
                    of.stream().map(part -> part.knowing(answers)).toList());
            answers.askAlso(engine, asked(parts));
            parts.forEach((section, of) -> shown.put(
                    section,
                    of.stream()
                            .flatMap(part -> part.show(answers, draft).stream())
                            .toList()));
        }
        StringBuilder text = new StringBuilder("<!DOCTYPE html>\n");
        document(shown, draft).writeTo(text);
        return text.append('\n').toString();
    }

    private static Set<Metric<?, ?>> asked(Map<Section, List<Part>> parts) {
        Set<Metric<?, ?>> metrics = new LinkedHashSet<>();
        parts.values().forEach(of -> of.forEach(part -> metrics.addAll(part.asks())));
        return metrics;
    }

    private Markup document(Map<Section, List<Markup>> shown, PageDraft draft) {
        History history = scope.history();
        String name = title.map(language::name).orElseGet(() -> language.say("Do our customers come back?"));
        List<Markup> main = new ArrayList<>();
        List<Markup> links = new ArrayList<>();
        shown.forEach((section, content) -> {
            if (!content.isEmpty()) {
                String of = section.isStandard() ? language.say(section.title()) : language.name(section.title());
                add(draft.id(section.id()), of, content, links, main);
            }
        });
        if (history.orderCount() == 0) {
            main.add(element("p", language.say("There are no orders yet, so there is nothing to show.")));
        }
        if (!draft.missing().isEmpty()) {
            add(
                    draft.id("missing"),
                    language.say("What is missing, and how to provide it"),
                    missing(draft),
                    links,
                    main);
        }
        add(
                draft.id("data"),
                language.say("The data behind this page"),
                DataAccount.of(history, language),
                links,
                main);
        Markup header = element(
                "header",
                element("h1", name),
                element("p", about(history)),
                element("nav", element("ul", links)).with("aria-label", language.say("Sections")));
        Markup footer = element(
                "footer",
                element("p", language.say("Made with Retention4j. Every number says which definition it follows.")));
        return element("html", head(name), element("body", patterns(), header, element("main", main), footer))
                .with("lang", language.tag())
                .with("dir", language.isRightToLeft() ? "rtl" : "ltr");
    }

    private static void add(String id, String title, List<Markup> content, List<Markup> links, List<Markup> main) {
        links.add(element("li", element("a", title).with("href", "#" + id)));
        List<Markup> all = new ArrayList<>();
        all.add(element("h2", title).with("id", id));
        all.addAll(content);
        main.add(element("section", all).with("aria-labelledby", id));
    }

    /** What pictures of a page are hatched with. */
    static Markup patterns() {
        return element("svg", SvgWriter.hatch())
                .with("width", 0)
                .with("height", 0)
                .with("aria-hidden", "true")
                .with("class", "patterns");
    }

    /** The head of a page. */
    static Markup head(String name) {
        return element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("meta").with("name", "color-scheme").with("content", "light dark"),
                element("meta").with("name", "referrer").with("content", "no-referrer"),
                element("title", name),
                element("style", PageStyle.sheet()));
    }

    private String about(History history) {
        if (!history.basis().isObserved()) {
            return language.say("No days are observed.");
        }
        String whom = engine.population();
        if (!whom.isEmpty()) {
            // The history's own counts, which its account tells, are not those of the customers looked at.
            return language.say("{0} · {1}", language.window(history.observed()), language.phrase(whom));
        }
        return language.say(
                "{0} to {1}, {2}, {3}",
                language.date(history.basis().firstDay()),
                language.date(history.basis().lastDay()),
                language.count(history.customerCount(), "customer"),
                language.count(history.orderCount(), "order"));
    }

    private List<Markup> missing(PageDraft draft) {
        List<Markup> items = new ArrayList<>();
        draft.missing().forEach((need, metrics) -> {
            List<Markup> lines = new ArrayList<>();
            metrics.forEach((metric, why) ->
                    lines.add(element("li", language.say("{0}: {1}", language.phrase(metric), language.phrase(why)))));
            items.add(element("h3", language.say(need.title())));
            items.add(element("p", language.say(need.how())));
            if (!need.code().isEmpty()) {
                items.add(element("p", language.say("In a program: {0}", language.name(need.code())))
                        .with("class", "note"));
            }
            items.add(element("ul", lines));
        });
        return items;
    }
}
