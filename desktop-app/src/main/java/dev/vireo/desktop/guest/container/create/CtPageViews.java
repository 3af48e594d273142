// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container.create;

import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldRows;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.container.ContainerCardForm;
import dev.vireo.desktop.guest.container.FileSystemForm;
import dev.vireo.desktop.guest.create.ConfirmPage;
import dev.vireo.desktop.guest.create.ConfirmView;
import dev.vireo.desktop.guest.create.NetworkPage;
import dev.vireo.desktop.guest.create.NodeChoice;
import dev.vireo.desktop.guest.create.OrderPage;
import dev.vireo.desktop.guest.create.SheetPage;
import dev.vireo.desktop.load.NodeLoads;
import dev.vireo.desktop.wizard.FormTabs;
import dev.vireo.desktop.wizard.PageSheet;
import java.util.List;
import javafx.beans.Observable;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/** The view of each step of the wizard. */
record CtPageViews(CreateCtViewModel wizard, Toolkit toolkit) {
    Node of(OrderPage page) {
        PageSheet sheet = new PageSheet(page.question(), toolkit);
        if (page instanceof CtGeneralPage general) {
            fill(sheet, general);
        } else if (page instanceof TemplatePage template) {
            new TemplateView(template, wizard.inside(), wizard::readTemplates, toolkit).fill(sheet);
        } else if (page instanceof FileSystemsPage disks) {
            fill(sheet, disks);
        } else if (page instanceof NetworkPage network) {
            fill(sheet, network);
        } else if (page instanceof ConfirmPage confirm) {
            new ConfirmView(confirm, toolkit).fill(sheet);
        } else if (page instanceof SheetPage fields) {
            fill(sheet, fields);
        }
        return sheet.node();
    }

    private void fill(PageSheet sheet, CtGeneralPage page) {
        sheet.addRows(page.node());
        sheet.add(new NodeLoads(
                        NodeChoice.loads(wizard.creation().place().nodes()),
                        wizard.creation().place().usualLoads(),
                        toolkit,
                        page.node()::choose)
                .node());
        sheet.addRows(
                page.vmid(), page.name(), page.login().password(), page.login().again());
        sheet.add(new KeyDrop(page.login(), toolkit).node());
        sheet.addFold(
                "wizard-general-advanced",
                Sentence.of("Advanced: privileges, nesting, tags, start with the node"),
                List.of(page.unprivileged(), page.nesting()),
                List.of(page.tags(), page.onBoot()));
    }

    private void fill(PageSheet sheet, NetworkPage page) {
        ContainerCardForm card = wizard.card();
        sheet.addCards(card.way());
        sheet.addRows(card.place().bridge(), card.vlan());
        sheet.add(FieldRows.pair(
                toolkit.texts(), card.ipv4().fields(), card.ipv6().fields()));
        List<Field> folded = card.advanced();
        sheet.addFold(
                "wizard-network-advanced",
                Sentence.of("Advanced: name, MAC address, rate limit, MTU, disconnected, no network card"),
                folded.subList(0, 4),
                List.of(folded.get(4), folded.get(5), page.noCard()));
    }

    private void fill(PageSheet sheet, SheetPage page) {
        if (page.sheet().main().contains(wizard.names().source())) {
            sheet.addCards(wizard.names().source());
            sheet.addRows(wizard.names().domain(), wizard.names().servers());
        } else {
            sheet.addSheet("wizard-" + page.id() + "-advanced", page.sheet());
        }
    }

    private void fill(PageSheet sheet, FileSystemsPage page) {
        FormTabs.Words words = new FormTabs.Words(
                "wizard-disk", Sentence.of("Add mount point"), Sentence.of("Remove this mount point"));
        new FormTabs<>(new FileSystems(page, toolkit), words, toolkit).fill(sheet);
    }

    /** Root and mount points as a row to choose from. */
    private record FileSystems(FileSystemsPage page, Toolkit toolkit) implements FormTabs.Entries<FileSystemForm> {
        @Override
        public ObservableList<FileSystemForm> list() {
            return page.fileSystems();
        }

        @Override
        public String title(FileSystemForm form) {
            return form.key();
        }

        @Override
        public List<Observable> titleInputs(FileSystemForm form) {
            return List.of();
        }

        @Override
        public Node fields(FileSystemForm form) {
            Sentence folded = Sentence.of("Advanced: ACL, quotas, replication, mount options");
            return FormTabs.fields(toolkit.texts(), "wizard-disk", new Sheet(form.main(), folded, form.advanced()));
        }

        @Override
        public boolean hasRoom() {
            return page.hasRoom();
        }

        @Override
        public void add() {
            page.add();
        }

        @Override
        public boolean mayRemove(FileSystemForm form) {
            return !form.isRoot();
        }

        @Override
        public void remove(FileSystemForm form) {
            page.remove(form);
        }
    }
}
