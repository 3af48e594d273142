// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.client;

import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Says in one sentence why a server could not be spoken to. */
final class Unreachable {
    private Unreachable() {}

    static ApiException because(ServerAddress address, IOException cause) {
        return ApiException.answered(ErrorKind.NODE_UNREACHABLE, sentence(address, cause), Map.of());
    }

    private static String sentence(ServerAddress address, IOException cause) {
        if (cause instanceof UploadCancelledException) {
            return "The upload was cancelled.";
        }
        if (cause instanceof UnknownHostException) {
            return "There is no server named " + address.host() + ".";
        }
        if (cause instanceof ConnectException) {
            return "Nothing listens on " + address + ".";
        }
        if (cause instanceof SocketTimeoutException) {
            return address + " does not answer.";
        }
        if (cause instanceof NoRouteToHostException) {
            return "There is no way to " + address + " from here.";
        }
        if (cause instanceof SSLException) {
            return "No secure connection to " + address + ": "
                    + (isAboutCertificate(cause)
                            ? "its certificate is not the accepted one."
                            : "it does not speak TLS as this program does.");
        }
        return "The connection to " + address + " broke.";
    }

    private static boolean isAboutCertificate(Throwable failure) {
        return failure instanceof CertificateException
                || (failure.getCause() != null && isAboutCertificate(failure.getCause()));
    }
}
