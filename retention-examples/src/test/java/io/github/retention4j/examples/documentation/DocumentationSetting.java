package io.github.retention4j.examples.documentation;

import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.examples.simulation.StoreRecords;
import io.github.retention4j.history.History;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Qualification;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.Money;

/** What the documentation's snippets may use without declaring it. Public, since they run in a package of JShell's own. */
public final class DocumentationSetting {
    /** The records of a small shop. */
    public static final StoreRecords RECORDS =
            SimulatedStore.withDefaults().withCustomers(200).records();

    /** The same shop as a history. */
    public static final History HISTORY =
            SimulatedStore.withDefaults().withCustomers(200).history();

    /** A file with every column that a snippet names: each reader looks at its own. */
    public static final Path PATH = file("""
            InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID,Country,SignedUp,Tier,Newsletter,Code,Campaign,IssuedOn,UsedAt,OrderID,Score,AnsweredAt,Discount,\
            VisitedAt,Pages,Actions,CartAt,CheckoutAt,OrderedAt,OfferedAt,TakenAt,InvitedOn,NewCustomerID,Subscription,PriceFrom,MonthlyPrice,CancelledOn,EndsOn,Month,Channel,Spend,\
            JoinedOn,LeftOn,RedeemedAt,Points,Reward,GrantedOn,Reason
            1001,6,2026-01-05 09:30:00,2.55,17,SA,03/01/2026,gold,yes,WELCOME,welcome,2026-01-03,2026-01-05 09:30,1001,9,2026-01-07 12:00,1.50,\
            2026-01-05 09:10,7,3,2026-01-05 09:12,2026-01-05 09:25,2026-01-05 09:30,2026-01-05 09:30,,2026-01-06,,s-1,2026-01-05,20.00,,,2026-01,app,500.00,\
            2026-01-03,,2026-01-05 09:30,150,a coffee,2026-01-03,welcome
            1001,2,2026-01-05 09:30:00,0.125,17,SA,03/01/2026,gold,yes,SPRING,spring,2026-01-31,,,10,2026-02-01 08:15,,\
            2026-01-31 08:10,1,0,2026-01-31 08:12,,,2026-01-05 09:30,2026-01-05 09:31,2026-02-10,18,s-1,2026-02-05,30.00,,,2026-01,search,300.00,\
            2026-01-31,2026-02-15,2026-01-31 08:20,10,,2026-01-31,sorry
            1002,1,2026-02-11 18:05:00,12.50,18,AE,14/01/2026,silver,,WELCOME,welcome,2026-01-14,2026-02-11 18:05,1002,8,2026-02-12 20:30,0,\
            2026-02-11 17:50,5,2,2026-02-11 17:55,,2026-02-11 18:05,2026-02-11 18:05,,2026-02-12,,s-2,2026-02-11,20.00,2026-03-01,2026-03-11,2026-02,app,450.00,\
            2026-01-14,,2026-02-11 18:05,100,a coffee,2026-01-14,welcome
            1003,4,2026-02-27 23:59:59,8.00,17,SA,03/01/2026,gold,yes,SPRING,spring,2026-01-31,2026-02-27 23:59,1003,10,2026-03-01 00:00,4.00,\
            2026-02-27 23:40,6,1,2026-02-27 23:41,2026-02-27 23:50,2026-02-27 23:59,2026-02-27 23:59,2026-02-27 23:59,2026-03-01,,s-1,2026-03-05,0,,,2026-02,search,0,\
            2026-02-20,,2026-02-27 23:59,40,,2026-02-27,game
            1004,1,2026-03-02 07:00:00,5.00,18,AE,14/01/2026,silver,,SPRING,spring,2026-01-31,,,6,2026-03-04 11:45,0,\
            2026-03-02 06:50,3,0,2026-03-02 06:52,2026-03-02 06:58,2026-03-02 07:00,2026-03-02 07:00,,2026-03-03,,s-3,2026-03-15,20.00,,,2026-03,app,500.00,\
            2026-02-01,2026-03-01,2026-03-02 07:00,25,a cup,2026-03-01,sorry
            """);

