// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.download;

import java.io.IOException;
import java.net.InetAddress;

/** Which addresses may be connected to. Asked of each address at the moment of the connection, whatever name led to it. */
public interface AddressRule {
    /** For callers who may reach whatever the node reaches. */
    AddressRule ANY = address -> {};

    /** Returns if the address may be connected to. */
    void check(InetAddress address) throws ForbiddenAddressException;

    /** An address that may not be connected to. */
    final class ForbiddenAddressException extends IOException {
        private static final long serialVersionUID = 1;

        /** @param reason what kind of address it is */
        public ForbiddenAddressException(InetAddress address, String reason) {
            super("the address " + address.getHostAddress() + " is " + reason
                    + "; only who has Sys.Modify on / may fetch from there");
        }
    }
}
