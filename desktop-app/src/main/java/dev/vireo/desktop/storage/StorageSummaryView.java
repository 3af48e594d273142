// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.storage;

import dev.vireo.desktop.chart.ChartsView;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.load.LoadCard;
import dev.vireo.desktop.load.LoadViewModel;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import dev.vireo.desktop.summary.SummaryPane;
import dev.vireo.desktop.summary.UseBar;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** The summary of a storage: how full it is, and what it takes. */
public final class StorageSummaryView implements TabContent {
    private final StorageSummaryViewModel model;
    private final Texts texts;
    private final LoadCard load;
    private final SummaryPane pane;

    /** A view of that model. */
    public StorageSummaryView(StorageSummaryViewModel model, Toolkit toolkit) {
        this.model = model;
        this.texts = toolkit.texts();
        Card use = new Card(Texts.text("Use"), texts, new UseBar(Texts.text("Space"), model.spaceProperty(), toolkit));
        ChartsView charts = new ChartsView(StorageSummaryViewModel.CHARTS, model.charts(), toolkit);
        load = new LoadCard(LoadViewModel.of(model.storage(), toolkit.background()), toolkit);
        pane = new SummaryPane(List.of(use, facts()), load.node(), charts);
        pane.setId("storage-summary");
    }

    private Card facts() {
        StorageItem storage = model.storage();
        Facts facts = new Facts(texts)
                .add(Texts.text("State"), texts.computed(this::state, storage.statusProperty()))
                .add(Texts.text("Type"), texts.computed(this::type, storage.typeProperty()))
                .add(Texts.text("Takes"), texts.computed(this::content, storage.contentProperty()))
                .add(Texts.text("Seen by"), texts.computed(this::seenBy, storage.sharedProperty()));
        return new Card(Texts.text("Storage"), texts, facts);
    }

    private String state() {
        return model.storage().status() == ItemStatus.AVAILABLE ? texts.get("available") : texts.get("unknown");
    }

    private String type() {
        String type = model.storage().typeProperty().get();
        return switch (type) {
            case "dir" -> texts.get("Directory");
            case "lvm" -> "LVM";
            case "lvmthin" -> "LVM thin";
            case "nfs" -> "NFS";
            case "cifs" -> "SMB/CIFS";
            case "zfspool" -> "ZFS";
            case "btrfs" -> "Btrfs";
            case "rbd" -> "Ceph RBD";
            case "cephfs" -> "CephFS";
            case "iscsi" -> "iSCSI";
            default -> type;
        };
    }

    private String content() {
        return model.storage().contentProperty().get().stream()
                .map(this::contentName)
                .collect(Collectors.joining(", "));
    }

    private String contentName(String kind) {
        return switch (kind) {
            case "images" -> texts.get("disks of virtual machines");
            case "rootdir" -> texts.get("disks of containers");
            case "iso" -> texts.get("ISO images");
            case "vztmpl" -> texts.get("container templates");
            case "backup" -> texts.get("backups");
            case "snippets" -> texts.get("snippets");
            case "import" -> texts.get("imports");
            default -> kind;
        };
    }

    private String seenBy() {
        boolean isShared = model.storage().sharedProperty().get();
        return isShared
                ? texts.get("all nodes, the same content")
                : texts.get("{0} alone", model.storage().node().name());
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.charts().open();
        load.opened();
    }

    @Override
    public void closed() {
        model.charts().close();
        load.closed();
    }
}
