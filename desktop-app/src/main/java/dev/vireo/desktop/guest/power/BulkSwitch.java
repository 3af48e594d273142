// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.power;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.desktop.inventory.ItemStatus;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.api.GuestEndpoints;

/** What can be done to the power of several guests at once. */
public enum BulkSwitch {
    /** Switches them on. */
    START,
    /** Asks them to shut down. */
    SHUTDOWN,
    /** Holds their processors. */
    PAUSE,
    /** Lets their processors go on. */
    RESUME,
    /** Pulls their plugs. */
    STOP;

    Endpoint<String> endpoint() {
        return switch (this) {
            case START -> GuestEndpoints.START_VM;
            case SHUTDOWN -> GuestEndpoints.SHUTDOWN_VM;
            case PAUSE -> GuestEndpoints.SUSPEND_VM;
            case RESUME -> GuestEndpoints.RESUME_VM;
            case STOP -> GuestEndpoints.STOP_VM;
        };
    }

    /** Whether it can be done to that guest now. */
    public boolean suits(GuestItem guest) {
        boolean isSwitchable =
                guest.kind() == GuestItem.Kind.VM && !guest.templateProperty().get();
        ItemStatus status = guest.status();
        return isSwitchable
                && switch (this) {
                    case START -> status == ItemStatus.STOPPED;
                    case SHUTDOWN, PAUSE -> status == ItemStatus.RUNNING;
                    case RESUME -> status == ItemStatus.PAUSED;
                    case STOP -> status == ItemStatus.RUNNING || status == ItemStatus.PAUSED;
                };
    }

    /** What a menu calls it. */
    public Sentence words() {
        return switch (this) {
            case START -> Sentence.of("Start guests…");
            case SHUTDOWN -> Sentence.of("Shut down guests…");
            case PAUSE -> Sentence.of("Pause guests…");
            case RESUME -> Sentence.of("Resume guests…");
            case STOP -> Sentence.of("Stop guests…");
        };
    }

    Sentence title() {
        return switch (this) {
            case START -> Sentence.of("Start which guests?");
            case SHUTDOWN -> Sentence.of("Shut down which guests?");
            case PAUSE -> Sentence.of("Pause which guests?");
            case RESUME -> Sentence.of("Resume which guests?");
            case STOP -> Sentence.of("Stop which guests?");
        };
    }

    Sentence verb() {
        return switch (this) {
            case START -> Sentence.of("Start");
            case SHUTDOWN -> Sentence.of("Shut down");
            case PAUSE -> Sentence.of("Pause");
            case RESUME -> Sentence.of("Resume");
            case STOP -> Sentence.of("Stop (pull the plug)");
        };
    }
}
