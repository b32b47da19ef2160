package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.acquisition.Payback;
import io.github.retention4j.metric.acquisition.PaybackTable;
import io.github.retention4j.model.AcquisitionSpend;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.picture.Mark;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PaybackChartTest {
    private static PaybackTable payback(AcquisitionSpend spend) {
        return TestShop.engine().compute(Payback.of(spend).at(Margin.of(0.4)));
    }

    private static PaybackTable spent() {
        AcquisitionSpend spend = AcquisitionSpend.in(TestShop.SAR);
        for (int month = 5; month <= 12; month++) {
            spend = spend.plus(Window.month(2025, month), Money.ofMajor(TestShop.SAR, 2_000 + 300 * month));
        }
        return payback(spend);
    }

    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check("payback", Pictures.of(spent()));
    }

    @Test
    void theLastSixCohortsAreDrawnAndTheMonthThatPaidIsMarked() {
        long paid = spent().cohorts().stream()
                .filter(cohort -> cohort.paidIn().isPresent())
                .filter(cohort -> !cohort.period().toString().matches("2025-0[56]"))
                .count();
        assertThat(paid).isPositive();
        assertThat(Marks.of(Pictures.of(spent()), Mark.Dot.class))
                .filteredOn(dot -> dot.radius() == 6)
                .hasSize((int) paid);
        assertThat(Marks.of(Pictures.of(spent()), Mark.Bar.class)).hasSize(6);
    }

    @Test
    void monthsThatAreNotOverAreHollow() {
        assertThat(Marks.of(Pictures.of(spent()), Mark.Dot.class))
                .filteredOn(Mark.Dot::isHollow)
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void noSpendHasNoPicture() {
        PaybackTable unknown = payback(AcquisitionSpend.in(TestShop.SAR));
        assertThat(Pictures.find(unknown)).isEmpty();
        assertThatThrownBy(() -> new PaybackChart(unknown))
                .hasMessageContaining("no cohort of a period that is over has customers and a stated spend above 0");
    }

    @Test
    void aQuarterThatIsNotOverIsNotHeldAgainstAllItsSpend() {
        AcquisitionSpend spend = AcquisitionSpend.in(TestShop.SAR)
                .plus(Window.quarter(2025, 4), Money.ofMajor(TestShop.SAR, 9_000))
                .plus(Window.quarter(2026, 1), Money.ofMajor(TestShop.SAR, 9_000));
        PaybackTable quarters = TestShop.engine().compute(Payback.of(spend).cohortsBy(CalendarUnit.QUARTER));
        assertThat(Marks.texts(Pictures.of(quarters))).contains("Q4 2025").doesNotContain("Q1 2026");
        assertThat(quarters.toString()).contains("2026-Q1");
        PaybackTable running = TestShop.engine()
                .compute(Payback.of(AcquisitionSpend.in(TestShop.SAR)
                                .plus(Window.quarter(2026, 1), Money.ofMajor(TestShop.SAR, 9_000)))
                        .cohortsBy(CalendarUnit.QUARTER));
        assertThat(Pictures.find(running)).isEmpty();
    }
}
