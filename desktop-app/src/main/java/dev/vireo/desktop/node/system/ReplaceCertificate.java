// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.node.list.NodeCalls;
import dev.vireo.model.api.CertificateEndpoints;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Goes back to the node's own certificate, or lets the node sign a new one.
 *
 * @param removes whether an uploaded one is removed
 */
record ReplaceCertificate(NodeCalls calls, boolean removes) implements Operation {
    @Override
    public Sentence title() {
        return removes
                ? Sentence.of(
                        "Remove the uploaded certificate of {0}?", calls.node().name())
                : Sentence.of("Renew the certificate of {0}?", calls.node().name());
    }

    @Override
    public ObservableValue<Sentence> meaning() {
        return new SimpleObjectProperty<>(
                removes
                        ? Sentence.of("The certificate and its key are destroyed; the node's own one is shown again.")
                        : Sentence.of("The node signs a new certificate. Clients that know the old one by its"
                                + " fingerprint, this program among them, ask once whether to trust it."));
    }

    @Override
    public Sentence verb() {
        return removes ? Sentence.of("Remove") : Sentence.of("Renew");
    }

    @Override
    public boolean destroys() {
        return removes;
    }

    @Override
    public Callable<List<String>> prepare() {
        return removes
                ? calls.change(CertificateEndpoints.REMOVE, calls.path().with(CertificateEndpoints.RESTART, true))
                : calls.change(CertificateEndpoints.RENEW, calls.path());
    }
}
