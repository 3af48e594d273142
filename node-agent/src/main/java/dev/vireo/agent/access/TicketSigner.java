// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import dev.vireo.agent.cluster.ClusterStore;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs short texts with a key that all nodes share, so that whoever brings one back is known. */
final class TicketSigner {
    private static final String KEY_FILE = "priv/ticket.key";
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    TicketSigner(ClusterStore store, SecureRandom random) {
        if (store.read(KEY_FILE).isEmpty()) {
            byte[] fresh = new byte[32];
            random.nextBytes(fresh);
            String text = Base64.getEncoder().encodeToString(fresh);
            store.update(KEY_FILE, present -> present.isEmpty() ? text : present);
        }
        key = new SecretKeySpec(Base64.getDecoder().decode(store.textOf(KEY_FILE)), ALGORITHM);
    }

    /** {@code PLAIN:HEX8::SIGNATURE}; {@code secret} is signed too and not in the text. */
    String sign(String plain, String secret, Instant now) {
        String stamped = plain + ":" + hex(now);
        return stamped + "::" + signature(stamped, secret);
    }

    /** When a text was signed, if it was signed here with that secret. */
    Optional<Signed> verify(String ticket, String secret) {
        int end = ticket.lastIndexOf("::");
        int colon = end < 0 ? -1 : ticket.lastIndexOf(':', end - 1);
        if (colon < 0) {
            return Optional.empty();
        }
        String stamped = ticket.substring(0, end);
        byte[] expected = signature(stamped, secret).getBytes(StandardCharsets.US_ASCII);
        byte[] given = ticket.substring(end + 2).getBytes(StandardCharsets.UTF_8);
        String stamp = stamped.substring(colon + 1);
        return MessageDigest.isEqual(expected, given) && stamp.matches("[0-9A-F]{8}")
                ? Optional.of(new Signed(stamped.substring(0, colon), Instant.ofEpochSecond(Long.parseLong(stamp, 16))))
                : Optional.empty();
    }

    /** A text and when it was signed. */
    record Signed(String plain, Instant time) {}

    private static String hex(Instant time) {
        return String.format(Locale.ROOT, "%08X", time.getEpochSecond());
    }

    private String signature(String stamped, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((stamped + "\n" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
