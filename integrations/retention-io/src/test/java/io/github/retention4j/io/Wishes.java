package io.github.retention4j.io;

import io.github.retention4j.history.CustomerRows;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.RecordRow;
import io.github.retention4j.history.Records;
import java.util.OptionalLong;

/** A kind of record that the library does not have: its file. */
final class Wishes extends Records {
    static final RecordKind<Wish, Wishes> KIND = RecordKind.of("wishes", 4, Wishes::write, Wishes::new);

    private static final int WISHED = 0;
    private static final int PRODUCT = 1;
    private static final int PRICE = 2;
    private static final int GRANTED = 3;

    private Wishes(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Wish wish, RecordRow row) {
        add(
                row.customer(wish.customerId()),
                RecordRow.millis(wish.wishedAt()),
                wish.product(),
                wish.price(),
                RecordRow.millis(wish.grantedAt()));
    }

    static void add(RecordRow row, long wishedMillis, String product, long price, OptionalLong grantedMillis) {
        row.begin(KIND);
        row.time(WISHED, "wished", wishedMillis);
        row.word(PRODUCT, "product", product);
        if (price < 0) {
            row.refuse(() -> "price " + price + " is below 0");
        }
        row.number(PRICE, price);
        row.timeAfter(GRANTED, "granted", grantedMillis, WISHED, "wished");
        row.end();
    }

    long wished(int i) {
        return number(i, WISHED);
    }

    String product(int i) {
        return word(i, PRODUCT);
    }

    long price(int i) {
        return number(i, PRICE);
    }

    boolean isGranted(int i) {
        return isKnown(i, GRANTED);
    }

    OptionalLong granted(int i) {
        return ifKnown(i, GRANTED);
    }
}
