// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.guest.CtSystemOptions;
import dev.vireo.model.guest.device.ContainerFeatures;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.stream.Collectors;

/** Editors of what a container is inside. */
final class SystemEditors {
    private static final String NUL = "\0";

    private SystemEditors() {}

    static Editor system() {
        ChoiceField<String> field = ChoiceField.of(
                new FieldState("edit-ostype", Sentence.of("System")),
                List.of(
                        Choice.of("debian", Sentence.verbatim("Debian")),
                        Choice.of("devuan", Sentence.verbatim("Devuan")),
                        Choice.of("ubuntu", Sentence.verbatim("Ubuntu")),
                        Choice.of("centos", Sentence.verbatim("CentOS")),
                        Choice.of("fedora", Sentence.verbatim("Fedora")),
                        Choice.of("opensuse", Sentence.verbatim("openSUSE")),
                        Choice.of("archlinux", Sentence.verbatim("Arch Linux")),
                        Choice.of("alpine", Sentence.verbatim("Alpine")),
                        Choice.of("gentoo", Sentence.verbatim("Gentoo")),
                        Choice.of("nixos", Sentence.verbatim("NixOS")),
                        Choice.of(CtSystemOptions.UNMANAGED, Sentence.of("Left as it is"))));
        field.state()
                .hintProperty()
                .set(Sentence.of("Says where name, network and name servers are written inside it; left as it is,"
                        + " nothing is."));
        return FormEditor.of(Sentence.of("System"), Setting.of("ostype", field, ""));
    }

    static Editor architecture() {
        ChoiceField<String> field = words("arch", Sentence.of("Architecture"), "amd64", "i386", "arm64", "armhf");
        return FormEditor.of(Sentence.of("Architecture"), Setting.of("arch", field, "amd64"));
    }

    private static ChoiceField<String> words(String key, Sentence label, String... words) {
        return ChoiceField.of(
                new FieldState("edit-" + key, label),
                List.of(words).stream()
                        .map(word -> Choice.of(word, Sentence.verbatim(word)))
                        .toList());
    }

    static Editor terminals() {
        InputField<Long> field = InputField.of(
                        new FieldState("edit-tty", Sentence.of("Terminals")), ValueTypes.integer(0, 6))
                .in(Sentence.EMPTY, 1);
        return FormEditor.of(Sentence.of("Terminals"), Setting.of("tty", field, "2"));
    }

    static Editor console() {
        ChoiceField<String> field = ChoiceField.of(
                new FieldState("edit-cmode", Sentence.of("Console shows")),
                List.of(
                        Choice.of("tty", Sentence.of("A login on a terminal")),
                        Choice.of("console", Sentence.of("The console device")),
                        Choice.of("shell", Sentence.of("A shell without login"))));
        field.state()
                .hintProperty()
                .set(Sentence.of("A shell lets everybody in who may open the console, without a password."));
        return FormEditor.of(Sentence.of("Console shows"), Setting.of("cmode", field, "tty"));
    }

    static Editor timeZone() {
        InputField<String> field = InputField.of(
                        new FieldState("edit-timezone", Sentence.of("Time zone")),
                        CtSystemOptions.TIME_ZONE.type(),
                        (given, cause) -> Sentence.of(
                                "“host”, or a time zone such as Europe/Berlin, is needed; “{0}” is given.", given))
                .mayBeEmpty(Sentence.of("its own"));
        field.state().hintProperty().set(Sentence.of("“host” is the node’s."));
        return FormEditor.of(Sentence.of("Time zone"), Setting.of("timezone", field));
    }

    static Editor firstProgram() {
        InputField<String> field = InputField.of(
                        new FieldState("edit-entrypoint", Sentence.of("First program")),
                        CtSystemOptions.ENTRY_POINT.type())
                .mayBeEmpty(Sentence.verbatim("/sbin/init"));
        field.state()
                .hintProperty()
                .set(Sentence.of(
                        "For containers that are one program instead of a system. The container ends with it."));
        return FormEditor.of(Sentence.of("First program"), Setting.of("entrypoint", field));
    }

    static Editor environment() {
        InputField<String> field = InputField.of(
                        new FieldState("edit-env", Sentence.of("Environment")),
                        ValueTypes.text("([A-Za-z_][A-Za-z0-9_]*=[^\\p{Cc}]*\n?)*", "NAME=value lines"),
                        (given, cause) -> Sentence.of("Lines such as LANG=C.UTF-8 are needed."))
                .ofManyLines()
                .mayBeEmpty(Sentence.of("none"));
        field.state().hintProperty().set(Sentence.of("A line for each variable of the first program: NAME=value."));
        Setting setting = Setting.of(
                "env",
                field,
                () -> field.formatted().lines().filter(line -> !line.isBlank()).collect(Collectors.joining(NUL)),
                text -> field.textProperty().set(text.replace(NUL, "\n")));
        return FormEditor.of(Sentence.of("Environment"), setting);
    }

    static Editor features() {
        FlagField nesting = flag("nesting", Sentence.of("Nesting"));
        FlagField keys = flag("keyctl", Sentence.of("Key rings"));
        FlagField fuse = flag("fuse", Sentence.verbatim("FUSE"));
        FlagField devices = flag("mknod", Sentence.of("Make device files"));
        FlagField sys = flag("force_rw_sys", Sentence.of("Writable /sys"));
        InputField<String> mount = InputField.of(
                        new FieldState("edit-features-mount", Sentence.of("Mountable")),
                        ContainerFeatures.MOUNT.type(),
                        (given, cause) -> Sentence.of("Kinds of file systems such as nfs;cifs are needed."))
                .mayBeEmpty(Sentence.of("none"));
        hint(nesting, Sentence.of("Containers run in it; systemd wants it too."));
        hint(keys, Sentence.of("For Docker in an unprivileged container."));
        hint(fuse, Sentence.of("File systems of programs. A backup that holds the container can hang with it."));
        hint(devices, Sentence.of("For unprivileged containers; few programs need it."));
        hint(sys, Sentence.of("Programs of an unprivileged container may change what /sys shows."));
        mount.state().hintProperty().set(Sentence.of("Kinds that a privileged container may mount, such as nfs;cifs."));
        return FormEditor.of(
                Sentence.of("Features"),
                Sheet.of(nesting, keys, fuse, devices, sys, mount),
                PropertySetting.of(
                        "features",
                        "",
                        Setting.of("nesting", nesting, false),
                        Setting.of("keyctl", keys, false),
                        Setting.of("fuse", fuse, false),
                        Setting.of("mknod", devices, false),
                        Setting.of("force_rw_sys", sys, false),
                        Setting.of("mount", mount)));
    }

    private static void hint(FlagField field, Sentence words) {
        field.state().hintProperty().set(words);
    }

    private static FlagField flag(String part, Sentence label) {
        return new FlagField(new FieldState("edit-features-" + part, label), false);
    }
}
