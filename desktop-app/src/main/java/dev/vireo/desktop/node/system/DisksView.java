// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.system;

import dev.vireo.desktop.form.Buttons;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.list.ListTab;
import dev.vireo.desktop.list.ListTable;
import dev.vireo.desktop.node.list.NodeList;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.model.node.DiskAnswers.NodeDisk;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** The disks of a node, and what the selected one says of its health. */
final class DisksView implements TabContent {
    private final ListTab tab;

    DisksView(NodeList<NodeDisk> list, SmartViewModel smart, Toolkit toolkit) {
        ListTable<NodeDisk> table = new ListTable<>("disk-list", list, Sentence.of("The node has no disks."), toolkit)
                .column(Sentence.of("Disk"), 130, disk -> Sentence.verbatim(disk.devpath()))
                .column(Sentence.of("Kind"), 110, disk -> kind(disk.type()))
                .number(
                        Sentence.of("Size"),
                        100,
                        disk -> Sentence.verbatim(toolkit.quantities().bytes((double) disk.size())))
                .column(Sentence.of("Used for"), 130, DisksView::use)
                .column(Sentence.of("Health"), 130, DisksView::health, DisksView::look)
                .number(Sentence.of("Life left"), 90, disk -> life(disk.wearout()))
                .column(Sentence.of("Model"), 220, disk -> text(disk.model()))
                .column(Sentence.of("Serial number"), 180, disk -> text(disk.serial()));
        table.table()
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, now) ->
                        smart.show(Optional.ofNullable(now).map(NodeDisk::devpath)));
        TextArea details = new TextArea();
        details.setId("disk-smart");
        details.setEditable(false);
        details.getStyleClass().add("mono");
        details.textProperty()
                .bind(toolkit.texts()
                        .computed(
                                () -> toolkit.texts().said(smart.textProperty().get()), smart.textProperty()));
        details.visibleProperty().bind(Bindings.isNotEmpty(smart.textProperty()));
        details.managedProperty().bind(details.visibleProperty());
        tab = new ListTab(
                toolkit.texts(),
                "disks",
                list,
                ListTab.line(
                        List.of(new Buttons(toolkit)
                                .of("disk-refresh", Icon.REFRESH, Sentence.of("Refresh"), list::read)),
                        List.of()),
                List.of(table.table(), details));
    }

    private static Sentence kind(@Nullable String type) {
        return switch (Objects.requireNonNullElse(type, "")) {
            case "hdd" -> Sentence.of("hard disk");
            case "ssd" -> Sentence.verbatim("SSD");
            case "nvme" -> Sentence.verbatim("NVMe");
            case "usb" -> Sentence.verbatim("USB");
            default -> text(type);
        };
    }

    private static Sentence use(NodeDisk disk) {
        String used = disk.used();
        if (used == null) {
            return Sentence.of("unused");
        }
        return switch (used) {
            case "mounted" -> Sentence.of("mounted");
            case "partitions" -> Sentence.of("partitions");
            default -> Sentence.verbatim(used);
        };
    }

    private static Sentence health(NodeDisk disk) {
        return switch (Objects.requireNonNullElse(disk.health(), "")) {
            case "PASSED", "OK" -> Sentence.of("well");
            case "FAILED" -> Sentence.of("fails: replace it");
            case "UNKNOWN", "" -> Sentence.of("does not tell");
            default -> text(disk.health());
        };
    }

    private static String look(NodeDisk disk) {
        return "FAILED".equals(disk.health()) ? ListTable.BAD : ListTable.PLAIN;
    }

    private static Sentence life(@Nullable Object wearout) {
        return wearout instanceof Number percent
                ? Sentence.verbatim(percent.intValue() + " %")
                : Sentence.verbatim("–");
    }

    private static Sentence text(@Nullable String text) {
        return Sentence.verbatim(Objects.requireNonNullElse(text, ""));
    }

    @Override
    public Node node() {
        return tab.node();
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
