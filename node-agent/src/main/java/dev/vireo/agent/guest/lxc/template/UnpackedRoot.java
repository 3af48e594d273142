// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.guest.lxc.template;

import dev.vireo.agent.guest.lxc.config.LxcHost;
import dev.vireo.agent.guest.lxc.setup.GuestSetup;
import dev.vireo.agent.guest.lxc.setup.GuestSystem;
import dev.vireo.agent.storage.archive.SafeUnpack;
import dev.vireo.agent.storage.archive.UnpackLimits;
import dev.vireo.agent.storage.archive.UnpackReport;
import dev.vireo.agent.storage.archive.UnpackTerms;
import dev.vireo.agent.task.TaskLog;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Unpacks a template and sets the system in it up. */
public final class UnpackedRoot implements RootFilling {
    private final SafeUnpack unpacking;
    private final GuestSetup setup;
    private final LxcHost host;

    /** @param setup sets the unpacked system up */
    public UnpackedRoot(SafeUnpack unpacking, GuestSetup setup, LxcHost host) {
        this.unpacking = unpacking;
        this.setup = setup;
        this.host = host;
    }

    @Override
    public void check(Options options, Secrets secrets) {
        boolean isUnmanaged = options.get(CtSystemOptions.OS_TYPE)
                .filter(CtSystemOptions.UNMANAGED::equals)
                .isPresent();
        if (!isUnmanaged) {
            return;
        }
        asked(options, secrets).stream().findFirst().ifPresent(key -> {
            throw ApiException.badParameter(
                    key, "with ostype=unmanaged the system inside is left as it is; leave " + key + " or ostype out");
        });
    }

    /** Keys that want something of the system inside. */
    private static List<String> asked(Options options, Secrets secrets) {
        List<String> keys = new ArrayList<>();
        secrets.password().ifPresent(password -> keys.add("password"));
        secrets.keys().ifPresent(lines -> keys.add("ssh-public-keys"));
        Stream.of(CtSystemOptions.NAME_SERVER, CtSystemOptions.SEARCH_DOMAIN, CtSystemOptions.TIME_ZONE)
                .filter(options::has)
                .forEach(option -> keys.add(option.name()));
        return keys;
    }

    @Override
    public Options fill(Path archive, Path root, long shift, Options options, Secrets secrets, TaskLog log)
            throws IOException, InterruptedException {
        UnpackTerms terms = shift == 0
                ? UnpackTerms.privileged(UnpackLimits.USUAL)
                : UnpackTerms.shifted(shift, host.ids().count(), UnpackLimits.USUAL);
        try {
            UnpackReport report = unpacking.unpack(archive, root, terms);
            log.line("Unpacked '" + archive.getFileName() + "': " + report.entries() + " entries, "
                    + (report.bytes() >> 20) + " MiB");
            if (report.devices() > 0) {
                log.line("Left " + report.devices() + " devices out: the container gets its own");
            }
        } catch (IOException e) {
            throw new IOException("the template can't be unpacked: " + e.getMessage(), e);
        }
        Optional<GuestSystem> system = GuestSetup.look(root);
        Options known = options.has(CtSystemOptions.OS_TYPE)
                ? options
                : options.with(
                        CtSystemOptions.OS_TYPE, system.map(GuestSystem::kind).orElse(CtSystemOptions.UNMANAGED));
        if (GuestSetup.isUnmanaged(known)) {
            requireNothingAsked(options, secrets);
            log.line("The system inside is left as it is");
        } else {
            setup.first(root, shift, known, secrets.password(), secrets.keys(), log);
            log.line("Set up " + system.map(GuestSystem::name).orElse("the system"));
        }
        return known;
    }

    private static void requireNothingAsked(Options options, Secrets secrets) throws IOException {
        List<String> asked = asked(options, secrets);
        if (!asked.isEmpty()) {
            throw new IOException(
                    "the template holds a system that is not known, so that nothing is set in it; say with"
                            + " ostype which system it is like, or leave out: " + String.join(", ", asked));
        }
    }
}
