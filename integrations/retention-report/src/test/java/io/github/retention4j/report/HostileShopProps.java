package io.github.retention4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.segment.CrossTable;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a shop calls its customers, places and codes, it stays text. */
class HostileShopProps {
    private static final int LONGEST = 500_000;

    @Provide
    Arbitrary<HostileShop> shops() {
        return HostileShop.shops();
    }

    @Provide
    Arbitrary<HostileShop> ofAnyLength() {
        return HostileShop.shopsOfTextsOfAnyLength();
    }

    @Property(tries = 10)
    void picturesKeepTheRules(@ForAll("ofAnyLength") HostileShop shop) {
        hold(shop);
    }

    @Example
    void picturesOfAllThatHasBrokenPagesKeepTheRules() {
        hold(HostileShop.ofAllTexts());
    }

    @Property(tries = 5)
    void pagesKeepTheRules(@ForAll("shops") HostileShop shop) {
        holdPages(shop);
    }

    @Example
    void pagesOfAllThatHasBrokenPagesKeepTheRulesAndRunNothing() {
        List<String> pages = holdPages(HostileShop.ofAllTexts());
        if (Chromium.program().isPresent()) {
            for (String page : pages) {
                String open = page.replaceAll("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "");
                assertThat(open).isNotEqualTo(page);
                assertThat(Chromium.title(open)).isNotEqualTo(Chromium.PLANTED);
            }
        }
    }

    /** So that the others cannot hold by drawing nothing. */
    @Example
    void theShopIsSeen() {
        HostileShop shop = HostileShop.ofAllTexts();
        Set<String> kinds = new TreeSet<>();
        shop.results().forEach(result -> kinds.add(result.getClass().getSimpleName()));
        assertThat(kinds)
                .contains(
                        "Segmented",
                        "Comparison",
                        "GroupComparison",
                        "CrossTable",
                        "FunnelTable",
                        "TierTable",
                        "Series");
        assertThat(charts(shop)).hasSizeGreaterThan(20);
        StringBuilder all = new StringBuilder();
        charts(shop).forEach(chart -> all.append(chart.draw(Language.ENGLISH).svg()));
        assertThat(all).contains("&lt;script&gt;", "&amp;", "onload", "javascript:", "=HYPERLINK(&quot;");
    }

    private static void hold(HostileShop shop) {
        for (Chart chart : charts(shop)) {
            for (Language language : List.of(Language.ENGLISH, Language.ARABIC)) {
                Picture picture = chart.draw(language);
                String svg = picture.svg();
                PageRules.holdForPicture(svg);
                PageRules.hasNoneAsMarkup(svg, shop.texts());
                assertThat(svg.length()).as("names are cut").isLessThan(LONGEST);
            }
        }
    }

    private static List<String> holdPages(HostileShop shop) {
        List<String> pages = new ArrayList<>();
        for (Language language : List.of(Language.ENGLISH, Language.ARABIC)) {
            String page = ReportPage.of(shop.engine())
                    .in(language)
                    .titled("of " + shop.texts().get(0))
                    .programme(shop.programme())
                    .listing(5)
                    .and(Section.of(
                            "more " + shop.texts().get(1), shop.results().toArray()))
                    .html();
            PageRules.holdForPage(page);
            PageRules.hasNoneAsMarkup(page, shop.texts());
            pages.add(page);
        }
        return pages;
    }

    private static List<Chart> charts(HostileShop shop) {
        List<Chart> charts = new ArrayList<>();
        for (Object result : shop.results()) {
            Pictures.find(result).ifPresent(charts::add);
            if (result instanceof CrossTable<?, ?> table) {
                charts.add(Pictures.grid(table));
            } else if (result instanceof CohortTable cohorts) {
                charts.add(Pictures.curvesOf(cohorts));
            }
        }
        return charts;
    }
}
