package io.github.retention4j.programme;

import static io.github.retention4j.programme.GeneratedProgrammes.Part.BONUSES;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.EARNING;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.ENROLMENT;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.EXPIRY;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.INACTIVITY;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.MISSIONS;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.PENDING;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.REFUNDS;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.SUPPOSED;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.TIERS;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.TURNS;
import static io.github.retention4j.programme.GeneratedProgrammes.Part.VALIDITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The replay beside the naive one, move by move, lot by lot and tier by tier. */
class ReplayProps {
    /** Stated, so that a run says of a change whether it broke something; leave it out to look for more. */
    private static final String SEED = "20261130";

    @Provide
    Arbitrary<MemberFacts> members() {
        return GeneratedMembers.members();
    }

    @Provide
    Arbitrary<MemberFacts> shoppers() {
        return GeneratedMembers.members(9);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> lives() {
        return GeneratedProgrammes.of(EARNING, PENDING, EXPIRY);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> silences() {
        return GeneratedProgrammes.of(PENDING, INACTIVITY, REFUNDS, BONUSES);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> refunds() {
        return GeneratedProgrammes.of(PENDING, EXPIRY, REFUNDS);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> supposed() {
        return GeneratedProgrammes.of(PENDING, EXPIRY, REFUNDS, SUPPOSED);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> extras() {
        return GeneratedProgrammes.of(TURNS, EXPIRY, BONUSES, MISSIONS, ENROLMENT, VALIDITY);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> tiers() {
        return GeneratedProgrammes.of(TIERS, REFUNDS, EXPIRY);
    }

    @Provide
    Arbitrary<LoyaltyProgramme> all() {
        return GeneratedProgrammes.all();
    }

    @Property(tries = 500, seed = SEED)
    void pointsThatExpire(@ForAll("shoppers") MemberFacts member, @ForAll("lives") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void pointsThatGoTogether(@ForAll("members") MemberFacts member, @ForAll("silences") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void pointsOfOrdersThatComeBack(
            @ForAll("shoppers") MemberFacts member, @ForAll("refunds") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void supposedRedemptions(@ForAll("shoppers") MemberFacts member, @ForAll("supposed") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void bonusesMissionsAndEnrolment(
            @ForAll("members") MemberFacts member, @ForAll("extras") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void tiersOfMembers(@ForAll("members") MemberFacts member, @ForAll("tiers") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 500, seed = SEED)
    void allTogether(@ForAll("members") MemberFacts member, @ForAll("all") LoyaltyProgramme programme) {
        assertAgrees(member, programme);
    }

    @Property(tries = 300, seed = SEED)
    void rowsArriveInAnyOrder(
            @ForAll("members") MemberFacts member, @ForAll("all") LoyaltyProgramme programme, @ForAll Random random) {
        PointsLedger ordered = member.replay(programme);
        PointsLedger shuffled = programme.replay(
                member.history(random).customer(MemberFacts.MEMBER).orElseThrow());
        assertThat(Told.moves(shuffled)).isEqualTo(Told.moves(ordered));
        assertThat(Told.lots(shuffled)).isEqualTo(Told.lots(ordered));
        assertThat(Told.tiers(shuffled)).isEqualTo(Told.tiers(ordered));
    }

    private static void assertAgrees(MemberFacts member, LoyaltyProgramme programme) {
        PointsLedger ledger = member.replay(programme);
        NaivePoints naive = member.naive(programme);
        assertThat(Told.inFull(Told.read(ledger))).as("moves").isEqualTo(Told.inFull(naive.moves));
        assertThat(Told.lots(ledger)).as("lots").isEqualTo(Told.lots(naive, ledger));
        assertThat(Told.tiers(ledger)).as("tiers").isEqualTo(Told.tiers(naive));
    }
}
