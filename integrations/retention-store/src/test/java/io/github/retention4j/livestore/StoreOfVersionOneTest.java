package io.github.retention4j.livestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
import io.github.retention4j.livestore.OwnKindTest.Wish;
import io.github.retention4j.livestore.OwnKindTest.Wishes;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * The files of a store as version 1 wrote them are read for ever, and say the same for ever. They were written by
 * {@code -Dgolden=write}, which is for a version that has another format and files of its own.
 */
class StoreOfVersionOneTest {
    private static final Path GOLDEN =
            Path.of("src", "test", "resources", "io", "github", "retention4j", "livestore", "store-1");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
            .decimals(3)
            .kind(Wishes.KIND, Wish.class);
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(900, 400, 1 << 20);
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00.123456789Z");
    private static final String SOURCE = "orders-topic-3";

    /** Of the history, from no source. */
    private static final List<Event> MERGED = List.of(
            new Ordered(Order.of("A-1", "c-1", AT, Money.parse("SAR 120.50"))),
            new Ordered(Order.of("A-2", "c-2", AT.plusSeconds(60), Money.parse("SAR 80"))),
            new Ordered(Order.of("A-3", "c-3", AT.plusSeconds(90), Money.parse("SAR 7"))),
            new Declared(Customer.of("c-1")),
            recorded(Visits.KIND, Visit.of(AT, 2, 1).by("c-2")));

    /** Of the log, by their positions from 0 in the source, but for the last, which is from none. */
    private static final List<Event> LOGGED = List.of(
            new Ordered(Order.builder("طلب-4", AT.plusSeconds(120), Money.parse("SAR 200"))
                    .customer("c-1")
                    .refund(AT.plusSeconds(300), Money.parse("SAR 20.25"))
                    .coupon("SPRING")
                    .discount(Money.parse("SAR 10"))
                    .eligible(Money.parse("SAR 150"))
                    .tag("gift")
                    .build()),
            new Ordered(Order.builder("A-5", AT.plusSeconds(150), Money.parse("SAR 0.01"))
                    .build()),
            new Declared(Customer.builder("c-2")
                    .firstSeen(AT.minusSeconds(86_400))
                    .birthDate(LocalDate.of(1990, 2, 28))
                    .gender("f")
                    .country("SA")
                    .city("الرياض")
                    .channel("search")
                    .attribute("tier", "gold")
                    .build()),
            new Refunded("A-1", Refund.of(AT.plusSeconds(400), Money.parse("SAR 20"))),
            recorded(
                    Carts.KIND,
                    Cart.of(AT).by("c-1").checkedOut(AT.plusSeconds(10)).ordered(AT.plusSeconds(120))),
            recorded(
                    Coupons.KIND,
                    Coupon.builder("C-1", "SPRING", AT)
                            .issuedTo("c-1")
                            .expires(AT.plusSeconds(864_000))
                            .redeemed(AT.plusSeconds(120), "طلب-4")
                            .build()),
            recorded(Memberships.KIND, Membership.of("c-1", AT).leaving(AT.plusSeconds(500_000))),
            recorded(Offers.KIND, Offer.of(AT).to("c-1").taken(AT.plusSeconds(20))),
            recorded(PointsGrants.KIND, PointsGrant.of("c-1", AT, 500, "birthday")),
            recorded(
                    Redemptions.KIND,
                    Redemption.of("c-1", AT.plusSeconds(200), 100).reward("mug")),
            recorded(Referrals.KIND, Referral.by("c-1", AT).of("c-2")),
            recorded(
                    Subscriptions.KIND,
                    Subscription.builder("s-1", "c-1", AT, Money.parse("SAR 9"))
                            .change(AT.plusSeconds(3_000_000), Money.parse("SAR 12"))
                            .cancelled(AT.plusSeconds(6_000_000))
                            .ended(AT.plusSeconds(7_000_000))
                            .build()),
            recorded(SurveyResponses.KIND, SurveyResponse.nps(9, AT).from("c-1")),
            recorded(SurveyResponses.KIND, SurveyResponse.csat(4, AT)),
            recorded(Visits.KIND, Visit.of(AT, 3, 1).by("c-1").ordering("طلب-4")),
            recorded(Wishes.KIND, new Wish(AT, "lamp", Optional.of("c-1"))),
            new Erased("c-3"),
            new Ordered(Order.of("A-6", "c-2", AT.plusSeconds(900), Money.parse("SAR 5"))));

