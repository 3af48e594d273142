// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.cloudinit;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.Drives;
import dev.vireo.desktop.guest.config.ConfigurationLines;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings for cloud-init. */
public final class CloudInitLines extends ConfigurationLines {
    private final Texts texts;

    /** Lines in the user's words. */
    public CloudInitLines(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        List<ConfigurationRow> rows = new ArrayList<>();
        rows.add(ConfigurationRow.of("drive", texts.get("Drive"), drive(options)));
        rows.add(row("ciuser", texts.get("User"), options.raw("ciuser"), texts.get("as the image has it")));
        rows.add(row("cipassword", texts.get("Password"), secret(options.raw("cipassword")), texts.get("none")));
        rows.add(row("sshkeys", texts.get("SSH keys"), keys(options.raw("sshkeys")), texts.get("none")));
        rows.add(row(
                "nameserver", texts.get("Name servers"), options.raw("nameserver"), texts.get("as the node has them")));
        rows.add(
                row("searchdomain", texts.get("Domain"), options.raw("searchdomain"), texts.get("as the node has it")));
        for (int card = 0; card < 32; card++) {
            if (options.raw("net" + card) != null) {
                String key = "ipconfig" + card;
                rows.add(row(key, texts.get("Addresses ({0})", "net" + card), options.raw(key), "–"));
            }
        }
        boolean upgrades = !"0".equals(options.raw("ciupgrade"));
        rows.add(ConfigurationRow.of(
                "ciupgrade", texts.get("Upgrade packages"), upgrades ? texts.get("yes") : texts.get("no")));
        rows.add(ConfigurationRow.of("preview-user", texts.get("Preview: user"), texts.get("open to read")));
        rows.add(ConfigurationRow.of("preview-network", texts.get("Preview: network"), texts.get("open to read")));
        return rows;
    }

    private String drive(Options options) {
        return options.asMap().entrySet().stream()
                .filter(entry -> Drives.isOnBus(entry.getKey()) && Drives.isCloudInit(entry.getValue()))
                .map(entry -> entry.getKey() + " · " + entry.getValue())
                .findFirst()
                .orElse(texts.get("none: add a cloud-init drive under Hardware"));
    }

    private static ConfigurationRow row(String key, String title, @Nullable String value, String whenAbsent) {
        return ConfigurationRow.of(key, title, value == null ? whenAbsent : value);
    }

    private static @Nullable String secret(@Nullable String written) {
        return written == null ? null : "••••••";
    }

    private @Nullable String keys(@Nullable String written) {
        if (written == null) {
            return null;
        }
        int count = (int)
                SshKeys.decode(written).lines().filter(line -> !line.isBlank()).count();
        return texts.get("{0} key|{0} keys", count);
    }

    @Override
    protected String removed() {
        return texts.get("removed");
    }
}
