package io.github.retention4j.livestore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.history.SurveyResponses;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a customer's id in the folder, byte by byte. */
class ErasureTest {
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00Z");
    private static final String ERASED = "zoe.quist@example.com";
    private static final String KEPT = "max.kept@example.com";

    @TempDir
    Path folder;

    private RetentionStore open() throws IOException {
        return RetentionStore.open(folder, ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"), Durability.each());
    }

    private static void addAllKinds(RetentionStore store, String id) {
        store.at("topic", store.position("topic").orElse(-1) + 1)
                .add(Order.builder("A-" + id.length(), AT, Money.parse("SAR 10"))
                        .customer(id)
                        .tag("gift")
                        .build());
        store.add(Customer.builder(id).country("SA").firstSeen(AT).build());
        store.add(Carts.KIND, Cart.of(AT).by(id));
        store.add(
                Coupons.KIND,
                Coupon.builder("C-" + id.length(), "SPRING", AT).issuedTo(id).build());
        store.add(Memberships.KIND, Membership.of(id, AT));
        store.add(Offers.KIND, Offer.of(AT).to(id));
        store.add(PointsGrants.KIND, PointsGrant.of(id, AT, 5, "birthday"));
        store.add(Redemptions.KIND, Redemption.of(id, AT, 5));
        store.add(
                Subscriptions.KIND,
                Subscription.builder("s-" + id.length(), id, AT, Money.parse("SAR 9"))
                        .build());
        store.add(SurveyResponses.KIND, SurveyResponse.nps(9, AT).from(id));
        store.add(Visits.KIND, Visit.of(AT, 1, 0).by(id));
        store.add(Referrals.KIND, Referral.by("anna@example.com", AT).of(id));
    }

    /** The files that have a text anywhere. */
    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> has(file, text))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean has(Path file, String text) {
        try {
            return has(Files.readAllBytes(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean has(byte[] bytes, String text) {
        // In the file of a history a text's length stands behind its first four bytes.
        byte[] wanted = text.substring(4).getBytes(UTF_8);
        for (int from = 0; from + wanted.length <= bytes.length; from++) {
            int same = 0;
            while (same < wanted.length && bytes[from + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    @Test
    void noByteOfTheIdIsLeftAfterTheNextMerge() throws IOException {
        try (RetentionStore store = open()) {
            addAllKinds(store, ERASED);
            addAllKinds(store, KEPT);
            assertThat(filesWith(ERASED)).containsExactly("log-000001.r4l");
            store.merge();
            addAllKinds(store, ERASED);
            assertThat(filesWith(ERASED)).containsExactly("history-000001.r4h", "log-000002.r4l");
            assertThat(filesWith(KEPT)).containsExactly("history-000001.r4h");

            store.erase(ERASED);
            assertThat(store.snapshot().customer(ERASED)).isEmpty();
            store.merge();
            assertThat(filesWith(ERASED)).isEmpty();
            assertThat(filesWith(KEPT)).hasSize(1);
        }
        try (RetentionStore store = open()) {
            assertThat(store.snapshot().customer(ERASED)).isEmpty();
            assertThat(store.snapshot().customer(KEPT)).isPresent();
            store.add(Order.of("new", ERASED, AT, Money.parse("SAR 10")));
            assertThat(store.snapshot().customer(ERASED).orElseThrow().orderCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void erasingMergesByItself() throws IOException {
        try (RetentionStore store = open()) {
            addAllKinds(store, ERASED);
            store.erase(ERASED);
        }
        // Closing has waited for the merge.
        assertThat(filesWith(ERASED)).isEmpty();
    }

    @Test
    void anErasureThatACrashCameAfterIsMergedWhenTheStoreIsOpened() throws IOException {
        CrashDisk disk = new CrashDisk(5);
        StoreSettings settings = StoreSettings.of(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        RetentionStore store = RetentionStore.open(disk, settings, Durability.each(), RetentionStore.Sizes.USUAL);
        addAllKinds(store, ERASED);
        // The merge that the erasure begins finds no power.
        disk.crashingAt(disk.operations() + 3);
        store.erase(ERASED);
        CrashDisk after = disk.afterPowerCut();
        assertThat(after.names()).anyMatch(name -> has(after.bytes(name), ERASED));
        try (RetentionStore again =
                RetentionStore.open(after, settings, Durability.each(), RetentionStore.Sizes.USUAL)) {
            assertThat(again.snapshot().customer(ERASED)).isEmpty();
        }
        assertThat(after.names()).noneMatch(name -> has(after.bytes(name), ERASED));
    }
}
