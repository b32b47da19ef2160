package io.github.retention4j.examples.simulation;

import java.util.List;

/** Made-up names, in Arabic script for those who wrote them so. */
final class PersonName {
    private static final List<String> WOMEN = List.of("نورة", "سارة", "مريم", "فاطمة", "هند", "ريم", "لولوة", "دانة");
    private static final List<String> WOMEN_LATIN =
            List.of("Noura", "Sara", "Maryam", "Fatima", "Hind", "Reem", "Lulwa", "Dana");
    private static final List<String> MEN = List.of("محمد", "عبدالله", "فهد", "خالد", "عمر", "يوسف", "سلطان", "كريم");
    private static final List<String> MEN_LATIN =
            List.of("Mohammed", "Abdullah", "Fahad", "Khalid", "Omar", "Yousef", "Sultan", "Karim");
    private static final List<String> FAMILIES =
            List.of("العتيبي", "القحطاني", "الحربي", "الشمري", "حسن", "المطيري", "الهاشمي", "منصور");
    private static final List<String> FAMILIES_LATIN = List.of(
            "Al-Otaibi", "Al-Qahtani", "Al-Harbi", "Al-Shammari", "Hassan", "Al-Mutairi", "Al-Hashimi", "Mansour");

    private PersonName() {}

    static String draw(Draws draws, boolean woman, boolean arabic) {
        String first = pick(draws, woman ? (arabic ? WOMEN : WOMEN_LATIN) : (arabic ? MEN : MEN_LATIN));
        return first + " " + pick(draws, arabic ? FAMILIES : FAMILIES_LATIN);
    }

    private static String pick(Draws draws, List<String> names) {
        return names.get(draws.below(names.size()));
    }
}
