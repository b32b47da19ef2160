package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.livestore.RetentionStore;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** What somebody reads whose application does not start. */
class SetupFailuresTest {
    private final ApplicationContextRunner empty =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class));

    private final ApplicationContextRunner database =
            empty.withBean("orders", DataSource.class, () -> ShopTables.database(20));

    private final ApplicationContextRunner shop = database.withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues("retention4j.refresh.on-startup=wait");

    @Test
    void tellsWhichLinesToWriteWithoutAZoneAndACurrency() {
        FailureAnalysis told = failure(database);
        assertThat(told.getDescription()).startsWith("The history of a shop needs a zone and a currency:");
        assertThat(told.getAction()).startsWith("""
                Write, for a shop in Riyadh that has its orders in the database:

                    retention4j:
                      zone: Asia/Riyadh
                      currency: SAR
                      source:
                        query: select customer_id, created_at, total from orders
                        customer: customer_id
                        time: created_at
                        amount: total
                """);
        assertThat(failure(database.withPropertyValues("retention4j.source.query=select 1 from orders"))
                        .getAction())
                .isEqualTo(
                        "Write, for a shop in Riyadh:\n\n    retention4j:\n      zone: Asia/Riyadh\n      currency: SAR\n");
    }

    @Test
    void namesWhatIsMissingAlone() {
        assertThat(failure(database.withPropertyValues("retention4j.zone=Asia/Riyadh"))
                        .getDescription())
                .startsWith("The history of a shop needs a currency:");
        assertThat(failure(database.withPropertyValues("retention4j.currency=SAR"))
                        .getDescription())
                .startsWith("The history of a shop needs a zone:");
        assertThat(failure(empty.withPropertyValues("retention4j.currency=SAR", "retention4j.shops.b.source.bean=x"))
                        .getAction())
                .contains("    retention4j:\n      shops:\n        b:\n          zone: Asia/Riyadh\n");
    }

    @Test
    void tellsZonesThatAreClose() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.zone=Asia/Riad"));
        assertThat(told.getDescription())
                .isEqualTo(
                        "retention4j.zone: there is no zone 'Asia/Riad'. It stands in \"retention4j.zone\" from property"
                                + " source \"test\".");
        assertThat(told.getAction()).startsWith("Did you mean ").contains("Asia/Riyadh");
        assertThat(failure(shop.withPropertyValues("retention4j.zone=riyadh")).getAction())
                .startsWith("Did you mean Asia/Riyadh?");
        assertThat(failure(shop.withPropertyValues("retention4j.zone=new york")).getAction())
                .startsWith("Did you mean America/New_York");
        assertThat(failure(shop.withPropertyValues("retention4j.source.time-zone=xyzzyq"))
                        .getAction())
                .isEqualTo("Name a zone of the IANA database by region and city, such as Asia/Riyadh.");
    }

    @Test
    void tellsCurrenciesThatAreClose() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.currency=sar"));
        assertThat(told.getDescription()).startsWith("retention4j.currency: there is no currency 'sar'.");
        assertThat(told.getAction()).startsWith("Did you mean SAR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            refresh.on-startup           | sometimes  | there is no value 'sometimes'. | Write one of background, wait, off.
            refresh.on-startup           | waitt      | there is no value 'waitt'.     | Did you mean wait? Write one of background, wait, off.
            source.bad-rows              | ignore     | there is no value 'ignore'.    | Write one of fail, skip.
            metrics.window               | last-month | there is no value 'last-month'. | Write one of last-complete-week, last-complete-month, last-complete-quarter, last-complete-year.
            metrics.window               | last-complete-mnth | there is no value 'last-complete-mnth'. | Did you mean last-complete-month
            refresh.every                | hourly     | 'hourly' is no duration.       | Write a number with its unit, such as 30m, 1h or 1d.
            metrics.minimum-group        | ten        | 'ten' is no whole number.      | Write digits, such as 3.
            source.decimals              | two        | 'two' is no whole number.      | Write digits, such as 3.
            endpoint.enabled             | yep        | there is no value 'yep'.       | Write true or false.
            shops.riyadh.source.bad-rows | skipp      | there is no value 'skipp'.     | Did you mean skip? Write one of fail, skip.
            shops.riyadh.zone            | Asia/Riad  | there is no zone 'Asia/Riad'.  | Did you mean
            shops                        | riyadh     | 'riyadh' is no shop with properties of its own. | Write, for a shop in Riyadh:
            """)
    void tellsWhatAPropertyMayHave(String property, String value, String problem, String action) {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j." + property + "=" + value));
        assertThat(told.getDescription())
                .startsWith("retention4j." + property + ": " + problem)
                .endsWith(" It stands in \"retention4j." + property + "\" from property source \"test\".");
        assertThat(told.getAction()).startsWith(action);
    }

    /** As a group in YAML is, all lines of which are comments. */
    @Test
    void tellsOfAGroupThatItHasNoValue() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.store="));
        assertThat(told.getDescription()).startsWith("retention4j.store: it has properties of its own, and no value.");
        assertThat(told.getAction()).isEqualTo("Take the line out, or write one of retention4j.store.path.");
        assertThat(failure(shop.withPropertyValues("retention4j.shops.riyadh.refresh=1h"))
                        .getAction())
                .endsWith("write one of retention4j.shops.riyadh.refresh.every,"
                        + " retention4j.shops.riyadh.refresh.on-startup.");
    }

    @Test
    void tellsBoundsOfTheDecimals() {
        assertThat(failure(shop.withPropertyValues("retention4j.source.decimals=12"))
                        .getDescription())
                .isEqualTo("retention4j.source.decimals: decimals 12 not in [2, 9] for SAR");
    }

    @Test
    void tellsWhichLinesToWriteWithoutAQuery() {
        FailureAnalysis told =
                failure(database.withPropertyValues("retention4j.zone=Asia/Riyadh", "retention4j.currency=SAR"));
        assertThat(told.getDescription()).startsWith("retention4j.source.query is not stated:");
        assertThat(told.getAction())
                .contains(
                        "    retention4j:\n      source:\n        query: select customer_id, created_at, total from orders\n")
                .contains("        customer: customer_id\n")
                .contains("a bean of type HistorySource");
        assertThat(failure(shop.withPropertyValues("retention4j.source.amount="))
                        .getDescription())
                .startsWith("retention4j.source.amount is not stated:");
    }

    @Test
    void tellsWhatIsNoQuery() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.source.query=delete from orders"));
        assertThat(told.getDescription())
                .startsWith("retention4j.source.query: ")
                .contains("delete");
    }

    @Test
    void asksWhichOfTwoDataSources() {
        FailureAnalysis told = failure(shop.withBean("crm", DataSource.class, () -> ShopTables.database(1)));
        assertThat(told.getDescription())
                .isEqualTo("There are 2 DataSources, orders, crm, and none of them is the primary one.");
        assertThat(told.getAction()).endsWith("    retention4j:\n      source:\n        bean: orders\n");
    }

    @Test
    void tellsWhichDataSourcesThereAreInPlaceOfAWrongOne() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.source.bean=order"));
        assertThat(told.getDescription()).isEqualTo("retention4j.source.bean names 'order', which is no bean.");
        assertThat(told.getAction()).isEqualTo("Name one of orders.");
        assertThat(failure(shop.withPropertyValues("retention4j.source.bean=words")
                                .withBean("words", String.class, () -> "words"))
                        .getDescription())
                .endsWith("which is neither a DataSource nor a HistorySource.");
    }

    @Test
    void namesAColumnThatTheQueryDoesNotHaveAndThoseItHas() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.source.amount=totl"));
        assertThat(told.getDescription())
                .startsWith(
                        "The orders cannot be read: query of orders: column \"totl\" is not in the table, which has ")
                .containsIgnoringCase("\"customer_id\", \"created_at\", \"total\"")
                .containsIgnoringCase("did you mean \"total\"?");
        assertThat(told.getAction())
                .isEqualTo(
                        "Let retention4j.source.amount name a column of retention4j.source.query, or add it to the query.");
    }

    @Test
    void namesAColumnThatTheTableDoesNotHave() {
        FailureAnalysis told = failure(
                shop.withPropertyValues("retention4j.source.query=select customer_id, created_at, totl from orders"));
        assertThat(told.getDescription())
                .startsWith("The orders cannot be read: query of orders: the query cannot be run")
                .containsIgnoringCase("Column \"totl\" not found (SQLState 42S22");
        assertThat(told.getAction()).contains("retention4j.source.query");
    }

    @Test
    void tellsOfMoreDecimalsHowToKeepThem() {
        ApplicationContextRunner fine = shop.withPropertyValues(
                "retention4j.source.query=select customer_id, created_at, cast(total as decimal(12, 3)) + 0.005 as total"
                        + " from orders");
        assertThat(failure(fine).getAction()).startsWith("""
                        Keep amounts with as many decimals as they have:

                            retention4j:
                              source:
                                decimals: 3
                        """);
        fine.withPropertyValues("retention4j.source.decimals=3")
                .run(context -> assertThat(RetentionAutoConfigurationTest.history(context)
                                .basis()
                                .decimals())
                        .isEqualTo(3));
    }

    @Test
    void tellsOfABadRowHowToLeaveItOut() {
        FailureAnalysis told = failure(shop.withPropertyValues(
                "retention4j.source.query=select customer_id, created_at, case when customer_id = 'c-1' then -1 else total end"
                        + " as total from orders"));
        assertThat(told.getDescription())
                .startsWith("The orders cannot be read: query of orders:")
                .doesNotContain("c-1");
        assertThat(told.getAction()).endsWith("    retention4j:\n      source:\n        bad-rows: skip\n");
    }

    @Test
    void tellsBoundsOfTheInterval() {
        FailureAnalysis told = failure(shop.withPropertyValues("retention4j.refresh.every=10ms"));
        assertThat(told.getDescription()).startsWith("retention4j.refresh.every: ");
        assertThat(told.getAction()).isEqualTo("Write from 1s to 366d, such as 1h.");
    }

    @Test
    void doesNotReadSomethingElseInPlaceOfAStore() {
        ApplicationContextRunner kept = shop.withPropertyValues("retention4j.store.path=kept");
        FailureAnalysis told = failure(kept.withClassLoader(new FilteredClassLoader(RetentionStore.class)));
        assertThat(told.getDescription())
                .isEqualTo(
                        "retention4j.store.path needs the dependency retention-store, which is not on the class path.");
        assertThat(told.getAction()).startsWith("Add io.github.retention4j:retention-store,");
        assertThat(failure(kept.withPropertyValues("retention4j.shops.riyadh.zone=Asia/Riyadh"))
                        .getDescription())
                .isEqualTo("retention4j.store.path is the store of a single shop, and there are retention4j.shops.");
    }

    /** An earlier one does not have that package; all else that is asked before it, it has. */
    @Test
    void saysToSpringBoot3ThatItIsForSpringBoot4() {
        FailureAnalysis told =
                failure(shop.withClassLoader(new FilteredClassLoader("org.springframework.boot.bootstrap")));
        assertThat(told.getDescription()).startsWith("retention-spring-boot-starter is for Spring Boot 4, and this is");
    }

    static FailureAnalysis failure(ApplicationContextRunner runner) {
        FailureAnalysis[] told = new FailureAnalysis[1];
        ConfigurableApplicationContext[] own = new ConfigurableApplicationContext[1];
        runner.withInitializer(context -> own[0] = context).run(context -> {
            assertThat(context).hasFailed();
            told[0] = analysis(context.getStartupFailure(), own[0]);
        });
        return told[0];
    }

    /** The first that has something to say, as Spring Boot asks them. */
    private static FailureAnalysis analysis(Throwable failure, ConfigurableApplicationContext context) {
        ArgumentResolver given = ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
                .and(Environment.class, context.getEnvironment());
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, given, FailureHandler.handleMessage((message, cause) -> {}));
        return analyzers.stream()
                .map(analyzer -> {
                    try {
                        return analyzer.analyze(failure);
                    } catch (LinkageError ofWhatIsNotThere) {
                        return null;
                    }
                })
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody explains it", failure));
    }
}
