// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.hardware;

import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.KeySetting;
import dev.vireo.desktop.form.PropertySetting;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.config.Editor;
import dev.vireo.desktop.guest.config.Editor.Purpose;
import dev.vireo.desktop.guest.config.FormEditor;
import dev.vireo.model.api.MappingEndpoints;
import dev.vireo.model.option.ValueTypes;
import java.util.List;

/** Editors of cards and ports. */
final class DeviceEditors {
    private final HostOffers offers;

    DeviceEditors(HostOffers offers) {
        this.offers = offers;
    }

    Editor networkCard(String key) {
        NetworkCardForm form = new NetworkCardForm("edit");
        offers.follow(offer -> form.offerBeside(offer.bridges()));
        return new FormEditor(
                Sentence.of("Network card ({0})", key), Purpose.CHANGE, sheet(form), List.of(form.binding(key)));
    }

    Editor newNetworkCard(String key) {
        NetworkCardForm form = new NetworkCardForm("edit");
        offers.follow(offer -> form.offer(offer.bridges()));
        return new FormEditor(Sentence.of("New network card"), Purpose.ADD, sheet(form), List.of(form.newBinding(key)));
    }

    private static Sheet sheet(NetworkCardForm form) {
        return Sheet.of(form.way(), form.bridge(), form.vlan(), form.model(), form.mac())
                .folding(
                        Sentence.of("Advanced: rate limit, queues, MTU, disconnected"),
                        form.rate(),
                        form.queues(),
                        form.mtu(),
                        form.disconnected());
    }

    Editor serialPort(String key, Purpose purpose) {
        InputField<String> backend = InputField.of(
                        new FieldState("edit-serial", Sentence.of("Connected to")),
                        ValueTypes.text("socket|/dev/[A-Za-z0-9._/+-]+", "socket or a device"),
                        (given, cause) -> Sentence.of(
                                "“socket” or a device of the node such as /dev/ttyS0 is needed, “{0}” is given.",
                                given))
                .holding("socket");
        backend.state()
                .hintProperty()
                .set(Sentence.of("“socket” is for the console here; a device of the node is passed through."));
        return new FormEditor(
                Sentence.of("Serial port ({0})", key),
                purpose,
                Sheet.of(backend),
                List.of(
                        purpose == Purpose.ADD
                                ? new KeySetting(() -> key, backend, backend::formatted)
                                : Setting.of(key, backend)));
    }

    Editor audio(Purpose purpose) {
        ChoiceField<String> card = DeviceChoices.audioCard();
        ChoiceField<String> driver = DeviceChoices.audioDriver();
        return new FormEditor(
                Sentence.of("Sound card"),
                purpose,
                Sheet.of(card, driver),
                List.of(PropertySetting.of(
                        "audio0",
                        "",
                        Setting.of("device", card, "").always(),
                        Setting.of("driver", driver, "").always())));
    }

    Editor random(Purpose purpose) {
        ChoiceField<String> source = DeviceChoices.randomSource();
        InputField<Long> bytes = InputField.of(
                        new FieldState("edit-rng-bytes", Sentence.of("At most")), ValueTypes.integer(0))
                .in(Sentence.of("bytes"), 1024)
                .mayBeEmpty(Sentence.verbatim("1024"));
        InputField<Long> period = InputField.of(
                        new FieldState("edit-rng-period", Sentence.of("Every")), ValueTypes.integer(0))
                .in(Sentence.of("ms"), 100)
                .mayBeEmpty(Sentence.verbatim("1000"));
        return new FormEditor(
                Sentence.of("Random numbers"),
                purpose,
                Sheet.of(source, bytes, period),
                List.of(PropertySetting.of(
                        "rng0",
                        "source",
                        Setting.of("source", source, "").always(),
                        Setting.of("max_bytes", bytes),
                        Setting.of("period", period))));
    }

    Editor watchdog(Purpose purpose) {
        ChoiceField<String> model = DeviceChoices.watchdogModel();
        ChoiceField<String> action = DeviceChoices.watchdogAction();
        model.state().hintProperty().set(Sentence.of("A program in the guest has to reset the watchdog’s clock."));
        return new FormEditor(
                Sentence.of("Watchdog"),
                purpose,
                Sheet.of(model, action),
                List.of(PropertySetting.of(
                        "watchdog",
                        "model",
                        Setting.of("model", model, "").always(),
                        Setting.of("action", action, "").always())));
    }

    Editor sharedFolder(String key, Purpose purpose) {
        ChoiceField<String> mapping = new ChoiceField<String>(new FieldState("edit-virtiofs", Sentence.of("Directory")))
                .missing(Sentence.of(
                        "There is no directory to share yet: add one in the datacenter, on the tab Mappings."));
        mapping.state()
                .hintProperty()
                .set(Sentence.of("A directory mapping of the datacenter. The guest mounts it by its name."));
        offers.readMappings(MappingEndpoints.DIRECTORY, mapping::offerBeside);
        ChoiceField<String> cache = DeviceChoices.sharedCache();
        FlagField direct = flag("edit-virtiofs-direct", Sentence.of("Direct IO"));
        FlagField attributes = flag("edit-virtiofs-xattr", Sentence.of("Extended attributes"));
        FlagField acl = flag("edit-virtiofs-acl", Sentence.of("Access lists (ACL)"));
        acl.state().hintProperty().set(Sentence.of("Shows extended attributes too. Windows can’t mount it then."));
        return new FormEditor(
                Sentence.of("Shared directory ({0})", key),
                purpose,
                Sheet.of(mapping, cache, direct, attributes, acl),
                List.of(PropertySetting.of(
                        key,
                        "dirid",
                        Setting.of("dirid", mapping, "").always(),
                        Setting.of("cache", cache, "auto"),
                        Setting.of("direct-io", direct, false),
                        Setting.of("expose-xattr", attributes, false),
                        Setting.of("expose-acl", acl, false))));
    }

    private static FlagField flag(String id, Sentence label) {
        return new FlagField(new FieldState(id, label), false);
    }
}
