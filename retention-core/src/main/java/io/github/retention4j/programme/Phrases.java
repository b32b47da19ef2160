package io.github.retention4j.programme;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Locale;
import java.util.stream.Stream;
import org.joda.money.BigMoney;

/** Numbers and amounts as they stand in a sentence, the same in every locale. */
final class Phrases {
    private static final int YEAR = 12;

    private Phrases() {}

    static String points(long points) {
        return count(points, "point");
    }

    static String points(BigDecimal points) {
        return number(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String number(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }

    static String money(BigMoney money) {
        return money.getCurrencyUnit() + " " + number(money.getAmount());
    }

    static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2);
        return (percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString()) + " %";
    }

    @SuppressWarnings("JavaPeriodGetDays") // months are told beside
    static String period(Period period) {
        long months = period.toTotalMonths();
        String whole = months == 0 ? "" : months % YEAR == 0 ? count(months / YEAR, "year") : count(months, "month");
        String days = period.getDays() == 0 && months != 0 ? "" : count(period.getDays(), "day");
        return Stream.of(whole, days).filter(part -> !part.isEmpty()).collect(joining(" and "));
    }
}
