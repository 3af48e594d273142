// SPDX-License-Identifier: Apache-2.0
package dev.vireo.test.crash;

import dev.vireo.agent.Agent;
import dev.vireo.agent.AgentOptions;
import dev.vireo.agent.task.StepListener;
import dev.vireo.model.id.NodeName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * An agent that writes the names of its steps to a file and dies at one of them, without any farewell. Prints
 * {@code ready PORT} when it answers calls, and {@code stuck STEP} when it waits to be killed. A line with a number on its
 * standard input says at which of the steps that follow the next work is to wait; it is answered by {@code holds NUMBER}.
 */
public final class CrashingNode {
    /** Exit code of a process that was killed. */
    static final int KILLED = 137;
    /** System property: the step to die at, counted from 1; 0 for none. */
    static final String STEP = "vireo.crash.step";
    /** System property: {@code halt} to end at once there, {@code stuck} to wait there for a signal. */
    static final String WAY = "vireo.crash.way";
    /** The name of the node. */
    static final NodeName NODE = new NodeName("crash");

    private CrashingNode() {}

    /**
     * Runs it.
     *
     * @param arguments the state directory, the password file, and the file for the names of steps
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Recorder recorder = new Recorder(Path.of(arguments[2]), Integer.getInteger(STEP, 0));
        Agent.Started started = Agent.start(options(Path.of(arguments[0]), Path.of(arguments[1])), recorder);
        System.out.println("ready " + started.address().getPort());
        // The parent holds the other end: when it is gone, so is this.
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            recorder.hold(Integer.parseInt(order));
            System.out.println("holds " + order);
        }
        started.agent().close();
    }

    /** How an agent of these tests is started. */
    static AgentOptions options(Path state, Path passwordFile) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new AgentOptions(state, anyPort, NODE, Optional.of(passwordFile));
    }

    private static final class Recorder implements StepListener {
        private final Path file;
        private int last;
        private int count;

        Recorder(Path file, int last) {
            this.file = file;
            this.last = last;
        }

        /** Counts anew; whoever gets to that step stays there. */
        synchronized void hold(int step) {
            last = step;
            count = 0;
        }

        @Override
        public void reached(String step) {
            // Who waits does not keep others from going on.
            if (isLast(step)) {
                die(step);
            }
        }

        private synchronized boolean isLast(String step) {
            try {
                Files.writeString(file, step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            count++;
            return count == last;
        }

        private static void die(String step) {
            if (System.getProperty(WAY, "halt").equals("halt")) {
                Runtime.getRuntime().halt(KILLED);
            }
            System.out.println("stuck " + step);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Runtime.getRuntime().halt(1);
            }
        }
    }
}
