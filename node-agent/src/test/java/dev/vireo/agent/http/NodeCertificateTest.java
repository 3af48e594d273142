// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.api.ApiException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class NodeCertificateTest {
    @TempDir
    Path directory;

    private NodeCertificate open() throws Exception {
        return NodeCertificate.open(directory.resolve("node.p12"), "n1", Instant.now(), new SecureRandom());
    }

    @Test
    void certificateStaysTheSameOnceMadeAndIsTheAgentsAlone() throws Exception {
        String first = open().fingerprint();

        assertThat(open().fingerprint()).isEqualTo(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(Files.getPosixFilePermissions(directory.resolve("node.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.delete(directory.resolve("node.p12"));
        assertThat(open().fingerprint()).isNotEqualTo(first);
    }

    @Test
    void whoConnectsIsShownTheCertificateWithThatFingerprintAndTheNodesNames() throws Exception {
        NodeCertificate certificate = open();

        X509Certificate shown = shownBy(certificate);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
        assertThat(HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest)).isEqualTo(certificate.fingerprint());
        assertThat(shown.getSubjectAlternativeNames().toString()).contains("n1", "localhost", "127.0.0.1");
        assertThat(shown.getBasicConstraints()).isEqualTo(-1);
        shown.checkValidity();
    }

    @Test
    void uploadedCertificateIsServedAtOnceAndRemovedAgain() throws Exception {
        NodeCertificate certificate = open();
        String own = certificate.fingerprint();
        CertificateAuthority company = CertificateAuthority.create("company", Instant.now(), new SecureRandom());
        CertificateAuthority.Signed signed = company.sign("n1", Instant.now(), new SecureRandom());
        String chain = pem("CERTIFICATE", signed.certificate().getEncoded())
                + pem("CERTIFICATE", company.certificate().getEncoded());
        String key = pem("PRIVATE KEY", signed.key().getEncoded());

        certificate.upload(chain, Optional.of(key), false, true);

        assertThat(shownBy(certificate)).isEqualTo(signed.certificate());
        assertThat(open().fingerprint()).isEqualTo(certificate.fingerprint()).isNotEqualTo(own);
        assertThatThrownBy(() -> certificate.upload(chain, Optional.of(key), false, true))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.errors()).containsKey("force"));
        certificate.removeCustom(true);
        assertThat(certificate.fingerprint()).isEqualTo(own);
        assertThat(open().fingerprint()).isEqualTo(own);
    }

    @Test
    void uploadThatIsNotToBeUsedAtOnceIsUsedFromTheNextStartOn() throws Exception {
        NodeCertificate certificate = open();
        String own = certificate.fingerprint();
        CertificateAuthority.Signed signed = CertificateAuthority.create("c", Instant.now(), new SecureRandom())
                .sign("n1", Instant.now(), new SecureRandom());
        String key = pem("PRIVATE KEY", signed.key().getEncoded());

        certificate.upload(pem("CERTIFICATE", signed.certificate().getEncoded()), Optional.of(key), false, false);

        assertThat(certificate.fingerprint()).isEqualTo(own);
        assertThat(open().fingerprint()).isEqualTo(NodeCertificate.fingerprint(signed.certificate()));
    }

    @Test
    void keyThatDoesNotFitIsRefusedAndNeverRepeated() throws Exception {
        NodeCertificate certificate = open();
        CertificateAuthority company = CertificateAuthority.create("company", Instant.now(), new SecureRandom());
        CertificateAuthority.Signed one = company.sign("n1", Instant.now(), new SecureRandom());
        CertificateAuthority.Signed other = company.sign("n1", Instant.now(), new SecureRandom());
        String wrongKey = pem("PRIVATE KEY", other.key().getEncoded());
        String chain = pem("CERTIFICATE", one.certificate().getEncoded());

        for (String key : List.of(wrongKey, "no key at all")) {
            assertThatThrownBy(() -> certificate.upload(chain, Optional.of(key), false, true))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.errors().get("key")).isNotBlank().doesNotContain(key.strip()));
        }
        assertThatThrownBy(() -> certificate.upload(
                        chain + pem("CERTIFICATE", other.certificate().getEncoded()),
                        Optional.of(pem("PRIVATE KEY", one.key().getEncoded())),
                        false,
                        true))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.errors().get("certificates")).contains("certificate 1"));
        assertThat(certificate.custom()).isEmpty();
    }

    @Test
    void renewedCertificateIsSignedByTheSameAuthority() throws Exception {
        NodeCertificate certificate = open();
        String before = certificate.fingerprint();

        X509Certificate renewed = certificate.renew(Instant::now);

        assertThat(shownBy(certificate)).isEqualTo(renewed);
        assertThat(certificate.fingerprint()).isNotEqualTo(before);
        renewed.verify(certificate.authority().getPublicKey());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static X509Certificate shownBy(NodeCertificate certificate) throws Exception {
        try (SSLServerSocket server = (SSLServerSocket)
                certificate.tls().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> handshake(server));
            serving.start();
            try (SSLSocket client = (SSLSocket)
                    trustingAll().getSocketFactory().createSocket(server.getInetAddress(), server.getLocalPort())) {
                client.startHandshake();
                Certificate[] chain = client.getSession().getPeerCertificates();
                serving.join();
                return (X509Certificate) chain[0];
            }
        }
    }

    private static void handshake(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // The client fails too, and says why.
        }
    }

    private static SSLContext trustingAll() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager any = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        context.init(null, new TrustManager[] {any}, new SecureRandom());
        return context;
    }
}
