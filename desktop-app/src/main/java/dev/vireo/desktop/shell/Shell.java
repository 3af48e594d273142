// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.shell;

import dev.vireo.desktop.connection.ConnectView;
import dev.vireo.desktop.connection.Connections;
import dev.vireo.desktop.dialog.Operations;
import dev.vireo.desktop.form.Wording;
import dev.vireo.desktop.fx.Overlay;
import dev.vireo.desktop.fx.Theme;
import dev.vireo.desktop.fx.Toolkit;
import dev.vireo.desktop.inventory.Datacenter;
import dev.vireo.desktop.inventory.Inventory;
import dev.vireo.desktop.inventory.InventoryItem;
import dev.vireo.desktop.inventory.NodeItem;
import dev.vireo.desktop.inventory.StorageItem;
import dev.vireo.desktop.storage.StorageContentViewModel;
import dev.vireo.desktop.storage.Uploads;
import dev.vireo.desktop.task.TaskLogWindow;
import dev.vireo.desktop.task.TaskPanel;
import dev.vireo.desktop.task.Tasks;
import dev.vireo.desktop.terminal.OpenTerminals;
import dev.vireo.desktop.tour.TourWindow;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Puts the main window together out of its parts. */
final class Shell implements TourWindow {
    private final Toolkit toolkit;
    private final Inventory inventory;
    private final Connections connections;
    private final Overlay overlay;
    private final Selection selection;
    private final VmCreation creation;
    private final MachineImport imports;
    private final GuestDialogs dialogs;
    private final CommandField command;
    private final ItemMenus menus;
    private final ItemPane items;
    private final ResourceTree tree;
    private final MainWindow window;
    private final OpenTerminals terminals;
    private final Uploads uploads;
    private final Operations operations;

    Shell(
            Toolkit toolkit,
            Theme theme,
            Inventory inventory,
            Tasks tasks,
            Connections connections,
            Overlay overlay,
            InstantSource clock) {
        this.toolkit = toolkit;
        this.inventory = inventory;
        this.connections = connections;
        this.overlay = overlay;
        this.selection = new Selection(inventory);
        this.terminals = new OpenTerminals(toolkit, theme, inventory);
        Notices notices = new Notices(toolkit);
        TaskLogWindow logs = new TaskLogWindow(toolkit, overlay);
        OwnTasks own = new OwnTasks(toolkit.texts(), tasks, notices);
        this.uploads = uploads(own, notices, clock);
        this.operations = new Operations(toolkit, overlay, own::begun, notices::show);
        GuestOperations guestOperations = new GuestOperations(
                toolkit.background(), operations, selection, new GuestWindows(toolkit, overlay, own), notices::show);
        this.creation = new WizardVmCreation(toolkit, own::begun, selection, overlay, notices::show);
        this.dialogs =
                new GuestDialogs(toolkit, overlay, new GuestActions(toolkit.background(), own::begun, notices::show));
        this.imports = new MachineImport(toolkit, own::begun, notices::show, selection, overlay, clock);
        this.menus = new ItemMenus(toolkit, dialogs, guestOperations, connections, creation, imports);
        this.command = new CommandField(
                toolkit.texts(),
                new Commands(toolkit, theme, inventory, selection, dialogs, guestOperations, this::windows)::list);
        this.items = new ItemPane(
                toolkit,
                features(operations, logs, own, notices).tabs(),
                item -> new ItemHeader(toolkit, dialogs, menus, guestOperations, item),
                new DatacenterAdvice(toolkit, connections, creation)::of);
        this.tree = new ResourceTree(toolkit, inventory, selection, menus::of, menus::of);
        MainWindow.Parts parts = new MainWindow.Parts(
                topBar(theme),
                tree.node(),
                items.node(),
                taskPanel(tasks, logs),
                notices.node(),
                new StatusLine(toolkit, inventory, clock).node(),
                connectView(selection::select));
        this.window = new MainWindow(parts, Bindings.isNotEmpty(inventory.datacenters()), overlay);
        follow();
    }

