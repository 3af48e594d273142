// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Choice;
import dev.vireo.desktop.form.ChoiceField;
import dev.vireo.desktop.form.Explanations;
import dev.vireo.desktop.form.Field;
import dev.vireo.desktop.form.FieldState;
import dev.vireo.desktop.form.FlagField;
import dev.vireo.desktop.form.Form;
import dev.vireo.desktop.form.InputField;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.desktop.guest.hardware.MachineChoices;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.guest.options.OsProfile;
import dev.vireo.desktop.importing.Contents.FoundCard;
import dev.vireo.desktop.wizard.Refusals;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.guest.VmOptions;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import dev.vireo.model.option.ValueTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The hardware of a machine that is made of imported disks: proposed from what was found, to be changed at will. */
public final class NewMachine {
    private static final String UEFI = "ovmf";

    private final InputField<Vmid> vmid = InputField.of(
            new FieldState("import-vmid", Sentence.of("VM ID")), PathParameters.VMID.type(), Explanations.vmid());
    private final InputField<String> name = InputField.of(
                    new FieldState("import-name", Sentence.of("Name")), VmOptions.NAME.type(), Explanations.hostName())
            .mayBeEmpty(Sentence.of("none"));
    private final ChoiceField<OsProfile> system = ChoiceField.of(
            new FieldState("import-ostype", Sentence.of("System")),
            OsProfile.ALL.stream()
                    .map(profile -> Choice.of(profile, NewMachine.words(profile)))
                    .toList());
    private final ChoiceField<String> firmware = MachineChoices.firmware("import-firmware");
    private final ChoiceField<DiskBus> bus = ChoiceField.of(
            new FieldState("import-bus", Sentence.of("Disks on")),
            DiskBus.IN_ORDER.stream()
                    .map(known -> Choice.of(known, known.label()))
                    .toList());
    private final InputField<Long> memory = InputField.of(
                    new FieldState("import-memory", Sentence.of("Memory")), ValueTypes.integer(16, 1L << 22))
            .in(Sentence.of("MiB"), 512)
            .holding("2048");
    private final InputField<Long> sockets = InputField.of(
                    new FieldState("import-sockets", Sentence.of("Sockets")), ValueTypes.integer(1, 8))
            .in(Sentence.EMPTY, 1)
            .holding("1");
    private final InputField<Long> cores = InputField.of(
                    new FieldState("import-cores", Sentence.of("Cores")), ValueTypes.integer(1, 256))
            .in(Sentence.EMPTY, 1)
            .holding("2");
    private final NetworkCardForm card = new NetworkCardForm("import");
    private final FlagField noCard =
            new FlagField(new FieldState("import-network-none", Sentence.of("No network card")), false);
    private final Form form;
    private Options proposal = Options.EMPTY;
    private List<FoundCard> furtherCards = List.of();
    private boolean hadSecureBoot;

    NewMachine() {
        system.valueProperty().addListener((observable, before, now) -> now.ifPresent(this::suit));
        bus.valueProperty().addListener((observable, before, now) -> hint());
        firmware.valueProperty().addListener((observable, before, now) -> hint());
        noCard.onProperty()
                .addListener((observable, before, now) -> cardFields()
                        .forEach(field -> field.state().enabledProperty().set(!now)));
        form = new Form(Stream.concat(
                        Stream.of(vmid, name, system, firmware, bus, memory, sockets, cores, noCard),
                        cardFields().stream())
                .toList());
        suit(OsProfile.USUAL);
        hint();
    }

    private List<Field> cardFields() {
        return List.of(card.way(), card.bridge(), card.model(), card.mac(), card.vlan());
    }

    private static Sentence words(OsProfile profile) {
        return switch (profile.family()) {
            case LINUX -> Sentence.of("Linux, {0}", profile.label());
            case WINDOWS -> Sentence.of("Windows {0}", profile.label());
            case SOLARIS, OTHER -> profile.label();
        };
    }

    private void suit(OsProfile profile) {
        bus.choose(DiskBus.of(profile.diskBus()));
        card.model().choose(profile.networkModel());
    }

    private void hint() {
        boolean isWindows = system.value().filter(OsProfile::lacksVirtio).isPresent();
        boolean isVirtio = bus.is(DiskBus.SCSI) || bus.is(DiskBus.VIRTIO);
        bus.state()
                .hintProperty()
                .set(
                        isWindows && isVirtio
                                ? Sentence.of("Windows does not boot from it before its VirtIO drivers are installed."
                                        + " Choose SATA, and switch later: Hardware, Disk, “Switch to VirtIO…”.")
                                : isWindows
                                        ? Sentence.of(
                                                "Right for the first start. To make it fast later: Hardware, Disk,"
                                                        + " “Switch to VirtIO…”.")
                                        : bus.value().map(DiskBus::advice).orElse(Sentence.EMPTY));
        firmware.state()
                .hintProperty()
                .set(
                        firmware.is(UEFI)
                                ? Sentence.of("It gets an EFI disk. The old boot entries are not in the disks: the"
                                        + " firmware looks for the loader itself.")
                                : Sentence.of("Choose UEFI if the machine booted by UEFI before."));
    }

