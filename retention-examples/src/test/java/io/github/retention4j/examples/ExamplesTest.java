package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example finishes and says what it is there to say. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("src/main/java/io/github/retention4j/examples");

    /** A main method. */
    private interface Main {
        void run(String[] args) throws IOException, SQLException;
    }

    @Test
    void doOurCustomersComeBack() {
        assertThat(outputOf(DoOurCustomersComeBack::main))
                .contains("retention rate 2026-03 (same customers")
                .contains("retention rate 2026-03 (counts: (end - acquired) / start)")
                .contains("2024-Q1     87   100.0")
                .contains("): revenue");
    }

    @Test
    void whenDoCohortsComeBack() {
        assertThat(outputOf(WhenDoCohortsComeBack::main))
                .contains("\nAH 1447-09      87   100.0   28.7*\n", "\n† a cohort of fewer than 30 customers\n")
                .contains(
                        "cohort AH 1447-06 (first order by Hijri month, ordered in that period): 25.0 % (11/44), 95 % CI ")
                .contains(" 0    1–7   8–30   31–60   61–90\n")
                .contains("\n2024-Q1     94    92.6    96.8 ");
    }

    @Test
    void whyDoTwoToolsDisagree() {
        assertThat(outputOf(WhyDoTwoToolsDisagree::main))
                .contains("retention definitions 2026-03\n", "\ncounts          93.4 % (169/181), a net rate\n")
                .contains("169 = 93 + 76 who came back after a pause\n")
                .contains("\norders up to the end          ", "nearest to\n  Shopify's returning customer rate\n")
                .contains("between the two: 42.0 points, since 169 = 93 + 76 who came back after a pause\n")
                .contains("orders that other tools may count otherwise: 11 of guests, 10 refunded in full, 4 outside ")
                .containsPattern("(\n2026-0\\d  same customers \\d.*, counts \\d.*, contractual \\d.*){3}")
                .doesNotContain("no data");
    }

    @Test
    void isRetentionReallyFalling() {
        assertThat(outputOf(IsRetentionReallyFalling::main))
                .contains("2025-04  36.4 %")
                .containsPattern("change +on the year")
                .contains("partly observed, data end 2026-04-12")
                .contains("out of the ordinary")
                .contains("trend of retention rate 2025-04-01..2026-03-31 (same customers")
                .contains("points per month")
                .contains("difference of retention rate 2026-Q1 (same customers")
                .contains("; against 2025-Q1)")
                .contains(" customers in both, of ");
    }

    @Test
    void whatShouldTheOwnerSee() throws IOException {
        String page = outputOf(WhatShouldTheOwnerSee::main).strip();
        assertThat(page).startsWith("open file:/");
        assertThat(Files.readString(Path.of(URI.create(page.substring("open ".length())))))
                .contains("<html lang=\"ar\" dir=\"rtl\">", "هل يعود من بدأ بهدية؟", "متجرنا");
    }

    @Test
    void drawAResult() throws IOException {
        List<String> lines = outputOf(DrawAResult::main).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(Files.readString(Path.of(lines.get(0)))).startsWith("<svg ");
        assertThat(Files.size(Path.of(lines.get(1)))).isPositive();
        assertThat(Files.readString(Path.of(lines.get(2)))).contains("lang=\"ar\"");
        assertThat(lines.get(3)).contains("٪");
    }

    @Test
    void didThePopUpWork() {
        assertThat(outputOf(DidThePopUpWork::main))
                .contains(
                        "difference of conversion rate 2026-03, only who saw it (visits with an order / visits; against only"
                                + " who did not)")
                .contains(": up 1.")
                .contains("no difference that these data could show")
                .contains("it would have to be ")
                .contains("19743 people in each group");
    }

    @Test
    void whichCountryDoWeLose() {
        assertThat(outputOf(WhichCountryDoWeLose::main))
                .contains("churn rate 2026-Q1 by country", "most lost: EG", "instagram");
    }

    @Test
    void whoAreOurBestCustomers() {
        assertThat(outputOf(WhoAreOurBestCustomers::main))
                .contains(
                        "RFM scores 2025 (",
                        "\nchampions            5: ≤ 20 ",
                        "\nchampions            83.3 % (60/72), ")
                .contains("; own names)", "\nbig spenders ", "\n  or  ")
                .contains("\nGini 0.598 (594 customers), 95 % CI 0.560–0.636\n")
                .contains("the top 20 % bring 63.6 % (431900.318/679165.530 SAR), 95 % CI 59.6–69.6 %");
    }

    @Test
    void doOurSegmentsOverlap() {
        assertThat(outputOf(DoOurSegmentsOverlap::main))
                .contains("segment overlap\n", "\n2–4   47 (30.3 %)", "\nadjusted Rand index 0.019\n")
                .contains("segment moves\n", "\nsame in both: 45.2 % (428/947), ")
                .contains("\n5+   80.5 % (33/41), ", "\n100 to under 250  50.6 % (44/87), ")
                .contains("\nall orders with a coupon ", "\n18:00–05:59  68.8 % (165/240), ");
    }

    @Test
    void whatIsAnOrderWorth() {
        assertThat(outputOf(WhatIsAnOrderWorth::main)).contains("2025-Q4", "gross", "(no customer)", "SAR per order");
    }

    @Test
    void whoBuysAgain() {
        assertThat(outputOf(WhoBuysAgain::main)).contains("purchase days", "up to the window's end", "friend");
    }

    @Test
    void howLongUntilTheSecondOrder() {
        assertThat(outputOf(HowLongUntilTheSecondOrder::main))
                .contains(
                        "time to event 2025\n",
                        "\n  30  37.1 %  32.8–41.8 %      279  ███████▍\n",
                        "half of them ordered again: median 60 days, 95 % CI 46–74\n",
                        "within 30 days: 37.1 %, 95 % CI 32.8–41.8 %\n",
                        "2026-Q1: 76 of 144, median ",
                        "log-rank test\n",
                        "χ² = 14.78 with 4 degrees of freedom, p = .005");
    }

    @Test
    void whatDoCustomersSay() {
        assertThat(outputOf(WhatDoCustomersSay::main))
                .contains(
                        "promoters",
                        "customer satisfaction 2025 (",
                        "customer effort score 2025 (",
                        "churn rate 2025 by first answer",
                        "detractor  5");
    }

    @Test
    void didTheCampaignWork() {
        assertThat(outputOf(DidTheCampaignWork::main))
                .contains("by campaign (redeemed / issued)", "white-friday-2025  14.5 %")
                .containsPattern("coupon revenue 2025-11-24\\.\\.2025-11-30 .*; 57 orders, discount ")
                .containsPattern("coupon return rate .* \\+\\d.* points \\(")
                .contains("not sent  9.4 %", "sent      20.2 %");
    }

    @Test
    void whatIsACustomerWorth() {
        String out = outputOf(WhatIsACustomerWorth::main);
        assertThat(out.lines().filter(line -> line.matches("customer lifetime value 2026-Q1 \\(.*\\): \\d.* SAR .*")))
                .as("to date, simple, Gupta–Lehmann")
                .hasSize(3);
        assertThat(out)
                .contains("customer lifetime value 2026-Q1 by channel (Gupta–Lehmann", "\nfriend ")
                .containsPattern("retention impact 2026-Q1 \\(\\+5 points, .*\\): \\+\\d");
    }

    @Test
    void doSubscribersStay() {
        assertThat(outputOf(DoSubscribersStay::main))
                .containsPattern("retention rate 2026-Q1 \\(contractual: .*\\): 82.8 % \\(96/116\\)")
                .containsPattern("churn rate 2026-Q1 \\(subscription ended: .*\\): 17.2 % \\(20/116\\)")
                .containsPattern("churn rate 2026-Q1 \\(subscription cancelled: .*\\): \\d")
                .containsPattern("recurring revenue 2026-Q1 .* = \\d+\\.\\d\\d SAR")
                .containsPattern("\nnet retention \\d")
                .containsPattern("\nnet revenue churn .*\n +change(\n20\\d\\d-\\d\\d  .+ SAR\\).*){6}");
    }

    @Test
    void doesOurProgrammePay() {
        assertThat(outputOf(DoesOurProgrammePay::main))
                .contains("members against others 2026-Q1\n", "; selection, and not what the programme caused;")
                .containsPattern("\nrevenue per customer +381.98 SAR +58.88 SAR ")
                .contains(", holdout no against holdout yes\n")
                .containsPattern(
                        "\nbreak-even uplift \\d+\\.\\d % of revenue, .*; return on investment 1\\d\\d\\.\\d % .*, 95 % CI -")
                .contains("\nuplift measured 19.4 %")
                .contains("\n97.2 % (414/426), 95 % CI 95.1–98.4 % could redeem 100 points, median 14 days")
                .contains("\n164 of 426, median ")
                .contains("\nreward cost ratio 2025-01-01..2026-03-31 (")
                .doesNotContain("no data");
    }

    @Test
    void whatDoWeOweInPoints() {
        assertThat(outputOf(WhatDoWeOweInPoints::main))
                .contains(
                        "fate of points 2024-01-02..2026-03-31\n",
                        "\nredeemed 55.5 %, 95 % CI 44.3–66.1 %; expired 42.0 %")
                .containsPattern("\noutstanding +399189 +19959.45 +11975.67\\s")
                .containsPattern(
                        "\nexpected to be redeemed +101287 +74466–137767 +5064.33 +3723.32–6888.34 +3038.60 +2233.99–4133.01\n")
                .containsPattern("(\n202[56]-Q\\d  \\d+ points \\+ .* redeemed - .* = \\d+ \\(.*){5}\n")
                .doesNotContain("no data");
    }

    @Test
    void whatWouldCashbackHaveCost() {
        assertThat(outputOf(WhatWouldCashbackHaveCost::main))
                .contains(
                        "; as if nobody redeems, and orders were what they are: behaviour does not change in a replay")
                .contains("; as if everybody redeems as soon as possible, and orders were what they are: behaviour")
                .containsPattern("\nclosing +10195622 +0 +0 +10195622 +101956.22 SAR\n")
                .containsPattern("\nrewards at cost +0.00\n")
                .containsPattern("\nrewards at cost +42109.36\n")
                .containsPattern("\nbreak-even uplift 34.8 % of sales before rewards, for a cost of 42109.36 SAR")
                .doesNotContain("no data");
    }

    @Test
    void whereInTheFunnelDoWeLoseThem() {
        assertThat(outputOf(WhereInTheFunnelDoWeLoseThem::main))
                .containsPattern("funnel 2026-Q1\nstep +customers +of first")
                .containsPattern("\nsecond order +\\d+ +\\d+\\.\\d %")
                .contains("\nof those with a cart: funnel, cart to order 2026-Q1 (")
                .containsPattern("funnel, time from cart to order 2026-Q1 .*: median ")
                .containsPattern("\ngoogle +\\d.* % \\(\\d+/\\d+\\)")
                .contains("difference of funnel 2026-03 (");
    }

    @Test
    void howOftenDoTheyCome() {
        assertThat(outputOf(HowOftenDoTheyCome::main))
                .contains(
                        "DAU / MAU: stickiness 2026-03 (customers with a visit on an average day / in the window): 16.7 %")
                .contains(
                        "WAU / MAU: stickiness 2026-03 (customers with a visit in an average 7 days / in the window): 72.4 %")
                .contains("active days 2026-03\n", "active days 2026-Q1\n", "   4  or more ");
    }

    @Test
    void whereDoVisitorsTurnBack() {
        assertThat(outputOf(WhereDoVisitorsTurnBack::main))
                .containsPattern("bounce rate 2026-03 .*: \\d")
                .containsPattern("conversion rate 2026-03 \\(visits.*: \\d")
                .containsPattern("conversion rate 2026-03 \\(customers.*: \\d")
                .containsPattern("cart abandonment rate 2026-03 \\(.*created\\): \\d")
                .containsPattern("cart abandonment rate 2026-03 \\(.*checked out\\): \\d")
                .containsPattern("upsell rate 2026-03 .*: \\d")
                .contains("\n2026-02  73.8 % (846/1146)");
    }

    @Test
    void areWeOnTrack() {
        assertThat(outputOf(AreWeOnTrack::main))
                .contains("scorecard 2026-Q1\n", "met, within the noise", "missed", "3 of 4 goals met")
                .containsPattern("(\n20\\d\\d-Q\\d  loyalty \\d+\\.\\d of 100 .*){4}")
                .contains("\nwon back ")
                .containsPattern("new ones who came back: \\d.* % \\(81/131\\)")
                .doesNotContain("no data");
    }

    @Test
    void whenHasACohortPaid() {
        assertThat(outputOf(WhenHasACohortPaid::main))
                .contains(
                        "\n2024-Q1         87   30000.00      344.83  61347.43*  204.5 %*  month 6\n",
                        "\n2025-Q4        131   38500.00      293.89  46268.96*  120.2 %*  not yet; covered in month 4, which is not"
                                + " over\n",
                        "\n2026-Q1        144   36000.00      250.00  33040.22*   91.8 %*  not yet, after month 0\n",
                        ": % of the spend covered\n",
                        "\n2025-Q1 paid in month 3\n",
                        "\nfriend     9 of 9 cohorts paid, 71.50 SAR per new customer (11940.00/167)\n",
                        "\nspend on no channel SAR 17910.00\n",
                        "\n2026-Q1  250.00 SAR per new customer (36000.00/144)  -14.9 %      -16.7 %\n");
    }

    @Test
    void whatWillCustomersBuy() {
        assertThat(outputOf(WhatWillCustomersBuy::main))
                .contains("\nMBG/NBD     converged ", "\nMBG/NBD: its AIC is lower than that of ")
                .contains("\n796 customers made 605 purchases\n", "\nnobody buys again ")
                .containsPattern(
                        "\nexpected purchases \\(MBG/NBD, 2026-04-13 to 2026-07-12\\): \\d+\\.\\d purchases of 947")
                .containsPattern("\nresidual lifetime value by country .*\n(.*\n)*SA +\\d+\\.\\d\\d SAR per customer ")
                .contains("\ncustomers (the 10 highest by residual lifetime value): 10 of 1000 customers; ids() or")
                .containsPattern("\ncustomers \\(P\\(alive\\) below 0\\.2\\): \\d+ of 1000 customers; ids\\(\\) or");
    }

    @Test
    void whomToWriteToThisWeek() {
        assertThat(outputOf(WhomToWriteToThisWeek::main))
                .contains(
                        "contact list 2026-04-12 (with more than 1616.86 SAR in 2025 and no order after it by 2026-04-12, or with")
                .contains(
                        ": 10 of 1000 customers; 332 have a reason; date of birth of 489 customers not known; ids() or ")
                .contains("\n10000429  due on 2026-04-16, usually 6 days between purchases, last on 2026-04-10 ")
                .containsPattern("(\n100\\d{5}  (due|silent|more|only|birthday) .* \\d+\\.\\d\\d){10}\n")
                .contains("\nid,reason,stake (SAR)\n10000524,birthday on 2026-04-15,2470.77\n");
    }

    @Test
    void writeYourOwnMetric() {
        assertThat(outputOf(WriteYourOwnMetric::main))
                .contains("days to the second order: ", "days for half of", "store");
    }

    @Test
    void writeYourOwnResult() {
        assertThat(outputOf(WriteYourOwnResult::main))
                .containsPattern(
                        "one in 2026-Q1 \\(same customers.*\\): \\d\\.\\d customers \\(\\d+/\\d+\\), 95 % CI \\d\\.\\d–\\d\\.\\d")
                .containsPattern("\n2026-04 .*; partly observed, data end 2026-04-12\n2026-05 +no data; not observed");
    }

    @Test
    void readYourOwnFile() {
        assertThat(outputOf(ReadYourOwnFile::main))
                .contains(
                        "till.csv: 5 rows, 4 taken, 1 refused",
                        "till.csv:4: column \"Datum\"",
                        "2026-01     1†  100.0");
    }

    @Test
    void readYourOwnSource() {
        assertThat(outputOf(ReadYourOwnSource::main))
                .contains(
                        "History: 1 customer, 3 orders, 2026-02-01 to 2026-03-05, Asia/Riyadh, SAR, 1 row refused",
                        "till: 4 rows, 3 taken, 1 refused\n  till:3: amount -5.00 is below 0",
                        "\n2026-02     1†  100.0   100.0*\n");
    }

    @Test
    void mapYourOwnRecords() {
        assertThat(outputOf(MapYourOwnRecords::main)).contains("100.0 % (1/1)", "60.00 SAR per order (120.00/2)");
    }

    @Test
    void countAMillionOrders() {
        assertThat(outputOf(CountAMillionOrders::main))
                .contains("the same with one thread: true")
                .containsPattern("1\\d{6} orders");
    }

    @Test
    void readAShopifyExport() {
        assertThat(outputOf(ReadAShopifyExport::main))
                .contains("6 rows → 4 orders → 2 customers; 1 guest's order (3.6 % of revenue) cannot come back;"
                        + " 1 cancelled left out\n")
                .contains("2026-01     2†  100.0   50.0*\n");
    }

    @Test
    void readADatabase() {
        assertThat(outputOf(ReadADatabase::main))
                .contains("query of orders: 3 rows, 3 taken\n")
                .contains("2026-01     2†  100.0   50.0*\n");
    }

    @Test
    void areShortAndAllRunHere() throws IOException {
        List<String> notQuestions = List.of(
                "Advice",
                "BundledStore",
                "CommandLine",
                "Demo",
                "DemoContacts",
                "DemoForecast",
                "DemoLoyalty",
                "DemoPage",
                "DemoReport",
                "FileLayout",
                "Nearest",
                "OrdersFile",
                "Pipe",
                "PopUpExperiment",
                "ProgressBar",
                "Proposal",
                "Till",
                "package-info");
        String tests = Files.readString(Path.of("src/test/java/io/github/retention4j/examples/ExamplesTest.java"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!notQuestions.contains(name)) {
                    assertThat(Files.readAllLines(file)).as(name).hasSizeLessThan(50);
                    assertThat(tests).contains(name + "::main");
                }
            }
        }
    }

    private static String outputOf(Main example) {
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(out, true, UTF_8)) {
            System.setOut(caught);
            example.run(new String[0]);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            System.setOut(console);
        }
        return out.toString(UTF_8).replace("\r\n", "\n");
    }
}
