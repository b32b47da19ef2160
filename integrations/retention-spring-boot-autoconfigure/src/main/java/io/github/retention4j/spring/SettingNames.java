package io.github.retention4j.spring;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The properties that there are, as {@link RetentionProperties} has them, without {@code retention4j} in front. */
final class SettingNames {
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(ShopSettings.PREFIX);
    private static final String SHOPS = "shops";

    /** What variables of the environment begin with. */
    static final String VARIABLES = "RETENTION4J_";

    private static final List<String> ALL = of(RetentionProperties.class, "").toList();
    private static final List<String> OF_A_SHOP =
            of(RetentionProperties.Shop.class, "").toList();

    private SettingNames() {}

    private static Stream<String> of(Class<?> record, String prefix) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getName().equals(SHOPS))
                .flatMap(component -> of(component, prefix));
    }

    private static Stream<String> of(RecordComponent component, String prefix) {
        String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
        return component.getType().isRecord() ? of(component.getType(), name + ".") : Stream.of(name);
    }

    static boolean isOurs(ConfigurationPropertyName name) {
        return PREFIX.isAncestorOf(name);
    }

    /** Of one that is not ours it means nothing. */
    static boolean isKnown(ConfigurationPropertyName name) {
        ConfigurationPropertyName below = name.subName(1);
        return isOfShops(below)
                ? below.getNumberOfElements() < 3 || isAmong(OF_A_SHOP, below.subName(2))
                : isAmong(ALL, below);
    }

    private static boolean isOfShops(ConfigurationPropertyName below) {
        return below.getElement(0, ConfigurationPropertyName.Form.UNIFORM).equals(SHOPS);
    }

    private static boolean isAmong(List<String> names, ConfigurationPropertyName name) {
        return names.stream().map(ConfigurationPropertyName::of).anyMatch(name::equals);
    }

    /** What to write in place of one that there is not, as the end of a sentence. */
    static String instead(ConfigurationPropertyName unknown) {
        ConfigurationPropertyName below = unknown.subName(1);
        List<String> parts = parts(below);
        // A group of properties may be of a shop, too.
        int shop = parts.size() > 2 && isNearShops(parts.get(0)) ? 2 : 0;
        String written = String.join(".", parts.subList(shop, parts.size()));
        String prefix = shop == 0 ? "" : SHOPS + "." + parts.get(1) + ".";
        List<String> names = shop == 0 ? ALL : OF_A_SHOP;
        List<String> group = names.stream()
                .filter(name -> name.startsWith(written + "."))
                .map(prefix::concat)
                .toList();
        if (!group.isEmpty()) {
            return "write one of " + listed(group);
        }
        return nearest(written, names)
                .map(prefix::concat)
                .or(() -> nearest(written, ALL))
                .map(near -> "did you mean " + listed(List.of(near)) + "?")
                .orElse("there are " + listed(ALL) + ", and " + ShopSettings.PREFIX + ".shops");
    }

    private static List<String> parts(ConfigurationPropertyName name) {
        return IntStream.range(0, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, ConfigurationPropertyName.Form.DASHED))
                .toList();
    }

    private static boolean isNearShops(String part) {
        return !NearNames.of(part, List.of(SHOPS), 1).isEmpty();
    }

    /** One that ends as what is written, or with which that ends; or is near to it; or is so by what is behind the last dot. */
    private static Optional<String> nearest(String written, List<String> names) {
        return names.stream()
                .filter(name -> name.endsWith("." + written) || written.endsWith("." + name))
                .findFirst()
                .or(() -> NearNames.of(written, names, 1).stream().findFirst())
                .or(() ->
                        NearNames.of(
                                        written.replace('.', '/'),
                                        names.stream()
                                                .map(name -> name.replace('.', '/'))
                                                .toList(),
                                        1)
                                .stream()
                                .findFirst()
                                .map(name -> name.replace('/', '.')));
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> ShopSettings.PREFIX + "." + name).collect(Collectors.joining(", "));
    }

    // ---- of the environment, where nobody can tell a dot from a dash

    /** Whether a variable of the environment sets a property. */
    static boolean isKnown(String variable) {
        String plain = plain(variable);
        String ofShops = plain(ShopSettings.PREFIX + SHOPS);
        return ALL.stream().anyMatch(name -> plain(ShopSettings.PREFIX + name).equals(plain))
                || (plain.startsWith(ofShops) && OF_A_SHOP.stream().anyMatch(name -> plain.endsWith(plain(name))));
    }

    /** The variable that may be meant by one that sets nothing. */
    static Optional<String> nearVariable(String variable) {
        String written = variable.substring(VARIABLES.length());
        List<String> names = ALL.stream()
                .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();
        return NearNames.of(written, names, 1).stream().findFirst().map(VARIABLES::concat);
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
