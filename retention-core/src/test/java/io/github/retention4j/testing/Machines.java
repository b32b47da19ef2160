package io.github.retention4j.testing;

import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Machines of users all over the world: their default locales and zones. */
public final class Machines {
    private static final List<Locale> LOCALES = List.of(
            Locale.ROOT,
            Locale.forLanguageTag("ar-SA-u-nu-arab"),
            Locale.forLanguageTag("tr-TR"),
            Locale.GERMANY,
            Locale.forLanguageTag("hi-IN-u-nu-deva"));
    private static final List<String> ZONES =
            List.of("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Riyadh", "Africa/Cairo");

    private Machines() {}

    /** What work gives on each machine. The defaults are put back afterwards. */
    public static <T> List<T> onEach(Supplier<T> work) {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            return IntStream.range(0, LOCALES.size())
                    .mapToObj(i -> {
                        Locale.setDefault(LOCALES.get(i));
                        TimeZone.setDefault(TimeZone.getTimeZone(ZONES.get(i)));
                        return work.get();
                    })
                    .toList();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
