// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import static dev.vireo.model.InvalidValueException.quote;

import dev.vireo.model.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a file's content must sum up to.
 *
 * @param algorithm the API's word, such as {@code sha256}
 * @param digits hexadecimal, small letters
 */
public record Checksum(String algorithm, String digits) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512",
            "SHA-512");

    public Checksum {
        digits = digits.toLowerCase(Locale.ROOT);
        int needed = digest(algorithm).getDigestLength() * 2;
        if (digits.length() != needed || !digits.matches("[0-9a-f]+")) {
            throw new InvalidValueException("a checksum of kind " + algorithm + " has " + needed
                    + " hexadecimal digits - got " + quote(digits));
        }
    }

    /** Begins to sum up. */
    public MessageDigest begin() {
        return digest(algorithm);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            String name = ALGORITHMS.get(algorithm);
            return MessageDigest.getInstance(name == null ? "" : name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    /** Whether that is the sum. */
    public boolean isSum(MessageDigest digest) {
        return digits.equals(HexFormat.of().formatHex(digest.digest()));
    }

    /** Whether a file sums up to it. What was summed up once is remembered as long as the file stays as it is. */
    public boolean isOf(Path file) throws IOException {
        Optional<Checksum> known = RememberedChecksum.read(file, algorithm);
        if (known.isPresent()) {
            return known.get().equals(this);
        }
        boolean isSum = isSum(sumOf(file));
        if (isSum) {
            RememberedChecksum.write(file, this);
        }
        return isSum;
    }

    private MessageDigest sumOf(Path file) throws IOException {
        MessageDigest digest = begin();
        byte[] some = new byte[64 << 10];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
            }
        }
        return digest;
    }
}
