package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.programme.Fates;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class FatesChartTest {
    private static final Fates FEW = Fates.inMonths()
            .redeemed(1, 3, 60)
            .redeemed(1, 8, 40)
            .redeemed(2, 5, 20)
            .expired(2, 12, 80)
            .redeemed(3, 3, 50)
            .open(3, 6, 150)
            .open(4, 2, 100)
            .build();

    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check("fates", Pictures.of(TestShop.engine().compute(PointsFate.of(TestShop.programme()))));
        Marks.check("fates-months", Pictures.of(FEW));
    }

    @Test
    void areasStandOneAboveTheOtherAndFillAll() {
        List<Mark.Band> bands = Marks.of(Pictures.of(FEW), Mark.Band.class);
        assertThat(bands).extracting(Mark.Band::ink).containsExactly(Ink.GOOD, Ink.BAD, Ink.MUTED);
        assertThat(bands.get(1).lower()).isEqualTo(bands.get(0).upper());
        double top = bands.get(2).upper().get(0).y();
        assertThat(bands.get(2).upper())
                .allSatisfy(point -> assertThat(point.y()).isCloseTo(top, org.assertj.core.data.Offset.offset(1e-6)));
        assertThat(Marks.texts(Pictures.of(FEW)))
                .contains("redeemed: 55.0 %", "expired: 45.0 %", "open: 0.0 %")
                .noneMatch(text -> text.startsWith("Known until"))
                .noneMatch(text -> text.startsWith("revoked"));
    }

    @Test
    void whereNothingIsKnownAfterAnAgeItIsTold() {
        Fates open = Fates.inMonths().redeemed(1, 2, 50).open(2, 5, 50).build();
        assertThat(Marks.texts(Pictures.of(open))).contains("Known until 5 months");
    }

    @Test
    void noPointsHaveNoPicture() {
        Fates none = Fates.inMonths().build();
        assertThat(Pictures.find(none)).isEmpty();
        assertThatThrownBy(() -> Pictures.of(none))
                .hasMessageContaining("nothing to draw")
                .hasMessageContaining("no data (0/0)");
    }
}
