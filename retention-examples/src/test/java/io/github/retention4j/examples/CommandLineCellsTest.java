package io.github.retention4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are no cell as it stands, in words of the command line. */
class CommandLineCellsTest {
    private static final List<String> SHOP = List.of("--amount", "a", "--zone", "Asia/Riyadh", "--currency", "SAR");

    @TempDir
    private Path folder;

    private DemoRun run(String text, String... more) throws IOException {
        String file = Files.writeString(folder.resolve("orders.csv"), text).toString();
        return DemoRun.of(Stream.of(Stream.of(file), SHOP.stream(), Stream.of(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    @Test
    void phoneNumbersOfACountryAreOneCustomerHoweverWritten() throws IOException {
        String orders = "c,t,a\n050 123 4567,2026-01-05,10\n966501234567,2026-01-06,10\n+201001234567,2026-01-07,10\n";
        String[] plain = {"--customer", "c", "--time", "t", "yyyy-MM-dd"};

        assertThat(run(orders, plain).out()).startsWith("History: 3 customers, 3 orders");
        assertThat(run(orders, with(plain, "--phone", "SA")).out()).startsWith("History: 2 customers, 3 orders");
        assertThat(run(orders, with(plain, "--phone", "Riyadh")).err().strip())
                .isEqualTo("--phone \"Riyadh\": no such country; write its code of two letters, as SA or EG");
        assertThat(run("c,t,a\n05012,2026-01-05,10\n", with(plain, "--phone", "SA"))
                        .err())
                .startsWith("orders.csv:2: column \"c\": no phone number of SA")
                .doesNotContain("05012");
    }

    @Test
    void customersCanBeTheSameInAnyCase() throws IOException {
        String orders = "c,t,a\nAmal@example.com,2026-01-05,10\namal@example.com,2026-01-06,10\n";
        String[] plain = {"--customer", "c", "--time", "t", "yyyy-MM-dd"};

        assertThat(run(orders, plain).out()).startsWith("History: 2 customers, 2 orders");
        assertThat(run(orders, with(plain, "--ignoring-case")).out()).startsWith("History: 1 customer, 2 orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d+t", "d + t"})
    void aTimeCanStandInSeveralColumns(String stated) throws IOException {
        String orders = "c,d,t,a\n1,05.01.2026,10:00,10\n1,06.01.2026,11:30,10\n";

        assertThat(run(orders, "--customer", "c", "--time", stated, "dd.MM.yyyy HH:mm")
                        .out())
                .startsWith("History: 1 customer, 2 orders, 2026-01-05 to 2026-01-06");
    }

    @Test
    void partsOfATimeThatAreNoColumnsAreTold() throws IOException {
        assertThat(run("c,d,t,a\n1,05.01.2026,10:00,10\n", "--customer", "c", "--time", "d+h", "dd.MM.yyyy HH:mm")
                        .err())
                .startsWith("orders.csv:1: column \"d+h\" is not in the header, which has \"c\", \"d\", \"t\", \"a\"");
    }

    @Test
    void aColumnWithAPlusInItsNameIsOneColumn() throws IOException {
        String orders = "c,d+t,d,t,a\n1,05.01.2026,x,y,10\n";

        assertThat(run(orders, "--customer", "c", "--time", "d+t", "dd.MM.yyyy").out())
                .startsWith("History: 1 customer, 1 order, 2026-01-05");
    }

    @Test
    void refundsLowerTheMonthInWhichTheyWereMade() throws IOException {
        String orders = "o,c,t,a,r,at\n1,1,2026-01-05,10,4,2026-02-03\n2,2,2026-02-05,10,,\n";
        String[] words = {"--order", "o", "--customer", "c", "--time", "t", "yyyy-MM-dd"};
        String[] when = {"--refunded-at", "at", "yyyy-MM-dd"};

        assertThat(run(orders, with(words, "--refunded", "r")).out())
                .contains("no column tells when refunds were made");
        assertThat(run(orders, with(with(words, "--refunded", "r"), when)).out())
                .contains("orders.csv: 2 rows, 2 taken\n")
                .doesNotContain("no column tells when refunds were made");
        assertThat(run(orders, with(words, when)).err().strip()).isEqualTo("--refunded-at needs --refunded COLUMN");
    }

    @Test
    void rowsLeftOutNeedNotHaveWhatOrdersHave() throws IOException {
        String orders = "c,t,a,s\n0501234567,2026-01-05,10,paid\nTotal,,10,\n1,,10,void\n";

        assertThat(run(
                                orders,
                                "--customer=c",
                                "--time=t",
                                "yyyy-MM-dd",
                                "--phone=SA",
                                "--cancellation-value=c",
                                "Total",
                                "--cancellation-value=s",
                                "void")
                        .out())
                .contains("orders.csv: 3 rows, 1 taken, 2 excluded\n");
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
