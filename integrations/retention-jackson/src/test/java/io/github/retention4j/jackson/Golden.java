package io.github.retention4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that what is written must equal, in {@code src/test/resources/golden}: each character, and each number to twelve digits, since
 * logarithms may differ in the last digit from one Java to another. {@code -Dgolden=write} writes them anew; look at what changed
 * before you commit it.
 */
final class Golden {
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private static final Pattern LONG_NUMBER = Pattern.compile("-?[0-9]+\\.[0-9]{12,}(E-?[0-9]+)?");
    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private Golden() {}

    static void check(String file, String written) {
        String text = written.replace("\r\n", "\n");
        Path path = FOLDER.resolve(file);
        try {
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text);
            }
            assertThat(path).as("no golden file yet: run with -Dgolden=write").exists();
            String expected = Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(rounded(text)).as(file).isEqualTo(rounded(expected));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static String rounded(String text) {
        return LONG_NUMBER
                .matcher(text)
                .replaceAll(number -> Matcher.quoteReplacement(
                        new BigDecimal(number.group()).round(DIGITS).toString()));
    }
}
