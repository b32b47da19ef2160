package io.github.retention4j.spring;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.spring.RetentionProperties.Metrics;

/** What leaves the application of a shop's history: of which window, and of how many customers at least. */
record ReportSettings(ReportedWindow window, int minimumGroup) {
    private static final int USUAL_GROUP = 10;

    /** Those of a shop, with what is stated of all shops where it states nothing itself. */
    static ReportSettings of(RetentionProperties all, String shop) {
        Metrics usual = all.metrics();
        Metrics own = all.shops().containsKey(shop) ? all.shops().get(shop).metrics() : usual;
        int minimumGroup = ShopSettings.or(own.minimumGroup(), usual.minimumGroup(), USUAL_GROUP);
        if (minimumGroup < 1) {
            throw new SetupException(
                    (own.minimumGroup() == null ? ShopSettings.PREFIX : ShopSettings.prefix(all, shop))
                            + ".metrics.minimum-group " + minimumGroup + " not in [1, ∞)",
                    "Write 1 to hide no number, or of how many customers a number must be at least, such as 10.");
        }
        return new ReportSettings(
                ShopSettings.or(own.window(), usual.window(), ReportedWindow.LAST_COMPLETE_MONTH), minimumGroup);
    }

    MetricsEngine engine(History history) {
        MetricsEngine all = MetricsEngine.over(history);
        return minimumGroup < 2 ? all : all.minimumGroupSize(minimumGroup);
    }
}
