// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.vireo.model.InvalidValueException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * SHA-256 of a certificate.
 *
 * @param text 32 pairs of upper-case hexadecimal digits, divided by colons
 */
public record Fingerprint(@JsonValue String text) {
    private static final Pattern FORM = Pattern.compile("([0-9A-F]{2}:){31}[0-9A-F]{2}");

    public Fingerprint {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException(
                    "a fingerprint has 32 pairs of hexadecimal digits - got " + InvalidValueException.quote(text));
        }
    }

    /** Reads a fingerprint in either case, with colons or without. */
    @JsonCreator
    public static Fingerprint parse(String text) {
        String digits = text.strip().replace(":", "").toUpperCase(Locale.ROOT);
        return new Fingerprint(digits.replaceAll("(..)(?!$)", "$1:"));
    }

    /** The fingerprint of a certificate. */
    public static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("no SHA-256 of a certificate", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
