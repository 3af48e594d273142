// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.task;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.model.id.Upid;
import java.util.Map;

/** What tasks are called. */
public final class TaskNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("qmcreate", Texts.text("Create VM {0}")),
            Map.entry("qmstart", Texts.text("Start VM {0}")),
            Map.entry("qmstop", Texts.text("Stop VM {0}")),
            Map.entry("qmshutdown", Texts.text("Shut down VM {0}")),
            Map.entry("qmreboot", Texts.text("Reboot VM {0}")),
            Map.entry("qmreset", Texts.text("Reset VM {0}")),
            Map.entry("qmpause", Texts.text("Pause VM {0}")),
            Map.entry("qmsuspend", Texts.text("Suspend VM {0}")),
            Map.entry("qmresume", Texts.text("Resume VM {0}")),
            Map.entry("qmdestroy", Texts.text("Remove VM {0}")),
            Map.entry("qmshare", Texts.text("Directory of VM {0} served")),
            Map.entry("qmconfig", Texts.text("Change VM {0}")),
            Map.entry("qmclone", Texts.text("Clone VM {0}")),
            Map.entry("qmigrate", Texts.text("Migrate VM {0}")),
            Map.entry("qmrestore", Texts.text("Restore VM {0}")),
            Map.entry("qmsnapshot", Texts.text("Snapshot of VM {0}")),
            Map.entry("qmrescan", Texts.text("Take in disks of VMs {0}")),
            Map.entry("qmtemplate", Texts.text("Convert VM {0} to a template")),
            Map.entry("qmrollback", Texts.text("Roll VM {0} back")),
            Map.entry("qmdelsnapshot", Texts.text("Remove a snapshot of VM {0}")),
            Map.entry("qmmove", Texts.text("Move a disk of VM {0}")),
            Map.entry("resize", Texts.text("Enlarge a disk of {0}")),
            Map.entry("aptupdate", Texts.text("Read the lists of packages")),
            Map.entry("srvstart", Texts.text("Start the service {0}")),
            Map.entry("srvstop", Texts.text("Stop the service {0}")),
            Map.entry("srvrestart", Texts.text("Restart the service {0}")),
            Map.entry("srvreload", Texts.text("Reload the service {0}")),
            Map.entry("vzcreate", Texts.text("Create CT {0}")),
            Map.entry("vzstart", Texts.text("Start CT {0}")),
            Map.entry("vzstop", Texts.text("Stop CT {0}")),
            Map.entry("vzshutdown", Texts.text("Shut down CT {0}")),
            Map.entry("vzreboot", Texts.text("Reboot CT {0}")),
            Map.entry("vzsuspend", Texts.text("Pause CT {0}")),
            Map.entry("vzresume", Texts.text("Resume CT {0}")),
            Map.entry("vzclone", Texts.text("Clone CT {0}")),
            Map.entry("vztemplate", Texts.text("Convert CT {0} to a template")),
            Map.entry("vzsnapshot", Texts.text("Snapshot of CT {0}")),
            Map.entry("vzrollback", Texts.text("Roll CT {0} back")),
            Map.entry("vzdelsnapshot", Texts.text("Remove a snapshot of CT {0}")),
            Map.entry("vzmigrate", Texts.text("Migrate CT {0}")),
            Map.entry("vzrestore", Texts.text("Restore CT {0}")),
            Map.entry("move_volume", Texts.text("Move a volume of CT {0}")),
            Map.entry("vzconfig", Texts.text("Change CT {0}")),
            Map.entry("vzdestroy", Texts.text("Remove CT {0}")),
            Map.entry("vzdump", Texts.text("Back up {0}")),
            Map.entry("vncproxy", Texts.text("Console of {0}")),
            Map.entry("vncshell", Texts.text("Shell of the node")),
            Map.entry("imgcopy", Texts.text("Upload {0}")),
            Map.entry("imgdel", Texts.text("Remove from {0}")),
            Map.entry("download", Texts.text("Download to {0}")));

    /** The service that servers of this dialect name when they apply what was changed of a node's network. */
    private static final String NETWORK = "networking";

    private TaskNames() {}

    /** The name of a task in the present language; a kind that this version does not know keeps its word. */
    public static String name(Texts texts, Upid upid) {
        if (upid.type().equals("srvreload") && upid.id().equals(NETWORK)) {
            return texts.get("Apply network changes");
        }
        String pattern = NAMES.get(upid.type());
        return pattern == null
                ? (upid.type() + " " + upid.id()).strip()
                : texts.get(pattern, upid.id()).strip();
    }
}
