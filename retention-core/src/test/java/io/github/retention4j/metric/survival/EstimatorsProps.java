package io.github.retention4j.metric.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.survival.NaiveSpells.Spell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Curves of random spells, against recursions over raw spells. */
class EstimatorsProps {
    private static final int CAUSES = 2;

    private static Arbitrary<Spell> spell(boolean late, int customers, long heaviest) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(late ? -6 : 0, late ? 11 : 0),
                        Arbitraries.integers().between(0, CAUSES),
                        Arbitraries.longs().between(1, heaviest),
                        Arbitraries.longs().between(1, customers))
                .as((time, entry, cause, weight, customer) ->
                        new Spell(entry > 0 && entry < time ? entry / 2.0 : 0, time / 2.0, cause, weight, customer));
    }

    /** Each a customer of its own, followed from the start. */
    @Provide
    Arbitrary<List<Spell>> single() {
        return spell(false, 1, 1).list().ofMinSize(1).ofMaxSize(25).map(EstimatorsProps::numbered);
    }

    /** Each a customer of its own, some of whom enter late. */
    @Provide
    Arbitrary<List<Spell>> late() {
        return spell(true, 1, 1).list().ofMinSize(1).ofMaxSize(25).map(EstimatorsProps::numbered);
    }

    /** Several a customer, of different weights, some of which begin late. */
    @Provide
    Arbitrary<List<Spell>> clustered() {
        return spell(true, 6, 20).list().ofMinSize(1).ofMaxSize(25);
    }

    private static List<Spell> numbered(List<Spell> spells) {
        return IntStream.range(0, spells.size())
                .mapToObj(i -> new Spell(
                        spells.get(i).entry(),
                        spells.get(i).time(),
                        spells.get(i).cause(),
                        1,
                        i))
                .toList();
    }

    private static Spells of(List<Spell> spells) {
        return Spells.of(
                        spells.stream().mapToDouble(Spell::time).toArray(),
                        spells.stream().mapToInt(Spell::cause).toArray())
                .enteredAfter(spells.stream().mapToDouble(Spell::entry).toArray());
    }

    private static Spells clusters(List<Spell> spells) {
        return of(spells)
                .weighted(spells.stream().mapToLong(Spell::weight).toArray())
                .ofCustomers(spells.stream().mapToLong(Spell::customer).toArray());
    }

    private static void near(double actual, double expected, Object of) {
        assertThat(actual).as("%s", of).isCloseTo(expected, within(1e-10 * Math.max(1, Math.abs(expected))));
    }

    /** Of errors that are squares: what cancels to nothing may leave the root of a rounding. */
    private static void nearSquare(double error, double variance, Object of) {
        assertThat(error * error).as("%s", of).isCloseTo(variance, within(1e-11 * Math.max(1, variance)));
    }

    @Property(tries = 500)
    void curvesAreTheProductsOfTheirTimes(@ForAll("late") List<Spell> spells) {
        SurvivalCurve curve = SurvivalCurve.of(of(spells));
        NaiveSpells naive = new NaiveSpells(spells, CAUSES);
        assertThat(curve.steps()).extracting(Step::time).containsExactlyElementsOf(naive.times);
        for (double t : naive.times) {
            near(curve.at(t).orElseThrow().value(), naive.survival.get(t), t);
            near(curve.at(t + 1e-3).map(Estimate::value).orElse(naive.survival.get(t)), naive.survival.get(t), t);
            near(curve.incidence(t).orElseThrow().value(), 1 - naive.survival.get(t), t);
            near(curve.cumulativeHazard(t).orElseThrow().value(), naive.hazard.get(t), t);
            double greenwood = naive.survival.get(t) * naive.survival.get(t) * naive.greenwood.get(t);
            nearSquare(curve.at(t).orElseThrow().standardError(), greenwood, t);
            if (t > 0) {
                near(curve.restrictedMean(t).orElseThrow().value(), naive.area.get(t), t);
            }
            for (Limits kind : Limits.values()) {
                Estimate at = curve.with(kind).at(t).orElseThrow();
                assertThat(at.value())
                        .isBetween(
                                at.interval().orElseThrow().low() - 1e-15,
                                at.interval().orElseThrow().high() + 1e-15);
                assertThat(at.interval().orElseThrow().low()).isBetween(0.0, 1.0);
                assertThat(at.interval().orElseThrow().high()).isBetween(0.0, 1.0);
            }
        }
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            assertThat(curve.quantile(share).time().stream().boxed())
                    .isEqualTo(naive.times.stream()
                            .filter(t -> naive.survival.get(t) <= 1 - share + 1e-9)
                            .limit(1)
                            .toList());
        }
    }

    @Property(tries = 500)
    void withOneSpellACustomerTheJackknifeIsGreenwood(@ForAll("single") List<Spell> spells) {
        SurvivalCurve plain = SurvivalCurve.of(of(spells));
        SurvivalCurve clustered = SurvivalCurve.of(clusters(spells));
        assertThat(plain.isClustered()).isFalse();
        assertThat(clustered.isClustered()).isTrue();
        NaiveSpells naive = new NaiveSpells(spells, CAUSES);
        CumulativeIncidence shares = CumulativeIncidence.of(of(spells), "a", "b");
        for (double t : naive.times) {
            nearSquare(plain.at(t).orElseThrow().standardError(), naive.survivalVariance.get(t), t);
            nearSquare(clustered.at(t).orElseThrow().standardError(), naive.survivalVariance.get(t), t);
            if (t > 0) {
                nearSquare(plain.restrictedMean(t).orElseThrow().standardError(), naive.areaVariance.get(t), t);
            }
            nearSquare(shares.none(t).orElseThrow().standardError(), naive.survivalVariance.get(t), t);
            nearSquare(
                    shares.at("a", t).orElseThrow().standardError(),
                    naive.incidenceVariance.get(t)[0],
                    t);
            nearSquare(
                    shares.at("b", t).orElseThrow().standardError(),
                    naive.incidenceVariance.get(t)[1],
                    t);
        }
    }

    @Property(tries = 1000)
    void customersAreTheUnitsWhereTheyHaveSeveralSpells(@ForAll("clustered") List<Spell> spells) {
        SurvivalCurve curve = SurvivalCurve.of(clusters(spells));
        CumulativeIncidence shares = CumulativeIncidence.of(clusters(spells), "a", "b");
        NaiveSpells naive = new NaiveSpells(spells, CAUSES);
        for (double t : naive.times) {
            near(curve.at(t).orElseThrow().value(), naive.survival.get(t), t);
            nearSquare(curve.at(t).orElseThrow().standardError(), naive.survivalVariance.get(t), t);
            nearSquare(curve.cumulativeHazard(t).orElseThrow().standardError(), naive.hazardVariance.get(t), t);
            if (t > 0) {
                near(curve.restrictedMean(t).orElseThrow().value(), naive.area.get(t), t);
                nearSquare(curve.restrictedMean(t).orElseThrow().standardError(), naive.areaVariance.get(t), t);
            }
            near(shares.none(t).orElseThrow().value(), naive.survival.get(t), t);
            nearSquare(shares.none(t).orElseThrow().standardError(), naive.survivalVariance.get(t), t);
            double sum = shares.none(t).orElseThrow().value();
            for (int cause = 0; cause < CAUSES; cause++) {
                Estimate share = shares.at(shares.causes().get(cause), t).orElseThrow();
                near(share.value(), naive.incidence.get(t)[cause], t);
                nearSquare(share.standardError(), naive.incidenceVariance.get(t)[cause], t);
                sum += share.value();
            }
            near(sum, 1, t);
        }
    }

    @Property(tries = 200)
    void theOrderOfTheSpellsAndOfTheCustomersIsOfNoConsequence(
            @ForAll("clustered") List<Spell> spells, @ForAll Random random) {
        List<Spell> shuffled = new ArrayList<>(spells);
        Collections.shuffle(shuffled, random);
        List<Long> names = new ArrayList<>(LongStream.range(0, 10).boxed().toList());
        Collections.shuffle(names, random);
        List<Spell> renamed = shuffled.stream()
                .map(s -> new Spell(s.entry(), s.time(), s.cause(), s.weight(), names.get((int) s.customer())))
                .toList();
        assertThat(SurvivalCurve.of(clusters(renamed)))
                .isEqualTo(SurvivalCurve.of(clusters(spells)))
                .hasSameHashCodeAs(SurvivalCurve.of(clusters(spells)));
        assertThat(CumulativeIncidence.of(clusters(renamed), "a", "b"))
                .isEqualTo(CumulativeIncidence.of(clusters(spells), "a", "b"));
    }
}
