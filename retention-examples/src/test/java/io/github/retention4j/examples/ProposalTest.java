package io.github.retention4j.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retention4j.history.History;
import io.github.retention4j.io.Csv;
import io.github.retention4j.io.CsvLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that {@code --look} proposes: typed at a prompt, they read the file as the proposal does. */
class ProposalTest {
    private static final String REPORT = """
            Sales of March
            as of 31 March;;;;

            Order;Customer ID;Date;Total;Note
            1;\\N;13.03.2025 10:00;1.234,50;x
            2;C18;14.03.2025 11:30;20,00;
            2;C18;14.03.2025 11:30;30,00
            3;--;15.03.2025 11:30;30,00;
            ;;;;
            Total;;;1284,50;
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a $hop's orders.csv"), text);
    }

    private static String proposed(DemoRun run) {
        assertThat(run.err()).isEmpty();
        return run.out().strip().replaceFirst("(?s).*\n\n", "");
    }

    /** What a shell makes of the line. */
    private static String[] typed(String line) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh").start();
        try (var in = shell.getOutputStream()) {
            in.write(("printf '%s\\0' " + line + "\n").getBytes(UTF_8));
        }
        String words = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).isZero();
        return words.split("\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REPORT,
                "id,email,Date,Total,Refunded,Refunded at\n1,A@b.com,2025-03-13,10,5,2025-04-01\n2,a@b.com,2025-03-13,10,,\n",
                "id\temail\tDate\tTotal\tRefunded\n1\tA@b.com\t2025-03-13\t10\t5\n2\ta@b.com\t2025-03-14\t10\t\n",
                "order id,customer,date,time,total\n1,7,13/03/2025,10:00,10\n2,7,31/03/2025,23:30,20.50\n",
                "order,customer,date,total,currency\n1,7,2025-03-13,10,SAR\n1,7,2025-03-13,,SAR\n2,8,2025-03-14,5,SAR\n",
                "order,customer,date,total\n1,7,2025-03-13,10\n2,8,2025-03-14,5\nTotal: all,,,15\n",
                "رقم الطلب|العميل|تاريخ الطلب|المبلغ\n1|7|٢٠٢٥-٠٣-١٣|١٬٢٣٤٫٥٠\n2|8|٢٠٢٥-٠٣-١٤|٥٫٢٥\n",
                "Order #,Customer (ID),date,total\n1,7,2025-03-13,10\n2,8,2025-03-14,5\n"
            })
    void wordsReadTheFileAsTheProposalDoes(String text) throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        Path file = file(text);
        CsvLook look = Csv.look(file);
        String[] said = typed(proposed(DemoRun.of(file.toString(), "--look", "--zone", "Asia/Riyadh"))
                .replaceFirst("Behind the demo's command, with what you know in place of CODE:\n  ", "")
                .replace("--currency CODE", "--currency SAR"));
        History history = look.orders()
                .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")))
                .build();

        assertThat(look.questions()).isEmpty();
        DemoRun run = DemoRun.of(said);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(DemoPage.of(
                        history,
                        new Advice(String.valueOf(file.getFileName())).inOptions(history + "\n" + history.intake()),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void wordsAreThoseOfTheHelp() throws IOException {
        assertThat(proposed(DemoRun.of(file(REPORT).toString(), "--look")))
                .startsWith("Behind the demo's command, with what you know in place of ZONE, CODE:\n  ")
                .endsWith("orders.csv' --delimiter semicolon --header-line 4 --null=-- --null '\\N' --row-widths ragged"
                        + " --order Order --customer \"Customer ID\" --time Date \"dd.MM.yyyy HH:mm\" --line-amount Total"
                        + " --numbers comma --cancellation-value Order Total --zone ZONE --currency CODE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    'order,customer,date,total\n1,a,01/02/2025,-1.500\n' # --order order --customer customer --time date PATTERN --amount total [--refund-below-zero] --numbers STYLE --zone ZONE --currency CODE
                    'order,Mobile,date,sum\n1,0501234567,2025-02-13,x\n' # --order order --customer Mobile --phone COUNTRY --time date yyyy-MM-dd --amount COLUMN --zone ZONE --currency CODE
                    '1,2\n3,4\n' # --header-line NUMBER --look
                    """)
    void whatIsAskedIsLeftOpen(String text, String words) throws IOException {
        assertThat(proposed(DemoRun.of(file(text.replace("\\n", "\n")).toString(), "--look")))
                .endsWith("orders.csv' " + words);
    }

    @Test
    void whatIsSaidIsNotProposed() throws IOException {
        String orders = "order;Mobile;date;total\n1;0501234567;2025-02-13;5\n";

        assertThat(proposed(DemoRun.of(
                        file(orders).toString(), "--look", "--phone=SA", "--delimiter", ";", "--currency", "SAR")))
                .endsWith("' --phone SA --delimiter \";\" --currency SAR --order order --customer Mobile"
                        + " --time date yyyy-MM-dd --amount total --zone ZONE");
    }

    @Test
    void whatNoOptionSaysIsTold() throws IOException {
        String totals = "date,order,customer,total\n2025-03-13,1,7,10\n2025-03-14,2,8,5\nTotal: all,,,15\n";

        assertThat(proposed(DemoRun.of(file(totals).toString(), "--look")))
                .isEqualTo("No options of the demo say leavingOut(row -> row.get(\"date\").startsWith(\"Total\")).");
    }

    @Test
    void aColumnThatATerminalDoesNotShowIsNotProposed() throws IOException {
        String orders = "order,Customer\tID,date,total\n1,7,2025-03-13,10\n";

        assertThat(proposed(DemoRun.of(file(orders).toString(), "--look")))
                .isEqualTo("No options of the demo say customer(\"Customer\\tID\").");
    }

    @Test
    void aFileWithoutRowsHasNoWords() throws IOException {
        assertThat(DemoRun.of(file("order,total\n").toString(), "--look").out())
                .endsWith("\n? There are no rows behind the header in line 1: is it the whole file?\n");
    }
}
