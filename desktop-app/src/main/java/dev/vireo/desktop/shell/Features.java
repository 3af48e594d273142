// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import static dev.vireo.desktop.fx.Texts.text;

import dev.vireo.desktop.cluster.ClusterSummaryView;
import dev.vireo.desktop.cluster.ClusterSummaryViewModel;
import dev.vireo.desktop.console.ConsoleView;
import dev.vireo.desktop.console.ConsoleViewModel;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.guest.GuestSummaryView;
import dev.vireo.desktop.guest.GuestSummaryViewModel;
import dev.vireo.desktop.guest.cloudinit.CloudInitEditors;
import dev.vireo.desktop.guest.cloudinit.CloudInitLines;
import dev.vireo.desktop.guest.config.ConfigurationView;
import dev.vireo.desktop.guest.config.ConfigurationViewModel;
import dev.vireo.desktop.guest.config.ListAction;
import dev.vireo.desktop.guest.config.ListActions;
import dev.vireo.desktop.guest.config.RemoteConfiguration;
import dev.vireo.desktop.guest.hardware.HardwareEditors;
import dev.vireo.desktop.guest.hardware.HardwareLines;
import dev.vireo.desktop.guest.hardware.OfferReader;
import dev.vireo.desktop.guest.options.OptionEditors;
import dev.vireo.desktop.guest.options.OptionLines;
import dev.vireo.desktop.guest.snapshot.SnapshotsView;
import dev.vireo.desktop.guest.snapshot.SnapshotsViewModel;
import dev.vireo.desktop.history.HistoryView;
import dev.vireo.desktop.history.HistoryViewModel;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.mapping.MappingsView;
import dev.vireo.desktop.mapping.MappingsViewModel;
import dev.vireo.desktop.node.NodeSummaryView;
import dev.vireo.desktop.node.NodeSummaryViewModel;
import dev.vireo.desktop.node.network.NetworkView;
import dev.vireo.desktop.node.network.NetworkViewModel;
import dev.vireo.desktop.node.system.SystemTabs;
import dev.vireo.desktop.storage.StorageContentTab;
import dev.vireo.desktop.storage.StorageContentViewModel;
import dev.vireo.desktop.storage.StorageSummaryView;
import dev.vireo.desktop.storage.StorageSummaryViewModel;
import dev.vireo.desktop.storage.StoragesView;
import dev.vireo.desktop.storage.StoragesViewModel;
import dev.vireo.desktop.storage.Uploads;
import dev.vireo.desktop.task.TaskLogWindow;
import dev.vireo.desktop.task.TaskNames;
import dev.vireo.desktop.terminal.OpenTerminals;
import dev.vireo.desktop.terminal.TerminalPlace;
import dev.vireo.desktop.terminal.TerminalView;
import java.util.List;
import java.util.function.Consumer;

/** The readable list of what the main window shows about items: one line a tab. */
final class Features {
    private final Toolkit toolkit;
    private final TaskLogWindow logs;
    private final OwnTasks tasks;
    private final Operations operations;
    private final DiskMenu disks;
    private final MachineImport imports;
    private final Consumer<String> refused;
    private final Uploads uploads;
    private final OpenTerminals terminals;
    private final GuestWindows windows;

    /**
     * What outlives the tab that shows it.
     *
     * @param logs shows logs of tasks
     * @param terminals holds the text consoles that are open
     * @param uploads holds the uploads that run
     * @param windows shows what is known of guests and volumes
     */
    record Views(TaskLogWindow logs, OpenTerminals terminals, Uploads uploads, GuestWindows windows) {}

    private final SystemTabs system;

    /** @param refused is told why something was not begun */
    Features(
            Toolkit toolkit,
            Views views,
            OwnTasks tasks,
            Operations operations,
            Consumer<String> refused,
            MachineImport imports) {
        this.toolkit = toolkit;
        this.logs = views.logs;
        this.tasks = tasks;
        this.operations = operations;
        this.disks = new DiskMenu(toolkit, operations, refused, tasks, imports.overlay());
        this.imports = imports;
        this.refused = refused;
        this.uploads = views.uploads;
        this.terminals = views.terminals;
        this.windows = views.windows;
        this.system = new SystemTabs(toolkit, operations, (node, upid) -> tasks.begun(node.datacenter(), upid));
    }

