// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.cloudinit;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Explanation;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.guest.GuestCalls;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editors;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.desktop.guest.config.GuestConfiguration;
import dev.vireo.desktop.inventory.GuestItem;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.CloudInitEndpoints;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Optional;

/** The editor of each setting for cloud-init, and previews of what the guest gets. */
public final class CloudInitEditors implements Editors {
    private static final String NETWORK = "[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}";
    /** Lines of a preview that are seen at once. */
    private static final int PREVIEWED = 20;

    private static final String NETWORK6 = "[0-9a-fA-F:.]{2,45}/[0-9]{1,3}";

    private final GuestItem guest;
    private final Background background;

    /** Editors for one guest. */
    public CloudInitEditors(GuestItem guest, Background background) {
        this.guest = guest;
        this.background = background;
    }

    @Override
    public boolean edits(String key, GuestConfiguration configuration) {
        return !key.equals("drive");
    }

    @Override
    public Optional<Editor> editor(String key, GuestConfiguration configuration) {
        return switch (key) {
            case "drive" -> Optional.empty();
            case "ciuser" ->
                Optional.of(
                        text(key, Sentence.of("User"), Sentence.of("as the image has it"), "[a-z_][a-z0-9_.-]{0,31}"));
            case "cipassword" -> Optional.of(password());
            case "sshkeys" -> Optional.of(sshKeys());
            case "nameserver" ->
                Optional.of(text(
                        key,
                        Sentence.of("Name servers"),
                        Sentence.of("as the node has them"),
                        "[0-9a-fA-F.: ]{2,200}"));
            case "searchdomain" ->
                Optional.of(
                        text(key, Sentence.of("Domain"), Sentence.of("as the node has it"), "[A-Za-z0-9. -]{1,253}"));
            case "ciupgrade" -> Optional.of(upgrade());
            case "preview-user" -> Optional.of(preview(Sentence.of("Preview: user"), "user"));
            case "preview-network" -> Optional.of(preview(Sentence.of("Preview: network"), "network"));
            default -> Optional.of(addresses(key));
        };
    }

    private static Explanation refusing() {
        return (given, cause) -> Sentence.of("“{0}” is not allowed here.", Explanation.shorten(given));
    }

    private static FieldState state(String key, Sentence label) {
        return new FieldState("edit-" + key, label);
    }

    private static InputField<String> field(String key, Sentence label, Sentence whenEmpty, String form) {
        return InputField.of(state(key, label), ValueTypes.text(form, "a value"), refusing())
                .mayBeEmpty(whenEmpty);
    }

    private static Editor text(String key, Sentence label, Sentence whenEmpty, String form) {
        return FormEditor.of(label, Setting.of(key, field(key, label, whenEmpty, form)));
    }

    /** The server tells stars in place of a password: the field begins empty, and empty means that it stays. */
    private static Editor password() {
        InputField<String> field = InputField.of(state("cipassword", Sentence.of("Password")), ValueTypes.secret())
                .ofSecret()
                .mayBeEmpty(Sentence.of("stays as it is"));
        field.state().hintProperty().set(Sentence.of("SSH keys are safer. The password is kept as a hash."));
        Setting setting = Setting.of("cipassword", field, field::formatted, written -> {});
        return FormEditor.of(Sentence.of("Password"), setting);
    }

    private static Editor sshKeys() {
        InputField<String> field = InputField.of(state("sshkeys", Sentence.of("SSH keys")), ValueTypes.text(16_384))
                .ofManyLines()
                .mayBeEmpty(Sentence.of("none"));
        field.state().hintProperty().set(Sentence.of("Public keys, one a line."));
        Setting setting = Setting.of(
                "sshkeys",
                field,
                () -> SshKeys.encode(field.formatted()),
                written -> field.textProperty().set(SshKeys.decode(written)));
        return FormEditor.of(Sentence.of("SSH keys"), setting);
    }

    private static Editor upgrade() {
        FlagField field = new FlagField(state("ciupgrade", Sentence.of("Upgrade packages")), true);
        field.state()
                .hintProperty()
                .set(Sentence.of("The first boot takes longer, and the system is up to date after it."));
        return FormEditor.of(Sentence.of("Upgrade packages"), Setting.of("ciupgrade", field, true));
    }

    private static Editor addresses(String key) {
        InputField<String> ip = field(key + "-ip", Sentence.verbatim("IPv4"), Sentence.of("none"), "dhcp|" + NETWORK);
        InputField<String> gateway =
                field(key + "-gw", Sentence.of("Gateway"), Sentence.of("none"), "[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        InputField<String> ip6 =
                field(key + "-ip6", Sentence.verbatim("IPv6"), Sentence.of("none"), "dhcp|auto|" + NETWORK6);
        InputField<String> gateway6 =
                field(key + "-gw6", Sentence.of("Gateway (IPv6)"), Sentence.of("none"), "[0-9a-fA-F:.]{2,45}");
        ip.state().hintProperty().set(Sentence.of("“dhcp”, or an address such as 10.0.0.5/24."));
        ip6.state().hintProperty().set(Sentence.of("“dhcp”, “auto”, or an address such as fd00::5/64."));
        return FormEditor.of(
                Sentence.of("Addresses ({0})", key.replace("ipconfig", "net")),
                Sheet.of(ip, gateway, ip6, gateway6),
                PropertySetting.of(
                        key,
                        "",
                        Setting.of("ip", ip),
                        Setting.of("gw", gateway),
                        Setting.of("ip6", ip6),
                        Setting.of("gw6", gateway6)));
    }

    private Editor preview(Sentence title, String kind) {
        InputField<String> shown = InputField.of(state("preview", Sentence.of("The guest gets")), ValueTypes.text())
                .ofManyLines(PREVIEWED)
                .mayBeEmpty(Sentence.of("nothing"));
        AgentApi api = guest.datacenter().api();
        Arguments arguments = new GuestCalls(guest).path().with(CloudInitEndpoints.TYPE, kind);
        background.run(
                () -> api.call(CloudInitEndpoints.DUMP, arguments),
                text -> shown.textProperty().set(text),
                reason -> shown.state().hintProperty().set(Sentence.verbatim(Failures.words(reason))));
        return new FormEditor(title, Editor.Purpose.READ, Sheet.of(shown), List.of());
    }
}
