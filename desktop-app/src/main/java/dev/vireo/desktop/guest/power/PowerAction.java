// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import dev.vireo.desktop.fx.Icon;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.ContainerEndpoints;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;
import java.util.Optional;

/** What can be done to the power of a guest, or of several at once. */
public enum PowerAction {
    /** Switches it on. */
    START("start", Texts.text("Start"), Icon.PLAY),
    /** Lets its processors go on. */
    RESUME("resume", Texts.text("Resume"), Icon.PLAY),
    /** Asks it to shut down. */
    SHUTDOWN("shutdown", Texts.text("Shut down"), Icon.POWER),
    /** Shuts it down and starts it. */
    REBOOT("reboot", Texts.text("Reboot"), Icon.RESET),
    /** Holds its processors. */
    PAUSE("pause", Texts.text("Pause"), Icon.PAUSE),
    /** Presses the reset button. */
    RESET("reset", Texts.text("Reset"), Icon.REFRESH),
    /** Pulls the plug. */
    STOP("stop", Texts.text("Stop (pull the plug)"), Icon.STOP);

    private final String id;
    private final String title;
    private final Icon icon;

    PowerAction(String id, String title, Icon icon) {
        this.id = id;
        this.title = title;
        this.icon = icon;
    }

    /** Short name; its control gets the id {@code power-ID}. */
    public String id() {
        return id;
    }

    /** English text. */
    public String title() {
        return title;
    }

    /** Its picture. */
    public Icon icon() {
        return icon;
    }

    /** What is called for it with a guest of that kind. */
    public Endpoint<String> endpoint(GuestItem.Kind kind) {
        return kind == GuestItem.Kind.VM ? ofMachine() : ofContainer();
    }

    private Endpoint<String> ofContainer() {
        return switch (this) {
            case START -> ContainerEndpoints.START_CT;
            case RESUME -> ContainerEndpoints.RESUME_CT;
            case SHUTDOWN -> ContainerEndpoints.SHUTDOWN_CT;
            case REBOOT -> ContainerEndpoints.REBOOT_CT;
            case PAUSE -> ContainerEndpoints.SUSPEND_CT;
            case RESET, STOP -> ContainerEndpoints.STOP_CT; // containers have no reset button: never offered
        };
    }

    private Endpoint<String> ofMachine() {
        return switch (this) {
            case START -> GuestEndpoints.START_VM;
            case RESUME -> GuestEndpoints.RESUME_VM;
            case SHUTDOWN -> GuestEndpoints.SHUTDOWN_VM;
            case REBOOT -> GuestEndpoints.REBOOT_VM;
            case PAUSE -> GuestEndpoints.SUSPEND_VM;
            case RESET -> GuestEndpoints.RESET_VM;
            case STOP -> GuestEndpoints.STOP_VM;
        };
    }

    private boolean isPossibleWhile(ItemStatus status) {
        return switch (this) {
            case START -> status == ItemStatus.STOPPED;
            case RESUME -> status == ItemStatus.PAUSED;
            case SHUTDOWN, REBOOT, PAUSE -> status == ItemStatus.RUNNING;
            case RESET, STOP -> status.isActive();
        };
    }

    /** Whether it loses what the guest has not written yet, so that it is asked about first. */
    public boolean isDangerous() {
        return this == STOP || this == RESET;
    }

    /** Why it is not possible now, as an English text; empty when it is. */
    public Optional<String> obstacle(GuestItem guest) {
        if (guest.kind() == GuestItem.Kind.CT) {
            return obstacleOfContainer(guest);
        }
        if (guest.templateProperty().get()) {
            return Optional.of(Texts.text("A template never runs."));
        }
        return obstacle(guest.status());
    }

    private Optional<String> obstacleOfContainer(GuestItem guest) {
        if (this == RESET) {
            return Optional.of(Texts.text("A container has no reset button."));
        }
        if (guest.templateProperty().get()) {
            return Optional.of(Texts.text("A template never runs."));
        }
        // Servers say of a held container too that it runs.
        boolean mayBeHeld = this == RESUME && guest.status() == ItemStatus.RUNNING;
        return mayBeHeld ? Optional.empty() : obstacle(guest.status());
    }

    private Optional<String> obstacle(ItemStatus status) {
        if (isPossibleWhile(status)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case RUNNING -> Texts.text("It is running.");
                    case PAUSED -> Texts.text("It is paused.");
                    case STOPPED -> Texts.text("It is stopped.");
                    case ONLINE, OFFLINE, AVAILABLE, UNKNOWN -> Texts.text("Its state is not known now.");
                });
    }
}
