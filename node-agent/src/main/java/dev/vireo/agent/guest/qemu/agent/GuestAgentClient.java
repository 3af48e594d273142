// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.qemu.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vireo.agent.guest.qemu.command.QemuFiles;
import dev.vireo.model.id.Vmid;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks guest agents. One conversation at a time is held with each: a second caller waits for the first, as long as its
 * own patience lasts.
 */
public final class GuestAgentClient {
    /** For what an agent answers from its memory. */
    public static final Duration QUICK = Duration.ofSeconds(10);
    /** For what an agent does to file systems. */
    public static final Duration LONG = Duration.ofMinutes(2);

    private static final Duration GREETING = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final QemuFiles files;
    private final AtomicLong token;
    private final Map<Vmid, ReentrantLock> talkers = new ConcurrentHashMap<>();

    /**
     * @param files names of the sockets
     * @param firstToken where numbers of conversations begin: not where an earlier run of this program began
     */
    public GuestAgentClient(QemuFiles files, long firstToken) {
        this.files = files;
        this.token = new AtomicLong(firstToken & 0xffff_ffffL);
    }

    private interface Talk<R> {
        R hold(AgentConversation conversation) throws IOException;
    }

    /**
     * Asks and waits for the answer.
     *
     * @param command such as {@code guest-get-osinfo}
     * @throws GuestAgentException if the agent refuses
     * @throws GuestAgentTimeoutException if it does not answer in time: mostly as it does not run
     * @throws IOException if the machine has no such channel, or ends
     */
    public JsonNode ask(Vmid vmid, String command, Map<String, ?> arguments, Duration limit)
            throws IOException, InterruptedException {
        return talk(vmid, command, limit, conversation -> conversation.ask(command, arguments, limit));
    }

    /** Says something whose success is not answered, such as {@code guest-shutdown}; errors are as with asking. */
    public void tell(Vmid vmid, String command, Map<String, ?> arguments) throws IOException, InterruptedException {
        talk(vmid, command, QUICK, conversation -> {
            conversation.tell(command, arguments, MOMENT);
            return true;
        });
    }

    /** Whether an agent answers, and soon. */
    public boolean answers(Vmid vmid) throws InterruptedException {
        try {
            ask(vmid, "guest-ping", Map.of(), GREETING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the guest flush its file systems and hold writes; how many are held. */
    public long freeze(Vmid vmid) throws IOException, InterruptedException {
        return ask(vmid, "guest-fsfreeze-freeze", Map.of(), LONG).asLong();
    }

    /** Lets writes go on; how many file systems were held. Nothing is wrong if none was. */
    public long thaw(Vmid vmid) throws IOException, InterruptedException {
        return ask(vmid, "guest-fsfreeze-thaw", Map.of(), QUICK).asLong();
    }

    private <R> R talk(Vmid vmid, String command, Duration patience, Talk<R> talk)
            throws IOException, InterruptedException {
        ReentrantLock talker = talkers.computeIfAbsent(vmid, id -> new ReentrantLock());
        if (!talker.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new GuestAgentTimeoutException(command);
        }
        try (AgentConversation conversation =
                AgentConversation.open(files.guestAgent(vmid), token.incrementAndGet(), GREETING)) {
            return talk.hold(conversation);
        } finally {
            talker.unlock();
        }
    }
}
