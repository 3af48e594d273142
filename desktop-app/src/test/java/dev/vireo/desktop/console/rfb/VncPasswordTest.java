// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The expected bytes are those of {@code openssl enc -des-ecb -nopad -provider legacy -provider default -K KEY}. */
class VncPasswordTest {
    private static String answer(String password, byte[] challenge) {
        return HexFormat.of().formatHex(VncPassword.of(password).answer(challenge));
    }

    /** "password" is 70617373776f7264; with the bits of each byte reversed, KEY is 0e86ceceeef64e26. */
    @Test
    void answerIsThatOfAnotherImplementationOfDes() {
        byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertThat(answer("password", challenge)).isEqualTo("b866924125c8eebb9debc1db61c538e2");
    }

    /** KEY is 8646c60000000000 for "abc", filled up with zeros. */
    @Test
    void shortPasswordIsFilledUpWithZeros() {
        byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertThat(answer("abc", challenge)).isEqualTo("9c22b4f2088c3465a1562c4b9d6edb04");
    }

    /** Servers keep "password" in their files as dbd83cfd727a1458, made with a key that is the same everywhere. */
    @Test
    void keyOfPasswordFilesMakesTheirKnownBytes() {
        String fileKey = new String(new byte[] {23, 82, 107, 6, 35, 78, 88, 7}, StandardCharsets.US_ASCII);
        assertThat(answer(fileKey, "password".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("dbd83cfd727a1458");
    }
}