    private static <R> Event recorded(RecordKind<R, ?> kind, R record) {
        return new Recorded<>(kind, record);
    }

    private static CrashDisk written() throws IOException {
        CrashDisk disk = new CrashDisk(1);
        RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL);
        MERGED.forEach(event -> Streams.add(store, event));
        store.merge();
        int last = LOGGED.size() - 1;
        for (int i = 0; i < last; i++) {
            assertThat(store.add(SOURCE, i, LOGGED.get(i))).isTrue();
        }
        CrashDisk left = disk.afterProcess();
        try (RetentionStore again = RetentionStore.open(left, SETTINGS, Durability.each(), SMALL)) {
            Streams.add(again, LOGGED.get(last));
        }
        return left;
    }

    private static CrashDisk golden() throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            CrashDisk written = written();
            Files.createDirectories(GOLDEN);
            for (String name : written.names()) {
                Files.write(GOLDEN.resolve(name), written.bytes(name));
            }
        }
        CrashDisk disk = new CrashDisk(1);
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.toList()) {
                disk.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return disk;
    }

    @Test
    void theStoreIsStillOpened() throws IOException {
        CrashDisk disk = golden();
        for (int round = 0; round < 2; round++) {
            try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
                assertAnswers(store.snapshot());
                assertThat(store.engine()
                                .compute(RevenuePerCustomer.in(Window.month(2026, 3)))
                                .sum())
                        .hasToString("365.250");
                assertThat(store.position(SOURCE)).hasValue(LOGGED.size() - 2);
                store.merge();
            }
        }
    }

    private static void assertAnswers(History history) {
        assertThat(history).hasToString("History: 2 customers, 5 orders, 2026-03-05 to 2026-03-11, Asia/Riyadh, SAR");
        assertThat(history.customer("c-3")).isEmpty();
        CustomerHistory first = history.customer("c-1").orElseThrow();
        assertThat(first.orderCount()).isEqualTo(2);
        assertThat(Stream.of(
                                Carts.KIND,
                                Coupons.KIND,
                                Memberships.KIND,
                                Offers.KIND,
                                PointsGrants.KIND,
                                Redemptions.KIND,
                                Referrals.KIND,
                                Subscriptions.KIND,
                                SurveyResponses.KIND,
                                Visits.KIND)
                        .map(kind -> kind.name() + " " + first.records(kind).count()))
                .containsExactly(
                        "carts 1",
                        "coupons 1",
                        "memberships 1",
                        "offers 1",
                        "points grants 1",
                        "redemptions 1",
                        "referrals 1",
                        "subscriptions 4",
                        "survey responses 1",
                        "visits 1");
        assertThat(first.records(Wishes.KIND).product(0)).isEqualTo("lamp");
    }

    /** With all that they have, of which a history keeps less. */
    @Test
    void theEventsOfItsLogAreStillRead() throws IOException {
        CrashDisk disk = golden();
        EventForms forms = new EventForms(SETTINGS);
        Manifest manifest = Manifest.newest(disk).orElseThrow();
        assertThat(manifest).isEqualTo(new Manifest(3, 1, 2, new LogPlace(3, 187), SETTINGS.toString(), List.of()));
        List<Event> events = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        LogPlace end = new LogReader(disk, manifest.known(), false).read(manifest.firstSegment(), entry -> {
            if (entry.type() == EventForms.SOURCE) {
                sources.add(entry.source() + " " + UTF_8.decode(entry.payload()));
            } else {
                assertThat(entry.source()).isEqualTo(events.size() == LOGGED.size() - 1 ? 0 : 1);
                assertThat(entry.position()).isEqualTo(entry.source() == 0 ? 0 : events.size());
                events.add(forms.read(entry.type(), entry.payload()));
            }
        });
        assertThat(events).isEqualTo(LOGGED);
        assertThat(sources).containsExactly("1 " + SOURCE);
        assertThat(end).isEqualTo(manifest.known());
        assertThat(end.segment()).as("segments that are over").isGreaterThan(manifest.firstSegment());
        byte[] last = disk.bytes(LogFormat.name(end.segment()));
        byte[] room = Arrays.copyOfRange(last, (int) end.length(), last.length);
        assertThat(room).isNotEmpty().containsOnly(0);
    }
}
