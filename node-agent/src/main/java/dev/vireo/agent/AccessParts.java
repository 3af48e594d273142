// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent;

import dev.vireo.agent.access.AccessControl;
import dev.vireo.agent.access.OwnRealm;
import dev.vireo.agent.access.PamRealm;
import dev.vireo.agent.access.Realm;
import dev.vireo.agent.access.UserApi;
import dev.vireo.agent.cluster.ClusterStore;
import dev.vireo.model.access.AccessPath;
import dev.vireo.model.access.Privilege;
import dev.vireo.model.id.Principal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what.
 *
 * @param control logs in and evaluates the access list
 * @param users users and their passwords
 */
record AccessParts(AccessControl control, UserApi users) {
    /** Name of the PAM service: the one that console logins use is there on every system. */
    private static final String PAM_SERVICE = "login";

    static AccessParts create(ClusterStore store, InstantSource clock, SecureRandom random, boolean isRoot) {
        OwnRealm own = new OwnRealm(store);
        List<Realm> realms = new ArrayList<>(List.of(own));
        if (isRoot) {
            // Without root, PAM can check no password but the agent's own.
            realms.add(new PamRealm(PAM_SERVICE));
        }
        AccessControl control = new AccessControl(store, realms, clock, random);
        return new AccessParts(control, new UserApi(control, own));
    }

    /** Whether somebody may see the guest, storage or node at a path. */
    boolean sees(Principal who, AccessPath path) {
        Privilege needed = path.text().startsWith("/vms/")
                ? Privilege.VM_AUDIT
                : path.text().startsWith("/storage/") ? Privilege.DATASTORE_AUDIT : Privilege.SYS_AUDIT;
        return control.holds(who, path, needed)
                || (needed == Privilege.DATASTORE_AUDIT
                        && control.holds(who, path, Privilege.DATASTORE_ALLOCATE_SPACE));
    }
}
