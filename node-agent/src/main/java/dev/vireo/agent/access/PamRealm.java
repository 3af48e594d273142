// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.access;

import org.jvnet.libpam.PAM;
import org.jvnet.libpam.PAMException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts of the node's own system, by PAM. The agent must be root to check them. */
public final class PamRealm implements Realm {
    private static final Logger LOG = LoggerFactory.getLogger(PamRealm.class);

    private final String service;

    /** @param service name of the PAM service, a file in {@code /etc/pam.d} */
    public PamRealm(String service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "pam";
    }

    @Override
    public String type() {
        return "pam";
    }

    @Override
    public String comment() {
        return "Linux PAM standard authentication";
    }

    @Override
    public boolean checks(String user, String password) {
        try {
            PAM pam = new PAM(service);
            try {
                pam.authenticate(user, password);
                return true;
            } finally {
                pam.dispose();
            }
        } catch (PAMException e) {
            // Its text names the reason but not the password.
            LOG.info("PAM refused a login: {}", e.getMessage());
            return false;
        } catch (LinkageError e) {
            LOG.warn("PAM is not available on this node: {}", e.getMessage());
            return false;
        }
    }
}
