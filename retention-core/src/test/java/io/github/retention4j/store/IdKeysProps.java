package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdKeysProps {
    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> digits = Arbitraries.strings()
                .withChars("0123456789-+ ٣x")
                .ofMinLength(1)
                .ofMaxLength(4);
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(24);
        Arbitrary<String> numbers = Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20))
                .map(BigInteger::toString);
        Arbitrary<String> atTheBounds = Arbitraries.longs()
                .between(-3, 3)
                .flatMap(step -> Arbitraries.of(Long.MIN_VALUE, IdKeys.LOWEST_NUMBER, Long.MAX_VALUE, 0L)
                        .map(bound -> BigInteger.valueOf(bound)
                                .add(BigInteger.valueOf(step))
                                .toString()));
        return Arbitraries.oneOf(digits, any, numbers, atTheBounds).list().ofMaxSize(60);
    }

    @Property
    void keysAreOneToOneWithTexts(@ForAll("ids") List<String> ids) {
        IdKeys keys = new IdKeys();
        Map<String, Long> seen = new HashMap<>();
        for (String id : ids) {
            long key = keys.of(id);
            assertThat(seen.getOrDefault(id, key)).isEqualTo(key);
            seen.put(id, key);
            assertThat(keys.id(key)).isEqualTo(id);
            assertThat(key).isNotEqualTo(IdKeys.NOBODY);
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
        keys.seal();
        seen.forEach((id, key) -> assertThat(keys.id(key)).isEqualTo(id));
    }

    @Property
    void usualDigitsOfANumberAreTheNumber(@ForAll long number) {
        long key = new IdKeys().of(Long.toString(number));
        if (number >= IdKeys.LOWEST_NUMBER) {
            assertThat(key).isEqualTo(number);
        } else {
            assertThat(key).isBetween(IdKeys.NOBODY + 1, IdKeys.LOWEST_NUMBER - 1);
        }
    }

    @Property
    void aGuestsKeyIsNoTextsAndNoNumbers(@ForAll int guest) {
        long key = IdKeys.ofGuest(guest);
        assertThat(IdKeys.isGuest(key)).isTrue();
        assertThat(IdKeys.guest(key)).isEqualTo(guest);
        assertThat(key).isBetween(TextIndex.key(255, Integer.MAX_VALUE) + 1, IdKeys.LOWEST_NUMBER - 1);
    }

    @Example
    void noOtherKeyIsAGuests() {
        for (long key : List.of(
                IdKeys.NOBODY, TextIndex.key(0, 0), TextIndex.key(255, Integer.MAX_VALUE), IdKeys.LOWEST_NUMBER, -1L)) {
            assertThat(IdKeys.isGuest(key)).isFalse();
        }
    }

    @Example
    void sealedKeysTakeNoNewText() {
        IdKeys keys = new IdKeys();
        keys.of("c-1");
        keys.seal();
        assertThat(keys.of("17")).isEqualTo(17);
        assertThatIllegalStateException().isThrownBy(() -> keys.of("c-2"));
    }

    @Example
    void nobodyHasNoId() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new IdKeys().id(IdKeys.NOBODY))
                .withMessage("an event without a customer has no customer id");
    }
}
