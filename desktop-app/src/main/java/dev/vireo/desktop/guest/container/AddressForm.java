// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.container;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Setting;
import dev.vireo.model.guest.device.ContainerCard;
import dev.vireo.model.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a container's card gets its address of one protocol. */
public final class AddressForm {
    /** Where the address comes from. */
    public enum Source {
        /** Asked for when the container starts. */
        DHCP,
        /** Typed here. */
        STATIC,
        /** From the router's announcements. */
        SLAAC,
        /** None, or what the container's own files say. */
        NONE
    }

    private final Option<String> addressKey;
    private final Option<String> gatewayKey;
    private final ChoiceField<Source> source;
    private final InputField<String> address;
    private final InputField<String> gateway;

    private AddressForm(String id, Family family, List<Source> sources) {
        addressKey = family.address();
        gatewayKey = family.gateway();
        source = ChoiceField.of(
                new FieldState(id, Sentence.verbatim(family.name())),
                sources.stream().map(AddressForm::choice).toList());
        address = InputField.of(
                        new FieldState(id + "-address", Sentence.of("{0} address", family.name())),
                        addressKey.type(),
                        (given, cause) -> family.needed(given))
                .checkedBy(given -> given.contains("/") ? Optional.empty() : Optional.of(family.needed(given)));
        gateway = InputField.of(
                        new FieldState(id + "-gateway", Sentence.of("{0} gateway", family.name())),
                        gatewayKey.type(),
                        (given, cause) -> Sentence.of("An address without a prefix is needed, “{0}” is given.", given))
                .mayBeEmpty(Sentence.of("none"));
        source.valueProperty().addListener((observable, before, now) -> show());
        show();
    }

    /** What differs between the protocols. */
    private record Family(String name, Option<String> address, Option<String> gateway, String example) {
        Sentence needed(String given) {
            return Sentence.of(
                    "An address with the length of its prefix is needed, such as {0}; “{1}” is given.", example, given);
        }
    }

    /** Addresses of IPv4. */
    public static AddressForm ofIpv4(String prefix) {
        return new AddressForm(
                prefix + "-ip",
                new Family("IPv4", ContainerCard.ADDRESS, ContainerCard.GATEWAY, "192.0.2.7/24"),
                List.of(Source.DHCP, Source.STATIC, Source.NONE));
    }

    /** Addresses of IPv6. */
    public static AddressForm ofIpv6(String prefix) {
        return new AddressForm(
                prefix + "-ip6",
                new Family("IPv6", ContainerCard.ADDRESS_6, ContainerCard.GATEWAY_6, "2001:db8::7/64"),
                List.of(Source.NONE, Source.SLAAC, Source.DHCP, Source.STATIC));
    }

    private static Choice<Source> choice(Source source) {
        return switch (source) {
            case DHCP -> Choice.of(source, Sentence.verbatim("DHCP"));
            case STATIC -> Choice.of(source, Sentence.of("Static"));
            case SLAAC -> Choice.of(source, Sentence.verbatim("SLAAC"));
            case NONE -> Choice.of(source, Sentence.of("None"));
        };
    }

    private void show() {
        boolean isStatic = source.is(Source.STATIC);
        address.state().shownProperty().set(isStatic);
        gateway.state().shownProperty().set(isStatic);
        source.state()
                .hintProperty()
                .set(
                        switch (source.value().orElse(Source.NONE)) {
                            case SLAAC -> Sentence.of("By the router’s announcements.");
                            case NONE -> Sentence.of("Or as the container’s own files say.");
                            case DHCP, STATIC -> Sentence.EMPTY;
                        });
    }

    /** The parts of the card's property string. */
    List<Setting> settings() {
        return List.of(
                Setting.of(addressKey.name(), source, this::written, this::read),
                Setting.of(gatewayKey.name(), gateway));
    }

    private String written() {
        return switch (source.value().orElse(Source.NONE)) {
            case DHCP -> ContainerCard.DHCP;
            case SLAAC -> ContainerCard.AUTO;
            case STATIC -> address.formatted();
            case NONE -> "";
        };
    }

    private void read(String text) {
        switch (text) {
            case ContainerCard.DHCP -> source.choose(Source.DHCP);
            case ContainerCard.AUTO -> source.choose(Source.SLAAC);
            case "", ContainerCard.MANUAL -> source.choose(Source.NONE);
            default -> {
                address.textProperty().set(text);
                source.choose(Source.STATIC);
            }
        }
    }

    /** The fields in their order. */
    public List<Field> fields() {
        return new ArrayList<>(List.of(source, address, gateway));
    }

    /** Where the address comes from. */
    public ChoiceField<Source> source() {
        return source;
    }

    /** The address with the length of its prefix. */
    public InputField<String> address() {
        return address;
    }

    /** The router. */
    public InputField<String> gateway() {
        return gateway;
    }
}
