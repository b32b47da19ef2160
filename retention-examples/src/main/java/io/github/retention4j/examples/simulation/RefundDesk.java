package io.github.retention4j.examples.simulation;

/** Gives money back for a few purchases, some days later: in full or in part. */
final class RefundDesk {
    private static final double REFUNDED = 0.05;
    private static final double IN_FULL = 0.45;
    private static final double SECONDS_A_DAY = 86_400;

    private final long end;

    RefundDesk(ShopCalendar calendar) {
        this.end = calendar.end();
    }

    void serve(Sale sale, double satisfaction, Draws draws) {
        boolean refunded = draws.chance(REFUNDED * StrictMath.exp(-0.4 * satisfaction));
        boolean inFull = draws.chance(IN_FULL);
        double part = inFull ? 1 : draws.between(0.1, 0.6);
        long at = sale.millis + 1000 * (long) (SECONDS_A_DAY * draws.between(1, 15));
        if (refunded && at < end) {
            sale.refund(at, Math.round(part * sale.minorUnits));
        }
    }
}
