package io.github.retention4j.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** How far the customer at hand has come in the missions of a programme. */
final class Missions {
    private final List<Mission> missions;
    private final long[] targets;

    // Of the customer at hand: of each mission, the stretch that counts, what it comes to and how often it was paid
    // for.
    private final int[] start;
    private final int[] end;
    private final long[] count;
    private final long[] paid;

    Missions(LoyaltyProgramme programme, Basis basis) {
        this.missions = programme.missions();
        targets = missions.stream()
                .mapToLong(mission -> mission.amount().isPresent()
                        ? EarningPlan.ceiling(
                                EarningPlan.minorUnits(mission.amount().get(), basis))
                        : mission.target())
                .toArray();
        start = new int[targets.length];
        end = new int[targets.length];
        count = new long[targets.length];
        paid = new long[targets.length];
    }

    boolean isEmpty() {
        return targets.length == 0;
    }

    /** Whether a mission counts such things. */
    boolean counts(Mission.Counted what) {
        return missions.stream().anyMatch(mission -> mission.counted() == what);
    }

    void begin() {
        Arrays.fill(start, Integer.MAX_VALUE);
        Arrays.fill(end, Integer.MIN_VALUE);
        Arrays.fill(count, 0);
        Arrays.fill(paid, 0);
    }

    /** How many there are. */
    int size() {
        return targets.length;
    }

    /**
     * Counts something towards a mission.
     *
     * @return how many points are to be given for it
     */
    long add(int i, Mission.Counted what, int day, long value) {
        Mission mission = missions.get(i);
        if (mission.counted() != what || !isIn(mission, day)) {
            return 0;
        }
        enter(i, mission, day);
        count[i] += value;
        long reached = count[i] / targets[i];
        long due = mission.isAgain() ? reached : Math.min(1, reached);
        long owed = Math.max(0, due - paid[i]);
        paid[i] += owed;
        return Math.multiplyExact(owed, mission.points());
    }

    /** Takes back what was counted on a day; what was given for it stays given. */
    void takeBack(Mission.Counted what, int ofDay, long value) {
        for (int i = 0; i < targets.length; i++) {
            if (missions.get(i).counted() == what && start[i] <= ofDay && ofDay < end[i]) {
                count[i] -= value;
            }
        }
    }

    private static boolean isIn(Mission mission, int day) {
        return mission.window().isEmpty() || mission.window().get().contains(LocalDate.ofEpochDay(day));
    }

    private void enter(int i, Mission mission, int day) {
        if (start[i] <= day && day < end[i]) {
            return;
        }
        count[i] = 0;
        paid[i] = 0;
        if (mission.inEach().isPresent()) {
            Window its = Window.of(mission.inEach().get(), LocalDate.ofEpochDay(day));
            start[i] = (int) its.start().toEpochDay();
            end[i] = (int) its.end().toEpochDay();
        } else {
            start[i] = mission.window().map(w -> (int) w.start().toEpochDay()).orElse(Integer.MIN_VALUE);
            end[i] = mission.window().map(w -> (int) w.end().toEpochDay()).orElse(Integer.MAX_VALUE);
        }
    }
}