    private Uploads uploads(OwnTasks own, Notices notices, InstantSource clock) {
        Wording wording = new Wording(toolkit.texts());
        return new Uploads(toolkit.background(), clock, own::begun, reason -> notices.show(wording.say(reason)));
    }

    private Node topBar(Theme theme) {
        TopBar top = new TopBar(toolkit, theme, inventory, command, this::createVm, this::createCt);
        top.fillMenu(this::connect, connections::close);
        return top.node();
    }

    private Features features(Operations operations, TaskLogWindow logs, OwnTasks own, Notices notices) {
        Features.Views views = new Features.Views(logs, terminals, uploads, new GuestWindows(toolkit, overlay, own));
        return new Features(toolkit, views, own, operations, notices::show, imports);
    }

    private Node taskPanel(Tasks tasks, TaskLogWindow logs) {
        return new TaskPanel(toolkit, tasks, task -> logs.open(task.datacenter().api(), task.upid())).node();
    }

    private void follow() {
        selection.itemProperty().addListener((property, before, after) -> items.show(after));
        items.show(null);
        toolkit.background().every(Duration.ofSeconds(1), selection::check);
        inventory.datacenters().addListener((InvalidationListener) property -> selectFirst());
    }

    private void selectFirst() {
        selection.check();
        if (selection.itemProperty().get() == null && !inventory.datacenters().isEmpty()) {
            selection.select(inventory.datacenters().get(0));
        }
    }

    private Node connectView(Consumer<Datacenter> connected) {
        return new ConnectView(toolkit, connections, connected).node();
    }

    @Override
    public void connect() {
        StackPane view = new StackPane();
        view.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        view.getChildren().add(connectView(datacenter -> {
            overlay.hide(view);
            selection.select(datacenter);
        }));
        overlay.show(view);
    }

    /** Opens the wizard for the datacenter that is selected, or the first one. */
    void createVm() {
        create(creation::open);
    }

    /** Opens the wizard for a container in the datacenter that is selected, or the first one. */
    void createCt() {
        create(creation::openContainer);
    }

    private void create(BiConsumer<Datacenter, @Nullable NodeItem> wizard) {
        InventoryItem selected = selection.itemProperty().get();
        if (selected instanceof NodeItem node) {
            wizard.accept(node.datacenter(), node);
        } else if (selected != null) {
            wizard.accept(selected.datacenter(), null);
        } else if (!inventory.datacenters().isEmpty()) {
            wizard.accept(inventory.datacenters().get(0), null);
        }
    }

    private List<Command> windows() {
        return List.of(
                new Command(toolkit.texts().get("Create VM"), this::createVm),
                new Command(toolkit.texts().get("Create CT"), this::createCt),
                new Command(toolkit.texts().get("Import a disk or machine…"), this::importMachine));
    }

    @Override
    public void importMachine() {
        InventoryItem selected = selection.itemProperty().get();
        if (selected != null) {
            imports.open(selected);
        } else if (!inventory.datacenters().isEmpty()) {
            imports.open(inventory.datacenters().get(0));
        }
    }

    @Override
    public void visit(InventoryItem item, String tab) {
        selection.select(item);
        items.selectTab(tab);
    }

    @Override
    public void upload(StorageItem storage, List<Path> files) {
        new StorageContentViewModel(storage, toolkit.background(), uploads.of(storage))
                .upload(files)
                .forEach(question -> operations.open(storage.datacenter(), question));
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public @Nullable ContextMenu menuOf(InventoryItem item) {
        return menus.of(item);
    }

    @Override
    public void closeDialog() {
        overlay.hideTop();
    }

    /** Who opens web pages that terminals show links to. */
    void setBrowser(Consumer<URI> browser) {
        terminals.setBrowser(browser);
    }

    /** Closes the windows that were opened beside the main one: nothing is left that leads back from them. */
    void closeWindows() {
        terminals.closeWindows();
    }

    Parent root() {
        return window.root();
    }

    void addKeys(Scene scene) {
        MainWindow.addKeys(
                scene,
                new MainWindow.Keys(
                        () -> command.node().requestFocus(),
                        this::createVm,
                        this::createCt,
                        tree::focus,
                        items::goToTab));
    }
}
