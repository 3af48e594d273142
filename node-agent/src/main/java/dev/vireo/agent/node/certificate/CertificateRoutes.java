// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.node.certificate;

import dev.vireo.agent.host.SystemFile;
import dev.vireo.agent.http.Call;
import dev.vireo.agent.http.NodeCertificate;
import dev.vireo.agent.http.Routes;
import dev.vireo.model.api.CertificateEndpoints;
import dev.vireo.model.node.UpdateAnswers.CertificateInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds the endpoints of the node's certificates. */
public final class CertificateRoutes {
    private final NodeCertificate certificates;
    private final InstantSource clock;
    private final SystemFile fingerprint;

    /** @param fingerprint file that holds the fingerprint of the certificate that is served, for local programs */
    public CertificateRoutes(NodeCertificate certificates, InstantSource clock, Path fingerprint) {
        this.certificates = certificates;
        this.clock = clock;
        this.fingerprint = new SystemFile(fingerprint);
    }

    /** Binds them. */
    public void bind(Routes routes) {
        routes.on(CertificateEndpoints.INFO, call -> list())
                .on(CertificateEndpoints.UPLOAD, this::upload)
                .on(CertificateEndpoints.REMOVE, this::remove)
                .on(CertificateEndpoints.RENEW, call -> renew());
    }

    private List<CertificateInfo> list() throws IOException {
        List<CertificateInfo> all = new ArrayList<>();
        all.add(describe("pve-root-ca.pem", certificates.authority()));
        all.add(describe("pve-ssl.pem", certificates.node()));
        Optional<X509Certificate> custom = certificates.custom();
        if (custom.isPresent()) {
            all.add(describe("pveproxy-ssl.pem", custom.get()));
        }
        return all;
    }

    private CertificateInfo upload(Call call) throws IOException {
        X509Certificate uploaded = certificates.upload(
                call.require(CertificateEndpoints.CHAIN),
                call.get(CertificateEndpoints.KEY),
                call.require(CertificateEndpoints.FORCE),
                call.require(CertificateEndpoints.RESTART));
        tellFingerprint();
        return describe("pveproxy-ssl.pem", uploaded);
    }

    private @Nullable Void remove(Call call) throws IOException {
        certificates.removeCustom(call.require(CertificateEndpoints.RESTART));
        tellFingerprint();
        return null;
    }

    private CertificateInfo renew() throws IOException {
        X509Certificate renewed = certificates.renew(clock);
        tellFingerprint();
        return describe("pve-ssl.pem", renewed);
    }

    private void tellFingerprint() throws IOException {
        fingerprint.replace(certificates.fingerprint() + "\n");
    }

    /** The file names are those of the dialect: clients know certificates by them. */
    private static CertificateInfo describe(String name, X509Certificate certificate) throws IOException {
        PublicKey key = certificate.getPublicKey();
        try {
            return new CertificateInfo(
                    name,
                    NodeCertificate.fingerprint(certificate),
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getIssuerX500Principal().getName(),
                    names(certificate),
                    certificate.getNotBefore().toInstant().getEpochSecond(),
                    certificate.getNotAfter().toInstant().getEpochSecond(),
                    key.getAlgorithm(),
                    bits(key),
                    pem(certificate));
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate of the node cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable Integer bits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECKey ec ? ec.getParams().getCurve().getField().getFieldSize() : null;
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
