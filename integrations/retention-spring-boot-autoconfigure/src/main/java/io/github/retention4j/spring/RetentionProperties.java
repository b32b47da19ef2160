package io.github.retention4j.spring;

import io.github.retention4j.intake.BadRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured of a shop, or of several.
 *
 * @param zone the zone that days, weeks and months are told by, such as Asia/Riyadh; required
 * @param currency the currency of every amount by its ISO code, such as SAR; required
 * @param source where the orders come from
 * @param refresh when the history is built anew
 * @param store a history in a folder, in place of a query
 * @param metrics what the endpoint and the meters tell
 * @param endpoint the actuator's endpoint
 * @param shops several shops by their names, in place of the single one. Each has its own zone, currency, source, refresh and metrics, and
 *     what it does not state is as it stands under retention4j
 */
@ConfigurationProperties("retention4j")
public record RetentionProperties(
        @Nullable ZoneId zone,
        @Nullable CurrencyUnit currency,
        @DefaultValue Source source,
        @DefaultValue Refresh refresh,
        @DefaultValue Store store,
        @DefaultValue Metrics metrics,
        @DefaultValue Endpoint endpoint,
        @DefaultValue Map<String, Shop> shops) {

    /**
     * Orders of a query, a row each.
     *
     * @param query what to ask the database, such as select customer_id, created_at, total from orders
     * @param customer the query's column that tells the customer; a row without one is a guest's
     * @param time the query's column that tells when the order was placed
     * @param amount the query's column that tells what was paid for the order
     * @param decimals with how many decimals amounts are kept, where they have more than the currency: 3 for 10.125 SAR, at most 9
     * @param order the query's column that tells the order's id, so that an order that comes twice counts once
     * @param timeZone the zone of times that have none, where it is not the shop's: UTC where an application writes its own clock's time so
     * @param badRows what becomes of a row that cannot be taken: with fail the refresh fails, with skip the row is left out and counted
     * @param bean the name of the DataSource to ask, where there are several, or of the HistorySource or RetentionStore that this shop is of
     */
    public record Source(
            @Nullable String query,
            @Nullable String customer,
            @Nullable String time,
            @Nullable String amount,
            @Nullable Integer decimals,
            @Nullable String order,
            @Nullable ZoneId timeZone,
            @Nullable BadRows badRows,
            @Nullable String bean) {}

    /**
     * When the history is built anew.
     *
     * @param every how long after a success the next refresh begins, from 1s to 366d, a tenth more or less
     * @param onStartup whether the application waits for the first refresh
     */
    public record Refresh(
            @Nullable Duration every, @Nullable OnStartup onStartup) {}

    /** What becomes of the first refresh when the application starts. */
    public enum OnStartup {
        /** It is made in the background while the application starts. */
        BACKGROUND,
        /** The application starts when it has succeeded, and does not if it fails. */
        WAIT,
        /** None is made, nor a later one, unless the application calls refresh() itself. */
        OFF
    }

    /**
     * A history in a folder.
     *
     * @param path its folder, such as /var/lib/shop/retention
     */
    public record Store(@Nullable Path path) {}

    /**
     * What the endpoint and the meters tell.
     *
     * @param window the window that they are of
     * @param minimumGroup of how many customers a number must be at least to be told; 1 hides none
     */
    public record Metrics(
            @Nullable ReportedWindow window, @Nullable Integer minimumGroup) {}

    /**
     * The actuator's endpoint.
     *
     * @param enabled whether there is one; it has to be exposed too, by management.endpoints.web.exposure.include
     */
    public record Endpoint(@DefaultValue("false") boolean enabled) {}

    /**
     * One of several shops.
     *
     * @param zone the zone that days, weeks and months are told by
     * @param currency the currency of every amount by its ISO code
     * @param source where the orders come from
     * @param refresh when the history is built anew
     * @param metrics what the endpoint and the meters tell
     */
    public record Shop(
            @Nullable ZoneId zone,
            @Nullable CurrencyUnit currency,
            @DefaultValue Source source,
            @DefaultValue Refresh refresh,
            @DefaultValue Metrics metrics) {}
}
