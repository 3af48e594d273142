// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.api;

import static dev.vireo.model.api.PathParameters.NODE;
import static dev.vireo.model.option.Option.optional;
import static dev.vireo.model.option.Option.required;
import static dev.vireo.model.option.ValueTypes.flag;
import static dev.vireo.model.option.ValueTypes.secret;
import static dev.vireo.model.option.ValueTypes.text;

import dev.vireo.model.access.Privilege;
import dev.vireo.model.node.UpdateAnswers.CertificateInfo;
import dev.vireo.model.option.Option;
import java.util.List;

/** The certificates that a node shows to its clients. */
public final class CertificateEndpoints {
    /** Chain of certificates. */
    public static final Option<String> CHAIN =
            required("certificates", text(), "Certificates in PEM: the node's first, then those who signed it");
    /** Private key. */
    public static final Option<String> KEY =
            optional("key", secret(), "Private key in PEM without a password; the present one if absent");
    /** In place of the present one. */
    public static final Option<Boolean> FORCE = optional("force", flag(), "In place of one that was uploaded before")
            .withDefault(false);
    /** Use it at once. */
    public static final Option<Boolean> RESTART = optional(
                    "restart", flag(), "Use it at once; connections that are open stay")
            .withDefault(false);

    private static final String CUSTOM = "/nodes/{node}/certificates/custom";
    private static final Permission MODIFY = Permission.on("/nodes/{node}", Privilege.SYS_MODIFY);

    /** The certificates. */
    public static final Endpoint<List<CertificateInfo>> INFO = Endpoint.get("/nodes/{node}/certificates/info", NODE)
            .allows(Permission.anyUser(), Answer.list(CertificateInfo.class));
    /** Takes a certificate that somebody else signed. */
    public static final Endpoint<CertificateInfo> UPLOAD =
            Endpoint.post(CUSTOM, NODE, CHAIN, KEY, FORCE, RESTART).allows(MODIFY, Answer.one(CertificateInfo.class));
    /** Removes the uploaded one: the node's own authority signs a new one. */
    public static final Endpoint<Void> REMOVE =
            Endpoint.delete(CUSTOM, NODE, RESTART).allows(MODIFY, Answer.none());
    /** Lets the node's own authority sign a new certificate, before the present one expires. Beyond the dialect. */
    public static final Endpoint<CertificateInfo> RENEW = Endpoint.post("/vireo/nodes/{node}/certificates/renew", NODE)
            .allows(MODIFY, Answer.one(CertificateInfo.class));

    /** All of them. */
    public static final List<Endpoint<?>> ALL = List.of(INFO, UPLOAD, REMOVE, RENEW);

    private CertificateEndpoints() {}
}
