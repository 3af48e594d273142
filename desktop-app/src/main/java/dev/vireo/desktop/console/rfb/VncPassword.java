// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.console.rfb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The password of a console. Only its first eight bytes count; it never appears in a text. */
public final class VncPassword {
    /** For servers that ask for none. */
    public static final VncPassword NONE = new VncPassword(new byte[0]);

    static final int CHALLENGE_LENGTH = 16;
    private static final int KEY_LENGTH = 8;

    private final byte[] bytes;

    private VncPassword(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A password as the user or the agent gives it. */
    public static VncPassword of(String password) {
        return new VncPassword(password.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether there is none. */
    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The answer that proves knowledge of the password: the challenge under DES, with the bits of each key byte reversed. */
    @SuppressWarnings("InsecureCryptoUsage") // the protocol prescribes DES; the stream below is protected by TLS
    byte[] answer(byte[] challenge) {
        byte[] key = Arrays.copyOf(bytes, KEY_LENGTH);
        for (int i = 0; i < KEY_LENGTH; i++) {
            key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
            return cipher.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks DES, which VNC passwords need.", e);
        }
    }
}
