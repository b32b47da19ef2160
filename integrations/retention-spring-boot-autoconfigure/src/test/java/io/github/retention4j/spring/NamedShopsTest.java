package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.livestore.Durability;
import io.github.retention4j.livestore.RetentionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Several shops in one application. */
class NamedShopsTest {
    private final ApplicationContextRunner shops = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class))
            .withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues("retention4j.refresh.on-startup=wait");

    @Test
    void hasEachShopByItsNameWithWhatItDoesNotStateFromAbove() {
        shops.withBean("riyadhOrders", DataSource.class, () -> ShopTables.database(11))
                .withBean("dubaiOrders", DataSource.class, () -> ShopTables.database(13))
                .withPropertyValues(
                        "retention4j.shops.riyadh.source.bean=riyadhOrders",
                        "retention4j.shops.dubai.source.bean=dubaiOrders",
                        "retention4j.shops.dubai.zone=Asia/Dubai",
                        "retention4j.shops.dubai.currency=AED")
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(RetentionShops.class)
                            .doesNotHaveBean(RetentionMetrics.class)
                            .doesNotHaveBean(RefreshedHistory.class)
                            .doesNotHaveBean(HistorySource.class);
                    RetentionShops all = context.getBean(RetentionShops.class);
                    assertThat(all.names()).containsExactly("dubai", "riyadh");
                    History riyadh = all.shop("riyadh").history().orElseThrow();
                    assertThat(riyadh.customerCount()).isEqualTo(11);
                    assertThat(riyadh.basis())
                            .returns(ShopTables.RIYADH, Basis::zone)
                            .returns(ShopTables.SAR, Basis::currency);
                    History dubai = all.shop("dubai").history().orElseThrow();
                    assertThat(dubai.customerCount()).isEqualTo(13);
                    assertThat(dubai.basis())
                            .returns(ZoneId.of("Asia/Dubai"), Basis::zone)
                            .returns(CurrencyUnit.of("AED"), Basis::currency);
                    assertThatThrownBy(() -> all.shop("cairo"))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("there is no shop 'cairo' in retention4j.shops, which has dubai, riyadh");
                });
    }

    @Test
    void readsOneDatabaseByQueriesOfTheirOwn() {
        shops.withBean(DataSource.class, () -> ShopTables.database(20))
                .withPropertyValues(
                        "retention4j.source.order=customer_id",
                        "retention4j.shops.few.source.query=select * from orders where customer_id = 'c-7'",
                        "retention4j.shops.all.source.order=")
                .run(context -> {
                    RetentionShops all = context.getBean(RetentionShops.class);
                    assertThat(all.shop("few").history().orElseThrow().customerCount())
                            .isEqualTo(1);
                    assertThat(all.shop("all").history().orElseThrow().customerCount())
                            .isEqualTo(20);
                });
    }

    @Test
    void readsSourcesAndStoresOfTheApplicationsOwn(@TempDir Path folder) {
        shops.withBean("own", HistorySource.class, () -> builder -> ShopTables.read(builder, 4))
                .withBean("kept", RetentionStore.class, () -> store(folder))
                .withPropertyValues(
                        "retention4j.shops.first.source.bean=own", "retention4j.shops.second.source.bean=kept")
                .run(context -> {
                    RetentionShops all = context.getBean(RetentionShops.class);
                    assertThat(all.shop("first").history().orElseThrow().customerCount())
                            .isEqualTo(4);
                    assertThat(all.shop("second").history().orElseThrow().customerCount())
                            .isZero();
                });
    }

    static RetentionStore store(Path folder) {
        try {
            return RetentionStore.open(folder, ShopTables.RIYADH, ShopTables.SAR, Durability.each());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void closesAllInTheMiddleOfTheirRefreshes() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(2);
        HistorySource never = ShopTables.readUntilInterrupted(begun, interrupted);
        shops.withBean("never", HistorySource.class, () -> never)
                .withPropertyValues(
                        "retention4j.refresh.on-startup=background",
                        "retention4j.shops.first.source.bean=never",
                        "retention4j.shops.second.source.bean=never")
                .run(context -> {
                    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                    assertThatThrownBy(() -> context.getBean(RetentionShops.class)
                                    .shop("first")
                                    .engine())
                            .isInstanceOf(NoHistoryException.class)
                            .hasMessageStartingWith("there is no history of shop first yet");
                });
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void givesWayToTheApplicationsOwn() {
        RetentionShops own = new RetentionShops(Map.of());
        shops.withBean(RetentionShops.class, () -> own)
                .withPropertyValues("retention4j.shops.first.source.bean=nothing")
                .run(context ->
                        assertThat(context.getBean(RetentionShops.class)).isSameAs(own));
    }
}
