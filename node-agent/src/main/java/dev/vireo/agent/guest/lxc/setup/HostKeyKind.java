// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.setup;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;

/** Kinds of keys by which an SSH server is known; others are out of use. */
enum HostKeyKind {
    /** On the curve nistp256. */
    ECDSA,
    /** Edwards' curve. */
    ED25519,
    /** Of 3072 bits. */
    RSA;

    private static final int RSA_BITS = 3072;
    private static final int CERTAINTY = 100;

    /** Its name within names of files. */
    String word() {
        return switch (this) {
            case ECDSA -> "ecdsa";
            case ED25519 -> "ed25519";
            case RSA -> "rsa";
        };
    }

    /** Draws a key. */
    AsymmetricCipherKeyPair generate(SecureRandom random) {
        return generator(random).generateKeyPair();
    }

    private AsymmetricCipherKeyPairGenerator generator(SecureRandom random) {
        switch (this) {
            case ED25519 -> {
                Ed25519KeyPairGenerator edwards = new Ed25519KeyPairGenerator();
                edwards.init(new Ed25519KeyGenerationParameters(random));
                return edwards;
            }
            case ECDSA -> {
                ECKeyPairGenerator curve = new ECKeyPairGenerator();
                ECNamedDomainParameters p256 = new ECNamedDomainParameters(
                        SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
                curve.init(new ECKeyGenerationParameters(p256, random));
                return curve;
            }
            default -> {
                RSAKeyPairGenerator rsa = new RSAKeyPairGenerator();
                rsa.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), random, RSA_BITS, CERTAINTY));
                return rsa;
            }
        }
    }

    /**
     * A public key as one line of text.
     *
     * @param open the key in SSH's own encoding, whose first field names its kind
     */
    static String publicLine(byte[] open, String hostName) {
        int length = ((open[2] & 0xff) << 8) | (open[3] & 0xff);
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        kind.write(open, 4, length);
        return kind.toString(StandardCharsets.US_ASCII) + " "
                + Base64.getEncoder().encodeToString(open) + " root@" + hostName + "\n";
    }
}
