// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node;

import dev.vireo.desktop.chart.ChartsView;
import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.load.LoadCard;
import dev.vireo.desktop.load.LoadViewModel;
import dev.vireo.desktop.shell.TabContent;
import dev.vireo.desktop.summary.Card;
import dev.vireo.desktop.summary.Facts;
import dev.vireo.desktop.summary.FailureLabel;
import dev.vireo.desktop.summary.SummaryPane;
import dev.vireo.desktop.summary.UseBar;
import dev.vireo.model.node.NodeStatus;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The summary of a node: what it uses, what runs on it, and its load over time. */
public final class NodeSummaryView implements TabContent {
    private final NodeSummaryViewModel model;
    private final Toolkit toolkit;
    private final Texts texts;
    private final Quantities quantities;
    private final LoadCard load;
    private final SummaryPane pane;

    /** A view of that model. */
    public NodeSummaryView(NodeSummaryViewModel model, Toolkit toolkit) {
        this.model = model;
        this.toolkit = toolkit;
        this.texts = toolkit.texts();
        this.quantities = toolkit.quantities();
        ChartsView charts = new ChartsView(NodeCharts.ALL, model.charts(), toolkit);
        load = new LoadCard(LoadViewModel.of(model.node(), toolkit.background()), toolkit);
        pane = new SummaryPane(List.of(use(), versions()), load.node(), charts);
        pane.setId("node-summary");
    }

    private Card use() {
        return new Card(
                Texts.text("Use"),
                texts,
                new UseBar(Texts.text("CPU"), model.processorsProperty(), toolkit),
                new UseBar(Texts.text("Memory"), model.memoryProperty(), toolkit),
                new UseBar(Texts.text("Root disk"), model.diskProperty(), toolkit),
                new UseBar(Texts.text("Swap"), model.swapProperty(), toolkit),
                new Facts(texts)
                        .add(Texts.text("Load"), fact(this::loadAverage))
                        .add(Texts.text("Waiting for I/O"), fact(this::ioWait))
                        .add(Texts.text("Pressure"), fact(this::pressure))
                        .add(Texts.text("Up for"), fact(this::uptime)));
    }

    private String loadAverage(NodeStatus status) {
        char point = DecimalFormatSymbols.getInstance(texts.language().locale()).getDecimalSeparator();
        return String.join("  ", status.loadavg()).replace('.', point);
    }

    /** How much of the last ten seconds something had to wait; what the kernel does not tell is left out. */
    private String pressure(NodeStatus status) {
        NodeStatus.Pressure known = status.pressure();
        return known == null
                ? ""
                : Stream.of(
                                waiting(Texts.text("CPU {0}"), known.cpu()),
                                waiting(Texts.text("I/O {0}"), known.io()),
                                waiting(Texts.text("Memory {0}"), known.memory()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n"));
    }

    private Optional<String> waiting(String words, @Nullable Double percent) {
        return Optional.ofNullable(percent).map(known -> texts.get(words, quantities.percent(known / 100)));
    }

    private String ioWait(NodeStatus status) {
        Double share = status.ioWait();
        return share == null ? "" : quantities.percent(share);
    }

    private String uptime(NodeStatus status) {
        return quantities.duration(Duration.ofSeconds(status.uptime()));
    }

    private Card versions() {
        Facts facts = new Facts(texts)
                .add(Texts.text("Version"), fact(NodeStatus::pveversion))
                .add(Texts.text("Kernel"), fact(NodeSummaryView::kernel))
                .add(Texts.text("Processor"), fact(this::processor))
                .add(Texts.text("Boot"), fact(this::boot))
                .add(Texts.text("Shared pages"), fact(this::sharedPages));
        return new Card(Texts.text("System"), texts, facts, new FailureLabel(texts, model.failureProperty()));
    }

    private static String kernel(NodeStatus status) {
        NodeStatus.Kernel kernel = status.kernel();
        String written = status.kversion();
        return kernel == null ? (written == null ? "" : written) : kernel.sysname() + " " + kernel.release();
    }

    private String processor(NodeStatus status) {
        NodeStatus.CpuInfo cpu = status.cpuinfo();
        return cpu == null ? "" : cpu.cpus() + " × " + cpu.model().strip();
    }

    private String boot(NodeStatus status) {
        NodeStatus.BootInfo boot = status.bootInfo();
        if (boot == null) {
            return "";
        }
        boolean isSecure = Boolean.TRUE.equals(boot.secureboot());
        return (boot.mode().equals("efi") ? "UEFI" : "BIOS") + (isSecure ? ", " + texts.get("secure boot") : "");
    }

    private String sharedPages(NodeStatus status) {
        NodeStatus.Ksm ksm = status.ksm();
        return ksm == null || ksm.shared() == 0 ? "" : quantities.bytes((double) ksm.shared());
    }

    private ObservableValue<String> fact(Function<NodeStatus, String> words) {
        return texts.computed(
                () -> {
                    NodeStatus status = model.statusProperty().get();
                    return status == null ? "" : words.apply(status);
                },
                model.statusProperty());
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void opened() {
        model.open();
        load.opened();
    }

    @Override
    public void closed() {
        model.close();
        load.closed();
    }
}
