// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.option.Options;
import java.util.List;

/** A container's name, and where it looks names up. */
public final class NameLines extends ContainerLines {
    /** Lines in the user's words. */
    public NameLines(Texts texts) {
        super(texts);
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        String asNode = texts().get("as the node");
        return List.of(
                line("hostname", "Host name", options.raw("hostname"), "–"),
                line("searchdomain", "Search domains", options.raw("searchdomain"), asNode),
                line("nameserver", "Name servers", options.raw("nameserver"), asNode));
    }
}
