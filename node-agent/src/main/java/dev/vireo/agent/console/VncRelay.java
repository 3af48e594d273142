// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.console;

import dev.vireo.agent.guest.qemu.process.RunningVm;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Connects viewers with QEMU's VNC sockets. QEMU has one password a machine, so that one viewer at a time goes through the
 * login; then the password is spent.
 */
public final class VncRelay {
    private static final Duration LOGIN = Duration.ofSeconds(10);

    private final Function<Vmid, Path> sockets;
    private final Executor threads;
    private final Map<Vmid, LoginTurn> logins = new ConcurrentHashMap<>();

    /** @param sockets where QEMU's VNC socket of a machine lies */
    public VncRelay(Function<Vmid, Path> sockets, Executor threads) {
        this.sockets = sockets;
        this.threads = threads;
    }

    /** Connects to a machine's screen with a password that holds for this viewer. */
    ConsoleSession open(RunningVm vm, String password) throws IOException {
        LoginTurn turn = logins.computeIfAbsent(vm.vmid(), id -> new LoginTurn(LOGIN));
        try {
            if (!turn.take()) {
                throw ApiException.failed("another viewer of VM " + vm.vmid() + " is just logging in: try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.failed("the agent is ending");
        }
        try {
            vm.ask("set_password", Map.of("protocol", "vnc", "password", password, "connected", "keep"));
            vm.ask("expire_password", Map.of("protocol", "vnc", "time", "+" + LOGIN.toSeconds()));
            VncSession session = new VncSession(
                    SocketChannel.open(UnixDomainSocketAddress.of(sockets.apply(vm.vmid()))), turn::end, threads);
            turn.isOf(session::close);
            return session;
        } catch (IOException | RuntimeException e) {
            turn.end();
            throw e;
        }
    }
}
