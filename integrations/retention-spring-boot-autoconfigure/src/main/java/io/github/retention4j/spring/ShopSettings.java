package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.spring.RetentionProperties.OnStartup;
import io.github.retention4j.spring.RetentionProperties.Shop;
import io.github.retention4j.spring.RetentionProperties.Source;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What is configured of one shop, with all that it does not state itself. */
record ShopSettings(
        String prefix,
        ZoneId zone,
        CurrencyUnit currency,
        Source source,
        @Nullable Duration every,
        OnStartup onStartup) {
    static final String PREFIX = "retention4j";
    private static final Duration OF_A_QUERY = Duration.ofHours(1);

    /** A snapshot costs what was added since the last. */
    private static final Duration OF_A_STORE = Duration.ofMinutes(1);

    /** Under which a shop states what is its own. */
    static String prefix(RetentionProperties all, String shop) {
        return all.shops().containsKey(shop) ? PREFIX + ".shops." + shop : PREFIX;
    }

    /** The only shop. */
    static ShopSettings of(RetentionProperties all) {
        Shop shop = new Shop(all.zone(), all.currency(), all.source(), all.refresh(), all.metrics());
        return of(PREFIX, all, shop);
    }

    /** One of several shops. */
    static ShopSettings of(RetentionProperties all, String name, Shop shop) {
        return of(prefix(all, name), all, shop);
    }

    private static ShopSettings of(String prefix, RetentionProperties all, Shop shop) {
        ZoneId zone = first(shop.zone(), all.zone());
        CurrencyUnit currency = first(shop.currency(), all.currency());
        Source source = merged(shop.source(), all.source());
        if (zone == null || currency == null) {
            String missing = zone != null ? "a currency" : currency != null ? "a zone" : "a zone and a currency";
            boolean isRead = source.query() != null
                    || source.bean() != null
                    || all.store().path() != null;
            throw new SetupException(
                    "The history of a shop needs " + missing
                            + ": a zone says which day an order is of, and a currency what its amount is.",
                    isRead
                            ? "Write, for a shop in Riyadh:\n\n" + Lines.yaml(prefix, Lines.OF_A_SHOP)
                            : "Write, for a shop in Riyadh that has its orders in the database:\n\n"
                                    + Lines.yaml(prefix, Lines.ofAShopWithAQuery())
                                    + "\nWhere a bean of type HistorySource reads them, leave the source out.");
        }
        return new ShopSettings(
                prefix,
                zone,
                currency,
                source,
                first(shop.refresh().every(), all.refresh().every()),
                or(shop.refresh().onStartup(), all.refresh().onStartup(), OnStartup.BACKGROUND));
    }

    private static Source merged(Source own, Source usual) {
        return new Source(
                first(own.query(), usual.query()),
                first(own.customer(), usual.customer()),
                first(own.time(), usual.time()),
                first(own.amount(), usual.amount()),
                first(own.decimals(), usual.decimals()),
                first(own.order(), usual.order()),
                first(own.timeZone(), usual.timeZone()),
                or(own.badRows(), usual.badRows(), BadRows.FAIL),
                first(own.bean(), usual.bean()));
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T usual) {
        return own == null ? usual : own;
    }

    static <T> T or(@Nullable T own, @Nullable T usual, T otherwise) {
        return or(first(own, usual), otherwise);
    }

    private static <T> T or(@Nullable T stated, T otherwise) {
        return Optional.ofNullable(stated).orElse(otherwise);
    }

    RefreshedHistory refreshed(HistorySource source) {
        Duration interval = or(every, source instanceof StoreSnapshots ? OF_A_STORE : OF_A_QUERY);
        try {
            return RefreshedHistory.every(interval, () -> source.read(History.builder(zone, currency)));
        } catch (IllegalArgumentException e) {
            throw new SetupException(
                    prefix + ".refresh.every: " + e.getMessage(), "Write from 1s to 366d, such as 1h.", e);
        }
    }
}
