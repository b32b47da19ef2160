package io.github.retention4j.staging;

/** What columns of orders come to, as long as all of their rows are good. */
final class OrderTally {
    private final Account.Source source;
    private final long before;
    private final long from;
    private final long until;
    private final long most;
    private final Reach reach;
    private long rows;
    private long sum;

    /**
     * Nothing yet.
     *
     * @param before the number of the row before the columns' first
     * @param from the first instant that an order may be of
     * @param until before which instant it must be
     * @param most what the amounts may come to
     * @param reach takes the times
     */
    OrderTally(Account.Source source, long before, long from, long until, long most, Reach reach) {
        this.source = source;
        this.before = before;
        this.from = from;
        this.until = until;
        this.most = most;
        this.reach = reach;
    }

    /**
     * Adds a tile of columns, if all of its rows are good: what {@link Admission#timely}, {@link Admission#affordable},
     * {@link Admission#moved} and {@link Admission#seen} do for each, by what they have in common. If not, or if amounts are
     * too large to be added up unseen, adds nothing, and those tell which is bad, if any.
     */
    boolean add(Tile tile, long[] millis) {
        if (tile.first() < from
                || tile.last() >= until
                || tile.amounts() >>> Tile.SMALL_AMOUNT_BITS != 0
                || tile.sum() > most - sum) {
            return false;
        }
        rows += tile.rows();
        reach.addAll(source, before, millis, tile.from(), tile.to(), tile.first(), tile.last());
        sum += tile.sum();
        return true;
    }

    Account.Source source() {
        return source;
    }

    long rows() {
        return rows;
    }

    long sum() {
        return sum;
    }

    Reach reach() {
        return reach;
    }
}
