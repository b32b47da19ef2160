package io.github.retention4j.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Bonuses that come once a year on a day: birthdays, and the days of having joined. */
final class YearlyBonuses {
    private static final int NEVER = LedgerColumns.NEVER_GONE;

    private final List<Bonus> birthday;
    private final List<Bonus> anniversary;
    private LocalDate born = LocalDate.EPOCH;
    private LocalDate joined = LocalDate.EPOCH;
    private int nextBirthday;
    private int nextAnniversary;

    YearlyBonuses(ProgrammePlan plan) {
        birthday = plan.bonuses(Bonus.Occasion.BIRTHDAY);
        anniversary = plan.bonuses(Bonus.Occasion.ANNIVERSARY);
    }

    boolean isOfBirthdays() {
        return !birthday.isEmpty();
    }

    boolean isEmpty() {
        return birthday.isEmpty() && anniversary.isEmpty();
    }

    void begin() {
        nextBirthday = NEVER;
        nextAnniversary = NEVER;
    }

    /** Says when a member joined first, and was born if that is known. The first day that counts is told. */
    void join(LocalDate day, Optional<LocalDate> birthDate, int firstDay) {
        joined = day;
        if (!anniversary.isEmpty()) {
            nextAnniversary = (int) day.plusYears(1).toEpochDay();
        }
        if (!birthday.isEmpty() && birthDate.isPresent()) {
            born = birthDate.get();
            nextBirthday = onOrAfter(born, firstDay);
        }
    }

    /** The first return of a day of some year on or after another day; 29 February returns on the 28th where there is none. */
    private static int onOrAfter(LocalDate of, int day) {
        int years = Math.max(1, LocalDate.ofEpochDay(day).getYear() - of.getYear());
        int its = (int) of.plusYears(years).toEpochDay();
        return its >= day ? its : (int) of.plusYears(years + 1L).toEpochDay();
    }

    /** The next day with a bonus, or never. */
    int next() {
        return Math.min(nextBirthday, nextAnniversary);
    }

    /** The bonuses of a day that is the next, from which it moves on. */
    List<Bonus> take(int day) {
        if (nextBirthday == day) {
            nextBirthday = onOrAfter(born, day + 1);
            return birthday;
        }
        nextAnniversary = onOrAfter(joined, day + 1);
        return anniversary;
    }
}
