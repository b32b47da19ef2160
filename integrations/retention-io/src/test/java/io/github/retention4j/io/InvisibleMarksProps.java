package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;

/** A file into whose ids marks have been strewn is, folded, the file without them. */
class InvisibleMarksProps {
    private static final String NO_WIDTH =
            "\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2069\uFEFF";
    private static final String SPACES = "\u00A0\u2003\u2007\u202F\u3000";

    @Property(tries = 200)
    void strewnMarksAreTakenOutAgain(@ForAll("ids") List<String> ids, @ForAll long seed) {
        Random random = new Random(seed);
        List<String> strewn = ids.stream().map(id -> strew(id, random)).toList();
        boolean marked = strewn.stream()
                .anyMatch(id -> id.substring(1).chars().anyMatch(c -> (NO_WIDTH + SPACES).indexOf(c) >= 0));

        History plain = read(ids, "who", InvisibleMarks.KEEP);
        History folded = read(strewn, strew("who", random), InvisibleMarks.FOLD);

        assertThat(Contents.of(folded)).isEqualTo(Contents.of(plain));
        assertThat(plain.intake().notes()).isEmpty();
        assertThat(folded.intake().notes()).hasSize(marked ? 1 : 0);
    }

    private static String strew(String id, Random random) {
        StringBuilder strewn = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            // Not in front, where a byte order mark is white space.
            while (strewn.length() > 0 && random.nextInt(5) == 0) {
                strewn.append(NO_WIDTH.charAt(random.nextInt(NO_WIDTH.length())));
            }
            strewn.append(c == ' ' && random.nextBoolean() ? SPACES.charAt(random.nextInt(SPACES.length())) : c);
        }
        return strewn.toString();
    }

    private static History read(List<String> ids, String column, InvisibleMarks policy) {
        List<String> lines = new ArrayList<>(List.of(column + ",at,total"));
        ids.forEach(id -> lines.add(id + ",2026-01-05,5"));
        return Csv.stream("orders.csv", Source.lines(lines.toArray(String[]::new)))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total")
                .invisibleMarks(policy)
                .into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build();
    }

    @Provide
    Arbitrary<List<String>> ids() {
        return Arbitraries.strings()
                .withChars("abC019-é ليى")
                .ofMaxLength(6)
                .map(inner -> "k" + inner + "z")
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
