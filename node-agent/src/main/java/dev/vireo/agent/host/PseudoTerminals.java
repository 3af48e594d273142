// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs programs on pseudo-terminals of the kernel. They see little of the agent's own environment. */
public final class PseudoTerminals implements TerminalPrograms {
    private static final Logger LOG = LoggerFactory.getLogger(PseudoTerminals.class);
    private static final List<String> INHERITED = List.of("HOME", "LOGNAME", "USER", "SHELL", "PATH", "LANG", "TZ");
    private static final long SECONDS_TO_END = 3;

    @Override
    public TerminalLine start(List<String> command, WindowSize size) throws IOException {
        if (!Files.isExecutable(Path.of(command.get(0)))) {
            throw new IOException(command.get(0) + " is not there or cannot be run");
        }
        PtyProcess process = new PtyProcessBuilder(command.toArray(String[]::new))
                .setEnvironment(environment())
                .setDirectory(home())
                .setInitialColumns(size.columns())
                .setInitialRows(size.rows())
                // Otherwise the last words of a program that ends at once are lost now and then.
                .setUnixOpenTtyToPreserveOutputAfterTermination(true)
                .start();
        return new Program(process);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LANG", "C.UTF-8");
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("TERM", "xterm-256color");
        environment.put("COLORTERM", "truecolor");
        return environment;
    }

    private static String home() {
        String home = System.getenv("HOME");
        return home != null && Files.isDirectory(Path.of(home)) ? home : "/";
    }

    /** A program and its terminal. */
    private static final class Program implements TerminalLine {
        private final PtyProcess process;
        private final InputStream output;
        private final OutputStream input;

        Program(PtyProcess process) {
            this.process = process;
            this.output = process.getInputStream();
            this.input = process.getOutputStream();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return output.read(target, offset, length);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            // The library takes an offset for one into its own copy too: it has to be 0.
            input.write(Arrays.copyOfRange(source, offset, offset + length));
            input.flush();
        }

        @Override
        public void resize(WindowSize size) {
            if (process.isAlive()) {
                process.setWinSize(new WinSize(size.columns(), size.rows()));
            }
        }

        @Override
        public void close() {
            hangUp();
            try {
                if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }

        private void hangUp() {
            try {
                input.close();
                output.close();
            } catch (IOException e) {
                LOG.debug("a terminal was closed already", e);
            }
            process.destroy();
        }
    }
}
