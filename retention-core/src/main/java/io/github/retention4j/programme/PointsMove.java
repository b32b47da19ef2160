package io.github.retention4j.programme;

/** What moves points. */
public enum PointsMove {
    /** An order or a visit earned points: a new lot. */
    EARNED,
    /** A bonus of the programme: a new lot. */
    BONUS,
    /** A mission was reached: a new lot. */
    MISSION,
    /** A recorded grant: a new lot. */
    GRANTED,
    /** Points of a lot were redeemed. */
    REDEEMED,
    /** Redeemed points came back, into their lot, or as a new one if the programme says so. */
    RESTORED,
    /** Points of a lot were not used in time, or their owner left. */
    EXPIRED,
    /** Points were taken back since an order was refunded: those of a lot, or, if no lot is told, those that are owed from now on. */
    REVOKED,
    /** Points of a lot paid what was owed. They were counted when they were revoked. */
    SETTLED,
    /** A recorded redemption, or a part of it, that no points were there for, or of somebody who was no member then. It moves nothing. */
    UNCOVERED
}
