// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What a person looks at before trusting a certificate.
 *
 * @param subject whom it is for
 * @param issuer who made it
 * @param validFrom from when it holds
 * @param validUntil until when it holds
 * @param fingerprint its SHA-256
 */
public record CertificateInfo(
        String subject, String issuer, Instant validFrom, Instant validUntil, Fingerprint fingerprint) {
    /** Describes a certificate. */
    public static CertificateInfo of(X509Certificate certificate) {
        return new CertificateInfo(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                Fingerprint.of(certificate));
    }
}
