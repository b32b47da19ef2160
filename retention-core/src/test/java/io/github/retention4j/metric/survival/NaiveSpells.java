package io.github.retention4j.metric.survival;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The estimators from raw spells, time by time: products, recursions, and what each customer moves them by, worked out for each
 * customer and each time.
 */
final class NaiveSpells {
    /** A spell; a cause of 0 is censored, an entry of 0 is from the start. */
    record Spell(double entry, double time, int cause, long weight, long customer) {
        boolean isAtRisk(double at) {
            return time >= at && (entry == 0 || entry < at);
        }
    }

    final TreeSet<Double> times = new TreeSet<>();
    final Map<Double, Double> survival = new TreeMap<>();
    final Map<Double, Double> hazard = new TreeMap<>();
    final Map<Double, double[]> incidence = new TreeMap<>();
    final Map<Double, Double> survivalVariance = new TreeMap<>();
    final Map<Double, Double> hazardVariance = new TreeMap<>();
    final Map<Double, double[]> incidenceVariance = new TreeMap<>();
    final Map<Double, Double> area = new TreeMap<>();
    final Map<Double, Double> areaVariance = new TreeMap<>();

    /** Greenwood's sum, without customers. */
    final Map<Double, Double> greenwood = new TreeMap<>();

    NaiveSpells(List<Spell> spells, int causes) {
        for (Spell spell : spells) {
            times.add(spell.time());
            if (spell.entry() > 0) {
                times.add(spell.entry());
            }
        }
        Map<Long, double[]> moved = new TreeMap<>();
        spells.forEach(spell -> moved.put(spell.customer(), new double[causes + 3]));
        double s = 1;
        double h = 0;
        double sum = 0;
        double[] f = new double[causes];
        double below = 0;
        double before = 0;
        for (double t : times) {
            below += s * (t - before);
            // The area moves by what the curve was moved by until now.
            for (double[] of : moved.values()) {
                of[causes + 2] += of[causes] * (t - before);
            }
            before = t;
            double risk = 0;
            double had = 0;
            double[] hadOf = new double[causes];
            for (Spell spell : spells) {
                if (spell.isAtRisk(t)) {
                    risk += spell.weight();
                    if (spell.time() == t && spell.cause() > 0) {
                        had += spell.weight();
                        hadOf[spell.cause() - 1] += spell.weight();
                    }
                }
            }
            if (had > 0) {
                for (Map.Entry<Long, double[]> entry : moved.entrySet()) {
                    double own = 0;
                    double ownHad = 0;
                    double[] ownOf = new double[causes];
                    for (Spell spell : spells) {
                        if (spell.customer() == entry.getKey() && spell.isAtRisk(t)) {
                            own += spell.weight();
                            if (spell.time() == t && spell.cause() > 0) {
                                ownHad += spell.weight();
                                ownOf[spell.cause() - 1] += spell.weight();
                            }
                        }
                    }
                    double[] of = entry.getValue();
                    for (int k = 0; k < causes; k++) {
                        of[k] += of[causes] * hadOf[k] / risk + s * (ownOf[k] - own * hadOf[k] / risk) / risk;
                    }
                    of[causes] = of[causes] * (1 - had / risk) - s * (ownHad - own * had / risk) / risk;
                    of[causes + 1] += (ownHad - own * had / risk) / risk;
                }
                for (int k = 0; k < causes; k++) {
                    f[k] += s * hadOf[k] / risk;
                }
                sum += had < risk ? had / (risk * (risk - had)) : 0;
                s *= 1 - had / risk;
                h += had / risk;
            }
            survival.put(t, s);
            hazard.put(t, h);
            incidence.put(t, f.clone());
            area.put(t, below);
            greenwood.put(t, sum);
            double[] squares = new double[causes + 3];
            for (double[] of : moved.values()) {
                for (int i = 0; i < squares.length; i++) {
                    squares[i] += of[i] * of[i];
                }
            }
            incidenceVariance.put(t, Arrays.copyOf(squares, causes));
            survivalVariance.put(t, squares[causes]);
            hazardVariance.put(t, squares[causes + 1]);
            areaVariance.put(t, squares[causes + 2]);
        }
    }
}
