package io.github.retention4j.benchmarks;

import java.util.SplittableRandom;
import java.util.UUID;

/** Customers' ids as text, as shops have them. */
public enum TextIds {
    /** {@code C} and nine digits. */
    TEN_CHARACTERS {
        @Override
        String id(long customer) {
            return "C" + Long.toString(TEN_DIGITS + customer).substring(1);
        }
    },
    /** Random ones, as most new backends give. */
    UUIDS {
        @Override
        String id(long customer) {
            SplittableRandom random = new SplittableRandom(customer);
            long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
            long variant = (random.nextLong() >>> 2) | Long.MIN_VALUE;
            return new UUID(version4, variant).toString();
        }
    },
    /** Addresses of 25 to 44 characters. */
    EMAILS {
        @Override
        String id(long customer) {
            SplittableRandom random = new SplittableRandom(customer);
            return one(FIRST_NAMES, random) + "." + one(LAST_NAMES, random) + customer + "@" + one(HOSTS, random);
        }
    };

    private static final long TEN_DIGITS = 1_000_000_000;
    private static final String[] FIRST_NAMES = {"anna", "ben", "charlotte", "dev", "elizabeth", "tom", "maria", "yusuf"
    };
    private static final String[] LAST_NAMES = {"smith", "okafor", "patel", "ng", "williamson", "garcia", "lee", "novak"
    };
    private static final String[] HOSTS = {"example.com", "mail.example.org", "example.co.uk", "post.example.net"};

    /** The id of a customer who is numbered so. */
    abstract String id(long customer);

    /** The ids of a log's rows: an object for each row, as a driver of a database hands them out. */
    String[] of(OrderColumns columns) {
        String[] ids = new String[columns.rows()];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = id(columns.customers()[row]);
        }
        return ids;
    }

    private static String one(String[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }
}
