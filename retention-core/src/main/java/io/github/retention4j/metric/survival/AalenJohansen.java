package io.github.retention4j.metric.survival;

/** The variance of the share of a cause from counts alone, where each spell is a customer of its own. */
final class AalenJohansen {
    private AalenJohansen() {}

    /**
     * The standard error of each cause's share at each time, and last that of the share without an event.
     *
     * <p>At a time s, dN events among Y at risk move the share at t by {@code S(s−)/Y} for each of the cause, and by
     * {@code −(F(t) − F(s))/(Y − dN)} for each of any cause, since who had one does not have the cause later. Their variance is that
     * of dN draws without putting back; times are uncorrelated, so variances add up. The square of {@code F(t) − F(s)} is taken
     * apart, so that the work grows with the times and not with their pairs.
     */
    static double[][] errors(RiskSets sets) {
        double[] survival = sets.survival();
        double[] greenwood = sets.greenwood();
        double[][] errors = new double[sets.causes() + 1][sets.size()];
        for (int cause = 0; cause < sets.causes(); cause++) {
            double[] share = sets.incidence(cause, survival);
            double own = 0;
            double both = 0;
            double bothShare = 0;
            double any = 0;
            double anyShare = 0;
            double anySquare = 0;
            for (int j = 0; j < sets.size(); j++) {
                double risk = sets.atRisk(j);
                double events = sets.events(cause, j);
                if (sets.events(j) > 0) {
                    double before = (j == 0 ? 1 : survival[j - 1]) / risk;
                    own += before * before * events * (1 - events / risk);
                    double grown = greenwood[j] - (j == 0 ? 0 : greenwood[j - 1]);
                    double f = share[j];
                    any += grown;
                    anyShare += grown * f;
                    anySquare += grown * f * f;
                    // A time that leaves nobody: no share grows any more, so what follows from it is 0.
                    if (grown > 0) {
                        both += before * events / risk;
                        bothShare += before * events / risk * f;
                    }
                }
                double f = share[j];
                double variance = own - 2 * (f * both - bothShare) + (f * (f * any - 2 * anyShare) + anySquare);
                errors[cause][j] = Math.sqrt(Math.max(0, variance));
            }
        }
        for (int j = 0; j < sets.size(); j++) {
            errors[sets.causes()][j] = survival[j] * Math.sqrt(greenwood[j]);
        }
        return errors;
    }
}