    /** Every tab, in the order shown. */
    Tabs tabs() {
        ContainerTabs containers = new ContainerTabs(toolkit, disks, this::configuration);
        return new Tabs(List.of(
                ItemTab.of("summary", text("Summary"), Datacenter.class, this::summary),
                ItemTab.of("storages", text("Storage"), Datacenter.class, this::storages),
                ItemTab.of("mappings", text("Mappings"), Datacenter.class, this::mappings),
                ItemTab.of("tasks", text("Tasks"), Datacenter.class, this::tasks),
                ItemTab.of("summary", text("Summary"), NodeItem.class, this::summary),
                ItemTab.of("shell", text("Shell"), NodeItem.class, this::shell),
                ItemTab.of("system", text("System"), NodeItem.class, system::system),
                ItemTab.of("network", text("Network"), NodeItem.class, this::network),
                ItemTab.of("disks", text("Disks"), NodeItem.class, system::disks),
                ItemTab.of("devices", text("Devices"), NodeItem.class, system::devices),
                ItemTab.of("services", text("Services"), NodeItem.class, system::services),
                ItemTab.of("log", text("Log"), NodeItem.class, system::log),
                ItemTab.of("updates", text("Updates"), NodeItem.class, system::updates),
                ItemTab.of("certificates", text("Certificates"), NodeItem.class, system::certificates),
                ItemTab.of("checks", text("Checks"), NodeItem.class, system::checks),
                ItemTab.of("tasks", text("Tasks"), NodeItem.class, this::tasks),
                ItemTab.of("summary", text("Summary"), GuestItem.class, this::summary),
                new ItemTab<>("console", text("Console"), GuestItem.class, Features::isVm, this::console),
                new ItemTab<>("serial", text("Serial console"), GuestItem.class, Features::isVm, this::terminal),
                new ItemTab<>("console", text("Console"), GuestItem.class, Features::isContainer, this::terminal),
                new ItemTab<>("hardware", text("Hardware"), GuestItem.class, Features::isVm, this::hardware),
                new ItemTab<>("options", text("Options"), GuestItem.class, Features::isVm, this::options),
                new ItemTab<>("cloudinit", text("Cloud-init"), GuestItem.class, Features::isVm, this::cloudInit),
                new ItemTab<>(
                        "resources", text("Resources"), GuestItem.class, Features::isContainer, containers::resources),
                new ItemTab<>("network", text("Network"), GuestItem.class, Features::isContainer, containers::network),
                new ItemTab<>("dns", text("DNS"), GuestItem.class, Features::isContainer, containers::names),
                new ItemTab<>("options", text("Options"), GuestItem.class, Features::isContainer, containers::options),
                ItemTab.of("snapshots", text("Snapshots"), GuestItem.class, this::snapshots),
                ItemTab.of("tasks", text("Tasks"), GuestItem.class, this::tasks),
                ItemTab.of("summary", text("Summary"), StorageItem.class, this::summary),
                ItemTab.of("content", text("Content"), StorageItem.class, this::content)));
    }

    private static boolean isVm(GuestItem guest) {
        return guest.kind() == GuestItem.Kind.VM;
    }

    private static boolean isContainer(GuestItem guest) {
        return guest.kind() == GuestItem.Kind.CT;
    }

    private TabContent summary(Datacenter datacenter) {
        return new ClusterSummaryView(new ClusterSummaryViewModel(datacenter, background()), toolkit);
    }

    private TabContent summary(NodeItem node) {
        return new NodeSummaryView(new NodeSummaryViewModel(node, background()), toolkit);
    }

    private TabContent summary(GuestItem guest) {
        return new GuestSummaryView(new GuestSummaryViewModel(guest, background()), toolkit);
    }

