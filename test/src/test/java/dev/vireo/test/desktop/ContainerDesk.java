// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.desktop;

import dev.vireo.test.system.BridgedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

/** What a person does with containers at the desktop, one step of it a method. The container at hand is the selected one. */
final class ContainerDesk {
    private final Person person = new Person(Hands.quick());
    private final ShownTerminal terminal = new ShownTerminal();

    /** Tells of each step when it is begun, so that it can be seen how far it came, and how quickly. */
    private static void step(String what) {
        System.out.printf("%tT %s%n", System.currentTimeMillis(), what);
    }

    /** What the desktop shows now, for telling what was there instead of what should be. */
    List<String> shown() {
        List<String> all = new ArrayList<>(person.readsAll());
        all.addAll(terminal.rows());
        return all;
    }

    /** Makes one by the wizard. */
    void makes(NewContainer wanted) {
        step("make " + wanted.name());
        selects(NodeUnderTest.NAME.name());
        person.clicks("#create-ct");
        person.fills("#wizard-name", wanted.name());
        if (!wanted.password().isEmpty()) {
            person.fills("#wizard-password", wanted.password());
            person.fills("#wizard-password-again", wanted.password());
        }
        if (!wanted.isUnprivileged()) {
            person.clicks("#wizard-general-advanced");
            person.clicks("#wizard-unprivileged");
        }
        person.clicks("#wizard-next");
        person.picks("#wizard-template", wanted.template());
        person.clicks("#wizard-next");
        person.fills("#wizard-disk-size", wanted.disk());
        person.clicks("#wizard-next");
        person.fills("#wizard-cores", "1");
        if (!wanted.limit().isEmpty()) {
            person.clicks("#wizard-cpu-advanced");
            person.fills("#wizard-cpulimit", wanted.limit());
            // Even on a busy machine it could have more than the limit gives.
            person.fills("#wizard-cpuunits", "10000");
        }
        person.clicks("#wizard-next");
        person.fills("#wizard-memory", Integer.toString(wanted.memory()));
        person.fills("#wizard-swap", "0");
        person.clicks("#wizard-next");
        plugsIn(wanted.way());
        person.clicks("#wizard-next");
        person.sees("#wizard-dns-node");
        person.clicks("#wizard-next");
        person.sees("#wizard-summary");
        person.clicks("#wizard-finish");
        step("wait for it");
        person.readsAmong("#item-name", wanted.name());
    }

    private void plugsIn(NewContainer.Way way) {
        if (way == NewContainer.Way.NAT) {
            person.clicks("#wizard-network-nat");
            return;
        }
        person.clicks("#wizard-network-bridge");
        if (way == NewContainer.Way.STATIC) {
            person.picks("#wizard-ip", "Static");
            person.fills("#wizard-ip-address", "10.99.0.7/24");
            person.fills("#wizard-ip-gateway", BridgedNetwork.GATEWAY);
        }
    }

    /** Starts it, once it is made. */
    void starts() {
        step("start");
        person.readsBeginning("#item-state", "stopped");
        person.clicks("#power-start");
        person.readsBeginning("#item-state", "running");
    }

    /** Shuts it down and waits for that. */
    void shutsDown() {
        step("shut down");
        person.clicks("#power-shutdown");
        person.readsBeginning("#item-state", "stopped");
    }

    /** Opens its console and waits until it answers there. */
    void opensConsole() {
        step("open the console");
        person.clicks("#tab-console");
        person.clicks("#terminal-pane");
        person.pressesEnter();
        terminal.awaitText("#");
    }

    /** Opens the console of one that asks who is there, and logs in as root. */
    void logsIn(String password) {
        step("log in");
        person.clicks("#tab-console");
        person.clicks("#terminal-pane");
        // Who asked for a name before anybody looked asks again.
        terminal.await("login:", person::pressesEnter);
        asks("root", "Password:");
        person.types(password);
        person.pressesEnter();
        terminal.await("root@.*#");
    }

    /** Types a line into the console and waits for an answer of that form. */
    MatchResult asks(String line, String answer) {
        step("ask " + line);
        person.types(line);
        person.pressesEnter();
        return terminal.await(answer);
    }

    /** Gives it more memory, in MiB, while it runs. */
    void changesMemory(int memory) {
        step("change the memory");
        person.clicks("#tab-resources");
        person.opens("#resources-list", "Memory");
        person.fills("#edit-memory", Integer.toString(memory));
        person.clicks("#editor-save");
        person.readsBeginning("#resources-list .table-cell", memory + "\u00a0MiB");
    }

    /** Gives it two processors without a limit of time, while it runs. */
    void freesProcessors() {
        step("free the processors");
        person.opens("#resources-list", "Processors");
        person.fills("#edit-cores", "2");
        person.clicks("#editor-advanced");
        person.clears("#edit-cpulimit");
        person.clicks("#editor-save");
        person.readsBeginning("#resources-list .table-cell", "2");
    }

    /** Wants a snapshot and reads why there is none. */
    void isRefusedASnapshot(String reason) {
        step("take a snapshot");
        person.clicks("#guest-snapshot");
        person.fills("#snapshot-name", "before");
        person.clicks("#operation-begin");
        person.readsAmong("#operation-failure", reason);
        person.clicks("#operation-cancel");
    }

    /** Makes a copy of it, which is the container at hand then. */
    void clones(String name) {
        step("clone");
        person.clicks("#guest-more");
        person.clicks("#guest-clone-entry");
        person.fills("#clone-name", name);
        person.clicks("#operation-begin");
        person.readsAmong("#item-name", name);
    }

    /** Selects something in the tree, by its number or name. */
    void selects(String word) {
        person.clicksCell(".tree-cell .label", word);
    }

    /** Removes it for good. */
    void removes(String vmid) {
        step("remove " + vmid);
        person.readsBeginning("#item-state", "stopped");
        person.clicks("#guest-more");
        person.clicks("#guest-remove");
        person.fills("#remove-vmid", vmid);
        person.clicks("#confirm-yes");
        person.reads("#item-name", NodeUnderTest.NAME.name());
    }
}
