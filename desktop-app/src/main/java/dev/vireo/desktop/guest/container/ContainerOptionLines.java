// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.fx.Quantities;
import dev.vireo.desktop.fx.Texts;
import dev.vireo.desktop.guest.GuestWords;
import dev.vireo.desktop.guest.config.ConfigurationRow;
import dev.vireo.model.option.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of a container that are neither resources nor network. */
public final class ContainerOptionLines extends ContainerLines {
    private final GuestWords names;
    private final ContainerWords words;

    /** Lines in the user's words. */
    public ContainerOptionLines(Texts texts, Quantities quantities) {
        super(texts);
        this.names = new GuestWords(texts);
        this.words = new ContainerWords(texts, quantities);
    }

    @Override
    protected List<ConfigurationRow> lines(Options options) {
        return List.of(
                line("tags", "Tags", separated(options.raw("tags"), ";"), "–"),
                line("description", "Notes", firstLine(options.raw("description")), "–"),
                flag("onboot", "Start with the node", options, false),
                line("startup", "Order of automatic starts", startup(options.raw("startup")), texts().get("any")),
                line("ostype", "System", names.systemName(orEmpty(options.raw("ostype"))), ""),
                line("arch", "Architecture", options.raw("arch"), "amd64"),
                flag("unprivileged", "Unprivileged", options, false),
                line("features", "Features", words.features(options.raw("features")), ""),
                line("timezone", "Time zone", options.raw("timezone"), texts().get("its own")),
                flag("console", "Console device", options, true),
                line("tty", "Terminals", options.raw("tty"), "2"),
                line("cmode", "Console shows", mode(options.raw("cmode")), ""),
                line("entrypoint", "First program", options.raw("entrypoint"), "/sbin/init"),
                line("env", "Environment", separated(options.raw("env"), "\0"), "–"),
                flag("protection", "Protected from removal", options, false),
                flag("debug", "Detailed log of the start", options, false),
                line("hookscript", "Hook script", options.raw("hookscript"), "–"));
    }

    private static @Nullable String startup(@Nullable String written) {
        return written == null ? null : written.replace("order=", "").replace(",", ", ");
    }

    private static @Nullable String separated(@Nullable String written, String separator) {
        return written == null ? null : written.replace(separator, ", ");
    }

    private static @Nullable String firstLine(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String first = text.lines().findFirst().orElse("");
        return first.length() < text.length() ? first + " …" : first;
    }

    private String mode(@Nullable String written) {
        return switch (orEmpty(written)) {
            case "", "tty" -> texts().get("a login on a terminal");
            case "console" -> texts().get("the console device");
            case "shell" -> texts().get("a shell without login");
            default -> orEmpty(written);
        };
    }

    private static String orEmpty(@Nullable String written) {
        return written == null ? "" : written;
    }
}