    private TabContent summary(StorageItem storage) {
        return new StorageSummaryView(new StorageSummaryViewModel(storage, background()), toolkit);
    }

    private TabContent console(GuestItem guest) {
        return new ConsoleView(new ConsoleViewModel(guest, background()), toolkit);
    }

    private TabContent shell(NodeItem node) {
        return new TerminalView(TerminalPlace.of(node), terminals, toolkit);
    }

    private TabContent terminal(GuestItem guest) {
        return new TerminalView(TerminalPlace.of(guest), terminals, toolkit);
    }

    private TabContent hardware(GuestItem guest) {
        OfferReader reader = new OfferReader(guest.datacenter().api(), background());
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                toolkit.texts(),
                configuration(guest),
                new HardwareLines(toolkit.texts(), toolkit.quantities()),
                new HardwareEditors(guest, reader));
        return new ConfigurationView(
                "hardware-list",
                model,
                disks.actions(),
                new ListActions(
                        List.of(
                                new ListAction(
                                        "import",
                                        Icon.DOWNLOAD,
                                        Sentence.of("Import a disk or machine…"),
                                        imports::open),
                                new ListAction(
                                        "rescan",
                                        Icon.SEARCH,
                                        Sentence.of("Look for disks that nothing names…"),
                                        windows::rescan)),
                        List.of(new ListAction(
                                "command-line",
                                Icon.CONSOLE,
                                Sentence.of("Show QEMU command line"),
                                windows::showCommandLine))),
                toolkit);
    }

    private TabContent options(GuestItem guest) {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest, toolkit.texts(), configuration(guest), new OptionLines(toolkit.texts()), new OptionEditors());
        return new ConfigurationView("options-list", model, List.of(), toolkit);
    }

    private TabContent cloudInit(GuestItem guest) {
        ConfigurationViewModel model = new ConfigurationViewModel(
                guest,
                toolkit.texts(),
                configuration(guest),
                new CloudInitLines(toolkit.texts()),
                new CloudInitEditors(guest, background()));
        return new ConfigurationView("cloudinit-list", model, List.of(), toolkit);
    }

    private RemoteConfiguration configuration(GuestItem guest) {
        return new RemoteConfiguration(guest, background(), upid -> tasks.begun(guest.datacenter(), upid), refused);
    }

    private TabContent snapshots(GuestItem guest) {
        return new SnapshotsView(new SnapshotsViewModel(guest, background()), toolkit, operations);
    }

    private TabContent network(NodeItem node) {
        NetworkViewModel model = new NetworkViewModel(node, background(), upid -> tasks.begun(node.datacenter(), upid));
        return new NetworkView(model, toolkit, operations);
    }

    private TabContent tasks(Datacenter datacenter) {
        return history(HistoryViewModel.of(datacenter, background()), datacenter);
    }

    private TabContent tasks(NodeItem node) {
        return history(HistoryViewModel.of(node, background()), node.datacenter());
    }

    private TabContent tasks(GuestItem guest) {
        return history(HistoryViewModel.of(guest, background()), guest.datacenter());
    }

    private TabContent history(HistoryViewModel model, Datacenter datacenter) {
        return new HistoryView(
                model,
                upid -> TaskNames.name(toolkit.texts(), upid),
                upid -> logs.open(datacenter.api(), upid),
                toolkit);
    }

    private TabContent storages(Datacenter datacenter) {
        return new StoragesView(new StoragesViewModel(datacenter, background()), toolkit, operations);
    }

    private TabContent mappings(Datacenter datacenter) {
        return new MappingsView(new MappingsViewModel(datacenter, background()), toolkit, operations);
    }

    private TabContent content(StorageItem storage) {
        StorageContentViewModel model = new StorageContentViewModel(storage, background(), uploads.of(storage));
        StorageContentTab tab = new StorageContentTab(model, toolkit, operations, storage.datacenter());
        boolean holdsDisks = storage.contentProperty().get().contains("images");
        return holdsDisks ? tab.lookingForDisks(() -> windows.rescan(storage)) : tab;
    }

    private Background background() {
        return toolkit.background();
    }
}
