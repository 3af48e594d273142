// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import atlantafx.base.theme.Styles;
import dev.vireo.desktop.dialog.DrawerPane;
import dev.vireo.desktop.dialog.Operation;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.node.UpdateAnswers.CertificateInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** The certificates that a node shows to its clients. */
final class CertificatesView implements TabContent {
    private final NodeList<CertificateInfo> list;
    private final Operations operations;
    private final ListTab tab;
    private final DrawerPane pane;

    CertificatesView(NodeList<CertificateInfo> list, Toolkit toolkit, Operations operations) {
        this.list = list;
        this.operations = operations;
        ListTable<CertificateInfo> table = new ListTable<>(
                        "certificate-list", list, Sentence.of("The node tells of no certificate."), toolkit)
                .column(Sentence.of("Certificate"), 190, CertificatesView::name)
                .column(Sentence.of("For"), 190, certificate -> text(certificate.subject()))
                .column(Sentence.of("Signed by"), 220, certificate -> text(certificate.issuer()))
                .column(Sentence.of("Valid until"), 120, certificate -> day(certificate.notAfter(), toolkit))
                .column(Sentence.of("Fingerprint"), 320, certificate -> text(certificate.fingerprint()));
        Buttons buttons = new Buttons(toolkit);
        Button upload = buttons.of(
                "certificate-upload",
                Icon.UPLOAD,
                Sentence.of("Upload…"),
                () -> edit(new UploadCertificate(list.calls())));
        upload.getStyleClass().add(Styles.ACCENT);
        Button renew = buttons.of(
                "certificate-renew",
                Icon.REFRESH,
                Sentence.of("Renew the node's own…"),
                () -> ask(new ReplaceCertificate(list.calls(), false)));
        Button remove = buttons.danger(
                "certificate-remove",
                Icon.TRASH,
                Sentence.of("Remove the uploaded one…"),
                () -> ask(new ReplaceCertificate(list.calls(), true)));
        remove.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> list.rows().items().stream().noneMatch(CertificatesView::isUploaded),
                        list.rows().items()));
        tab = new ListTab(
                toolkit.texts(),
                "certificates",
                list,
                ListTab.line(List.of(upload, renew), List.of(remove)),
                List.of(table.table()));
        pane = new DrawerPane(tab.node(), operations);
    }

    private void edit(Operation operation) {
        pane.open(list.node().datacenter(), operation, upids -> list.read());
    }

    private void ask(Operation operation) {
        operations.open(list.node().datacenter(), operation, upids -> list.read());
    }

    private static boolean isUploaded(CertificateInfo certificate) {
        return "pveproxy-ssl.pem".equals(certificate.filename());
    }

    /** Servers name them by files, the same in every version. */
    private static Sentence name(CertificateInfo certificate) {
        String file = Objects.requireNonNullElse(certificate.filename(), "");
        return switch (file) {
            case "pve-root-ca.pem" -> Sentence.of("Authority of the node");
            case "pve-ssl.pem" -> Sentence.of("Node's own");
            case "pveproxy-ssl.pem" -> Sentence.of("Uploaded, in use");
            default -> Sentence.verbatim(file);
        };
    }

    private static Sentence day(@Nullable Long seconds, Toolkit toolkit) {
        return seconds == null
                ? Sentence.EMPTY
                : Sentence.verbatim(toolkit.quantities().date(Instant.ofEpochSecond(seconds)));
    }

    private static Sentence text(@Nullable String text) {
        return Sentence.verbatim(Objects.requireNonNullElse(text, ""));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        tab.opened();
    }

    @Override
    public void closed() {
        tab.closed();
    }
}
