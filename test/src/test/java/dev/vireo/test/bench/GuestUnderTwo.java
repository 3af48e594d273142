// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.bench;

import java.nio.file.Path;

/**
 * Measures what an agent does to a running machine, and what QEMU is told by hand to do to the very same machine. QEMU talks
 * to one at a time: the agent works, then somebody by hand while no agent is there, then an agent again.
 *
 * @param state the agent's state directory
 * @param warmUp rounds of an agent before it is measured: an agent runs for months
 * @param rounds samples of each
 */
record GuestUnderTwo(Path state, int warmUp, int rounds) {
    /** Work through the API. */
    interface Own {
        /** Does it once, takes it back, and returns the nanoseconds of the doing. */
        long sample(AgentClient client) throws Exception;
    }

    /** The same work over QEMU's control socket. */
    interface Other {
        /** Does it once, takes it back, and returns the nanoseconds of the doing. */
        long sample(QmpByHand qmp) throws Exception;
    }

    /** What was measured. */
    record Outcome(Samples own, Samples byHand) {}

    /**
     * Measures; the first agent stands for the time before, and is ended.
     *
     * @param first runs the machine
     */
    Outcome measure(ChildAgent first, AgentClient client, Own own, Other other) throws Exception {
        Outcome outcome = new Outcome(new Samples(rounds), new Samples(rounds));
        int half = rounds / 2;
        Path control = QemuByHand.find(state).directory().resolve("100.qmp");
        sample(client, own, outcome.own, half);
        first.close();
        try (QmpByHand qmp = QmpByHand.open(control)) {
            other.sample(qmp);
            for (int round = 0; round < rounds; round++) {
                outcome.byHand.add(other.sample(qmp));
            }
        }
        try (ChildAgent second = ChildAgent.start(JavaProgram.agent(), state)) {
            AgentClient anew = second.client();
            sample(anew, own, outcome.own, rounds - half);
            anew.runTask(ChildAgent.NODE, "/nodes/" + ChildAgent.NODE + "/qemu/100/status/stop", java.util.Map.of());
        }
        return outcome;
    }

    private void sample(AgentClient client, Own own, Samples samples, int count) throws Exception {
        for (int round = -warmUp; round < count; round++) {
            long nanoseconds = own.sample(client);
            if (round >= 0) {
                samples.add(nanoseconds);
            }
        }
    }
}