    /** A programme for the shop, with all that a snippet asks of one. */
    public static final LoyaltyProgramme POINTS = LoyaltyProgramme.named("Rewards")
            .earning(Earning.points(1).per(Money.parse("SAR 1")))
            .pending(14)
            .expiring(PointsExpiry.afterMonths(12))
            .redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")).inMultiplesOf(100))
            .bonus(Bonus.birthday(100))
            .tiers(Tiers.bySpend(Qualification.CALENDAR_YEAR)
                    .tier(Tier.named("Insider"))
                    .tier(Tier.named("VIB").from(Money.parse("SAR 350")).times("1.25")))
            .build();

    /** Two exports of shop platforms, of which no column is left out that is needed. */
    public static final Path SHOPIFY = file("""
            Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name
            #1001,a@example.com,paid,SAR,100.00,10.00,15.00,125.00,2026-01-05 10:00:00 +0300,1,Coffee
            """);

    public static final Path SALLA = file("""
            رقم الطلب,حالة الطلب,تاريخ الطلب,اسم العميل,رقم الجوال,المدينة,إجمالي الطلب,طريقة الدفع
            1001,تم التسليم,2026-01-05 10:00,أمل,0500000123,الرياض,125.00,مدى
            """);

    /** A database with a table of orders. */
    public static final DataSource DATABASE = database();

    private DocumentationSetting() {}

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:documentation;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id bigint, customer_id bigint, created_at timestamp with time zone,"
                    + " total decimal(12, 2), status varchar(20))");
            statement.execute("insert into orders values"
                    + " (1001, 17, timestamp with time zone '2026-01-05 10:00:00+03', 120.50, 'paid')");
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void give(SnippetShell shell) {
        String here = DocumentationSetting.class.getName();
        shell.give("customers", "List<Customer> customers = " + here + ".RECORDS.customers();");
        shell.give("orders", "List<Order> orders = " + here + ".RECORDS.orders();");
        shell.give("coupons", "List<Coupon> coupons = " + here + ".RECORDS.coupons();");
        shell.give("responses", "List<SurveyResponse> responses = " + here + ".RECORDS.surveyResponses();");
        shell.give("subscriptions", "List<Subscription> subscriptions = " + here + ".RECORDS.subscriptions();");
        shell.give("visits", "List<Visit> visits = " + here + ".RECORDS.visits();");
        shell.give("carts", "List<Cart> carts = " + here + ".RECORDS.carts();");
        shell.give("offers", "List<Offer> offers = " + here + ".RECORDS.offers();");
        shell.give("referrals", "List<Referral> referrals = " + here + ".RECORDS.referrals();");
        shell.give("history", "History history = " + here + ".HISTORY;");
        shell.give("engine", "MetricsEngine engine = MetricsEngine.over(history);");
        shell.give("path", "Path path = " + here + ".PATH;");
        shell.give("shopify", "Path shopify = " + here + ".SHOPIFY;");
        shell.give("salla", "Path salla = " + here + ".SALLA;");
        shell.give("zone", "ZoneId zone = ZoneId.of(\"Europe/London\");");
        shell.give("gbp", "CurrencyUnit gbp = CurrencyUnit.of(\"GBP\");");
        shell.give("sar", "CurrencyUnit sar = CurrencyUnit.of(\"SAR\");");
        shell.give("eur", "CurrencyUnit eur = CurrencyUnit.of(\"EUR\");");
        shell.give("usd", "CurrencyUnit usd = CurrencyUnit.of(\"USD\");");
        shell.give("builder", "HistoryBuilder builder = History.builder(zone, gbp);");
        shell.give("position", "long position = 0;");
        shell.give("dataSource", "javax.sql.DataSource dataSource = " + here + ".DATABASE;");
        shell.give("q1", "Window q1 = quarter(2026, 1);");
        shell.give("feb", "Window feb = month(2026, 2);");
        shell.give("mar", "Window mar = month(2026, 3);");
        shell.give("executor", "java.util.concurrent.Executor executor = Runnable::run;");
        shell.give("patterns", "PatternTable patterns = engine.compute(PurchasePatterns.weekly());");
        shell.give("fit", "Fit<? extends PurchaseModel> fit = ModelComparison.of(patterns).best();");
        shell.give("model", "PurchaseModel model = fit.model();");
        shell.give("spends", "SpendTable spends = engine.compute(SpendPatterns.afterRefunds());");
        shell.give("spendFit", "Fit<GammaGamma> spendFit = GammaGamma.fit(spends);");
        shell.give("points", "LoyaltyProgramme points = " + here + ".POINTS;");
    }

    private static Path file(String text) {
        try {
            Path file = Files.createTempFile("retention4j", ".csv");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
