// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.node.network;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.model.node.NetworkAnswers.InterfaceSettings;
import dev.vireo.model.node.NetworkOptions;
import dev.vireo.model.node.NodeAnswers.NetworkInterface;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked about an interface: what its kind has. */
final class InterfaceFields {
    private static final Sentence NONE = Sentence.of("none");

    private final InterfaceKind kind;
    private final Map<Option<?>, Field> fields = new LinkedHashMap<>();
    private final Map<Option<?>, Supplier<String>> values = new LinkedHashMap<>();
    private final List<Field> folded = new ArrayList<>();

    InterfaceFields(InterfaceKind kind) {
        this.kind = kind;
        addName();
        addKind();
        text(NetworkOptions.CIDR, Sentence.of("IPv4 address"), Sentence.of("Such as 192.0.2.10/24."), NONE);
        text(NetworkOptions.GATEWAY, Sentence.of("IPv4 router"), Sentence.of("Such as 192.0.2.1."), NONE);
        text(NetworkOptions.CIDR6, Sentence.of("IPv6 address"), Sentence.of("Such as 2001:db8::10/64."), NONE);
        text(NetworkOptions.GATEWAY6, Sentence.of("IPv6 router"), Sentence.of("Such as 2001:db8::1."), NONE);
        flag(NetworkOptions.AUTOSTART, Sentence.of("With the node"), true);
        folded.add(number(NetworkOptions.MTU, Sentence.of("MTU"), Sentence.of("as usual")));
        folded.add(text(NetworkOptions.COMMENTS, Sentence.of("Notes"), Sentence.EMPTY, NONE));
    }

    private void addName() {
        InputField<String> name = InputField.of(
                new FieldState("interface-name", Sentence.of("Name")),
                NetworkOptions.INTERFACE.type(),
                (given, cause) -> Sentence.of("A name has 2 to 15 letters, digits, dots and hyphens, a letter first."));
        fields.put(NetworkOptions.INTERFACE, name);
        values.put(NetworkOptions.INTERFACE, name::written);
    }

    private void addKind() {
        switch (kind) {
            case BRIDGE -> {
                text(
                        NetworkOptions.BRIDGE_PORTS,
                        Sentence.of("Ports"),
                        Sentence.of("Cards and bonds that it joins, with blanks between."),
                        Sentence.of("none: guests alone"));
                flag(NetworkOptions.BRIDGE_VLAN_AWARE, Sentence.of("Keeps VLANs apart"), false);
            }
            case BOND -> {
                text(
                        NetworkOptions.SLAVES,
                        Sentence.of("Cards"),
                        Sentence.of("Cards that work as one, with blanks between."),
                        NONE);
                addMode();
                folded.add(text(
                        NetworkOptions.BOND_PRIMARY,
                        Sentence.of("Preferred card"),
                        Sentence.of("Used as long as it works."),
                        NONE));
            }
            case VLAN -> {
                text(
                        NetworkOptions.VLAN_DEVICE,
                        Sentence.of("On interface"),
                        Sentence.of("The interface that carries it."),
                        NONE);
                number(NetworkOptions.VLAN_ID, Sentence.of("Number"), Sentence.of("1 to 4094"));
            }
            case ETH -> {}
        }
    }

    private void addMode() {
        ChoiceField<String> mode = ChoiceField.of(
                new FieldState("interface-bond-mode", Sentence.of("Mode")),
                List.of(
                        Choice.of(
                                "active-backup",
                                Sentence.of("One works at a time"),
                                Sentence.verbatim("active-backup")),
                        Choice.of(
                                "802.3ad",
                                Sentence.of("All work; the switch takes part"),
                                Sentence.verbatim("LACP, 802.3ad")),
                        Choice.of(
                                "balance-alb",
                                Sentence.of("All work; no switch takes part"),
                                Sentence.verbatim("balance-alb")),
                        Choice.of(
                                "balance-tlb", Sentence.of("All send, one receives"), Sentence.verbatim("balance-tlb")),
                        Choice.of("balance-xor", Sentence.of("By address"), Sentence.verbatim("balance-xor")),
                        Choice.of("balance-rr", Sentence.of("In turn"), Sentence.verbatim("balance-rr")),
                        Choice.of("broadcast", Sentence.of("Everything on all"), Sentence.verbatim("broadcast"))));
        fields.put(NetworkOptions.BOND_MODE, mode);
        values.put(NetworkOptions.BOND_MODE, () -> mode.value().orElse(""));
    }