    /** Fills in what was found. */
    void propose(Contents found) {
        proposal = found.proposal();
        hadSecureBoot = found.hadSecureBoot();
        if (found.isMachine()) {
            OsProfile.ALL.stream()
                    .filter(profile -> profile.ostype().equals(proposal.raw("ostype")))
                    .findFirst()
                    .ifPresent(system::choose);
            found.disks().stream()
                    .findFirst()
                    .map(disk -> DiskBus.of(disk.bus()))
                    .ifPresent(bus::choose);
            firmware.choose(Objects.requireNonNullElse(proposal.raw("bios"), "seabios"));
            take("memory", memory);
            take("sockets", sockets);
            take("cores", cores);
            take("name", name);
            takeCards(found.cards());
        } else {
            name.textProperty().set(plain(found.title()));
        }
        hint();
    }

    private void take(String key, InputField<?> field) {
        Optional.ofNullable(proposal.raw(key)).ifPresent(field.textProperty()::set);
    }

    private void takeCards(List<FoundCard> cards) {
        noCard.onProperty().set(cards.isEmpty());
        furtherCards = cards.isEmpty() ? List.of() : cards.subList(1, cards.size());
        cards.stream().findFirst().ifPresent(first -> {
            card.model().choose(first.model());
            card.mac()
                    .textProperty()
                    .set(first.mac().flatMap(NewMachine::address).orElse(""));
        });
    }

    /** The address of one card; that of a group is none. */
    private static Optional<String> address(String mac) {
        String written = mac.replace('-', ':').toUpperCase(Locale.ROOT);
        boolean isOfOne = Integer.parseInt(written.substring(0, 2), 16) % 2 == 0;
        return isOfOne ? Optional.of(written) : Optional.empty();
    }

    private static String plain(String fileName) {
        String stem = fileName.contains(".") ? fileName.substring(0, fileName.lastIndexOf('.')) : fileName;
        String kept = stem.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return kept.substring(0, Math.min(63, kept.length())).replaceAll("-+$", "");
    }

    /** Keys of its disks. */
    List<String> keys(int count) {
        return DiskPlaces.free(bus.value().orElse(DiskBus.SCSI), count, Set.of());
    }

    /**
     * Its configuration but for the disks.
     *
     * @param storage where the EFI disk goes
     */
    Options options(StorageId storage) {
        Options options = proposal.with(
                        "scsihw", Objects.requireNonNullElse(proposal.raw("scsihw"), "virtio-scsi-single"))
                .withNullable(PathParameters.VMID, vmid.value().orElse(null))
                .with("ostype", system.value().orElse(OsProfile.USUAL).ostype())
                .with("memory", memory.formatted())
                .with("sockets", sockets.formatted())
                .with("cores", cores.formatted());
        options = name.formatted().isEmpty() ? options.without("name") : options.with("name", name.formatted());
        String keys = hadSecureBoot ? "1" : "0";
        options = firmware.is(UEFI)
                ? options.with("bios", UEFI).with("efidisk0", storage + ":1,efitype=4m,pre-enrolled-keys=" + keys)
                : options.without("bios");
        return noCard.onProperty().get() ? options : withCards(options);
    }

    private Options withCards(Options options) {
        Options all = card.newBinding("net0").store(options);
        String bridge = card.way().is(NetworkCardForm.Way.BRIDGE)
                ? card.bridge().value().map(chosen -> ",bridge=" + chosen).orElse("")
                : "";
        int number = 1;
        for (FoundCard further : furtherCards) {
            String mac = further.mac()
                    .flatMap(NewMachine::address)
                    .map(known -> "=" + known)
                    .orElse("");
            all = all.with("net" + number, card.model().value().orElse("virtio") + mac + bridge);
            number++;
        }
        return all;
    }

    /** Puts the server's objection under the field of a key. */
    boolean refuse(String key, Sentence reason) {
        return new Refusals(Map.of(
                        "vmid", vmid,
                        "name", name,
                        "ostype", system,
                        "bios", firmware,
                        "memory", memory,
                        "sockets", sockets,
                        "cores", cores,
                        "net0", card.way()))
                .refuse(key, reason);
    }

    /** Its number. */
    public InputField<Vmid> vmid() {
        return vmid;
    }

    /** Its name. */
    public InputField<String> name() {
        return name;
    }

    /** Its operating system. */
    public ChoiceField<OsProfile> system() {
        return system;
    }

    /** BIOS or UEFI. */
    public ChoiceField<String> firmware() {
        return firmware;
    }

    /** What its disks are attached to. */
    public ChoiceField<DiskBus> bus() {
        return bus;
    }

    /** Memory in MiB. */
    public InputField<Long> memory() {
        return memory;
    }

    /** Processor sockets. */
    public InputField<Long> sockets() {
        return sockets;
    }

    /** Cores of each socket. */
    public InputField<Long> cores() {
        return cores;
    }

    /** Its first network card; the others are plugged in beside it. */
    public NetworkCardForm card() {
        return card;
    }

    /** Whether it has no network card. */
    public FlagField noCard() {
        return noCard;
    }

    /** All fields. */
    Form form() {
        return form;
    }
}
