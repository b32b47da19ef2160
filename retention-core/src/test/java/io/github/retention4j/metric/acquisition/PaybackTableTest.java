package io.github.retention4j.metric.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.acquisition.CohortPayback.Earned;
import io.github.retention4j.metric.acquisition.PaybackTable.Show;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PaybackTableTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);
    private static final AcquisitionSpend SPEND = AcquisitionSpend.in(SAR)
            .plus(JANUARY, Money.parse("SAR 400"))
            .plus(Window.month(2026, 4), Money.parse("SAR 30"));

    private static CohortPayback cohort(Window period, Optional<BigMoney> spend, long customers, String... margins) {
        List<Earned> earned = new ArrayList<>();
        for (String margin : margins) {
            boolean isOver = !margin.endsWith("*");
            earned.add(new Earned(
                    BigMoney.parse("SAR " + margin.replace("*", "")),
                    isOver ? Observation.OBSERVED : Observation.PARTLY_OBSERVED));
        }
        Label label = Label.of("customer acquisition cost", "spend / new customers");
        return new CohortPayback(period, new AcquisitionCost(label, SAR, spend, customers), earned);
    }

    private static PaybackTable table() {
        return table(List.of(
                cohort(JANUARY, Optional.of(BigMoney.parse("SAR 400")), 8, "100.005", "500", "510*"),
                cohort(FEBRUARY, Optional.empty(), 2, "-7", "20*")));
    }

    private static PaybackTable table(List<CohortPayback> cohorts) {
        return new PaybackTable(Label.of("payback", "x"), "month", LocalDate.of(2026, 3, 20), SPEND, cohorts);
    }

    @Test
    void printsTheMarginOrHowMuchIsCoveredByTheEndOfEachMonth() {
        assertThat(table().table(Show.MARGIN).orElseThrow()).hasToString("""
                payback (x): in SAR
                cohort   customers       0        1        2
                2026-01          8  100.00   500.00   510.00*
                2026-02          2   -7.00    20.00*
                month 0 is that of each customer's first order
                * so far: the data end on 2026-03-20, in a month that is not over
                – no spend is stated for all days of the period; where there was none, state 0
                in no cohort: SAR 30.00 of spend in periods in which nobody is seen to come""");
        assertThat(table().table(Show.COVERED).orElseThrow().toString()).startsWith("""
                payback (x): % of the spend covered
                cohort   customers     0       1       2
                2026-01          8  25.0   125.0   127.5*
                2026-02          2     –       –
                """);
        assertThat(table().table()).isEqualTo(table().table(Show.PAYBACK));
    }

    @Test
    void tellsWhatACohortCameTo() {
        CohortPayback january = table().cohort(JANUARY).orElseThrow();
        assertThat(january.paidIn()).hasValue(1);
        assertThat(january.margin()).contains(BigMoney.parse("SAR 510"));
        assertThat(january.covered()).hasValue(1.275);
        assertThat(january.covered(1)).hasValue(1.25);
        assertThat(january.covered(3)).isEmpty();
        assertThat(january.cost().summary()).isEqualTo("50.00 SAR per new customer (400/8)");
        CohortPayback none = cohort(FEBRUARY, Optional.of(BigMoney.parse("SAR 5")), 3);
        assertThat(none.margin()).isEmpty();
        assertThat(none.covered()).isEmpty();
        assertThat(none.paid("month")).isEqualTo("not yet, month 0 is not over");
        assertThat(table().cohort(Window.month(2026, 3))).isEmpty();
        assertThat(table().fewestCustomers()).hasValue(2);
        assertThat(table().spendElsewhere()).isEqualTo(BigMoney.parse("SAR 30.00"));
        assertThat(table().summary()).isEqualTo("1 of 1 cohort paid, 50.00 SAR per new customer (400.00/8)");
    }

    @Test
    void theSameCustomersCanBeHeldAgainstSpendThatIsKnownLater() {
        PaybackTable later = table().against(SPEND.plus(FEBRUARY, Money.parse("SAR 10")));
        assertThat(later.cohort(FEBRUARY).orElseThrow().cost().spend()).contains(BigMoney.parse("SAR 10.00"));
        assertThat(later.cohort(FEBRUARY).orElseThrow().paid("month"))
                .isEqualTo("not yet; covered in month 1, which is not over");
        assertThat(later.cost().summary()).isEqualTo("41.00 SAR per new customer (410.00/10)");
        assertThat(later.against(SPEND).cohorts())
                .extracting(CohortPayback::paidIn)
                .isEqualTo(table().cohorts().stream().map(CohortPayback::paidIn).toList());
        assertThatThrownBy(() -> table().against(AcquisitionSpend.in(CurrencyUnit.USD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spend is in USD, the margin in SAR");
        assertThatThrownBy(() ->
                        table().against(AcquisitionSpend.in(SAR).plus(Window.quarter(2026, 1), Money.parse("SAR 1"))))
                .hasMessageContaining("cannot be divided");
    }

    @Test
    void withoutCohortsIsNoData() {
        assertThat(table(List.of())).hasToString("payback (x): no data (no customer has ordered)");
        assertThat(table(List.of()).table(Show.COVERED)).isEmpty();
        assertThat(table(List.of()).cost().value()).isEmpty();
        assertThat(table(List.of()).spendElsewhere()).isEqualTo(BigMoney.parse("SAR 430.00"));
    }

    @Test
    void printIsOfAReadableSizeAndSaysWhatIsNotInIt() {
        String[] margins = IntStream.range(0, 70).mapToObj(Integer::toString).toArray(String[]::new);
        List<CohortPayback> cohorts = IntStream.range(0, 70)
                .mapToObj(i -> cohort(month(i), Optional.of(BigMoney.parse("SAR 30")), 1, margins))
                .toList();
        List<String> lines = table(cohorts).toString().lines().toList();
        assertThat(lines).hasSize(2 + 60 + 1 + 3);
        assertThat(lines.get(2)).startsWith("2020-11 ").endsWith("month 30");
        assertThat(lines.get(65)).isEqualTo("not printed: 10 earlier cohorts; they are in cohorts()");
        assertThat(table(cohorts).table(Show.MARGIN).orElseThrow().toString())
                .endsWith("\nnot printed: 33 more months; they are in cohorts()")
                .contains(" 36\n")
                .doesNotContain(" 37\n");
    }

    private static Window month(int number) {
        return Window.month(2020 + number / 12, 1 + number % 12);
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> table().cohorts().get(0).covered(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("month -1 is below 0");
        assertThatThrownBy(() -> table().cohort(null)).hasMessage("period");
        assertThatThrownBy(() -> table().against(null)).hasMessage("other");
        assertThatThrownBy(() -> table().table(null)).hasMessage("show");
        assertThatThrownBy(() -> new Earned(null, Observation.OBSERVED)).hasMessage("margin");
        assertThatThrownBy(() -> new CohortPayback(JANUARY, null, List.of())).hasMessage("cost");
    }
}