    private Field text(Option<String> option, Sentence label, Sentence hint, Sentence whenEmpty) {
        InputField<String> field = InputField.of(
                        new FieldState("interface-" + option.name(), label),
                        option.type(),
                        (given, cause) -> hint.isEmpty() ? Sentence.of("This cannot be used.") : hint)
                .mayBeEmpty(whenEmpty);
        field.state().hintProperty().set(hint);
        fields.put(option, field);
        values.put(option, field::written);
        return field;
    }

    private Field number(Option<Long> option, Sentence label, Sentence whenEmpty) {
        InputField<Long> field = InputField.of(new FieldState("interface-" + option.name(), label), option.type())
                .mayBeEmpty(whenEmpty);
        fields.put(option, field);
        values.put(option, field::formatted);
        return field;
    }

    private void flag(Option<Boolean> option, Sentence label, boolean isOn) {
        FlagField field = new FlagField(new FieldState("interface-" + option.name(), label), isOn);
        fields.put(option, field);
        values.put(option, () -> field.isOn() ? "1" : "");
    }

    /** Shows an interface that is there; its name does not change. */
    void show(NetworkInterface present) {
        InterfaceSettings settings = Objects.requireNonNullElse(present.settings(), InterfaceSettings.UNKNOWN);
        boolean isStatic = "static".equals(settings.method());
        set(NetworkOptions.INTERFACE, present.iface());
        lock(NetworkOptions.INTERFACE);
        set(NetworkOptions.CIDR, isStatic ? present.cidr() : null);
        set(NetworkOptions.GATEWAY, settings.gateway());
        set(NetworkOptions.CIDR6, settings.cidr6());
        set(NetworkOptions.GATEWAY6, settings.gateway6());
        set(NetworkOptions.MTU, settings.mtu());
        set(NetworkOptions.COMMENTS, settings.comments());
        set(NetworkOptions.BRIDGE_PORTS, present.bridgePorts());
        set(NetworkOptions.SLAVES, settings.slaves());
        set(NetworkOptions.BOND_PRIMARY, settings.bondPrimary());
        set(NetworkOptions.VLAN_DEVICE, settings.vlanDevice());
        set(NetworkOptions.VLAN_ID, settings.vlanId());
        set(NetworkOptions.BOND_MODE, settings.bondMode());
        set(NetworkOptions.AUTOSTART, Boolean.TRUE.equals(settings.autostart()) ? "1" : "0");
        set(NetworkOptions.BRIDGE_VLAN_AWARE, Boolean.TRUE.equals(settings.vlanAware()) ? "1" : "0");
        if (present.iface().contains(".")) {
            for (Option<?> told : List.of(NetworkOptions.VLAN_DEVICE, NetworkOptions.VLAN_ID)) {
                lock(told);
            }
        }
    }

    private void lock(Option<?> option) {
        Field field = fields.get(option);
        if (field != null) {
            field.state().enabledProperty().set(false);
        }
    }

    private void set(Option<?> option, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        Field field = fields.get(option);
        if (field instanceof InputField<?> input) {
            input.textProperty().set(text);
        } else if (field instanceof FlagField flag) {
            flag.onProperty().set(text.equals("1"));
        } else if (field instanceof ChoiceField<?> choice && !text.isEmpty()) {
            choose(choice, text);
        }
    }

    @SuppressWarnings("unchecked") // the only choices here are words
    private static void choose(ChoiceField<?> choice, String word) {
        ((ChoiceField<String>) choice).chooseOrAdd(Choice.of(word, Sentence.verbatim(word)));
    }

    List<Field> main() {
        return fields.values().stream().filter(field -> !folded.contains(field)).toList();
    }

    List<Field> folded() {
        return List.copyOf(folded);
    }

    Map<String, Field> byParameter() {
        Map<String, Field> named = new LinkedHashMap<>();
        fields.forEach((option, field) -> named.put(option.name(), field));
        return named;
    }

    /** What is set, by the names of the parameters; empty values are left out. */
    Map<String, String> values() {
        Map<String, String> given = new LinkedHashMap<>();
        values.forEach((option, value) -> {
            if (!value.get().isEmpty()) {
                given.put(option.name(), value.get());
            }
        });
        return given;
    }
}
