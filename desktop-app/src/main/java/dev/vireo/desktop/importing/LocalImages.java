// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.importing.Contents.FoundDisk;
import dev.vireo.model.image.ByteSource;
import dev.vireo.model.image.DiskDescription;
import dev.vireo.model.image.FileKind;
import dev.vireo.model.image.ForeignDisk;
import dev.vireo.model.image.GuestProposal;
import dev.vireo.model.image.ImageFiles;
import dev.vireo.model.image.OvfDisk;
import dev.vireo.model.image.OvfMachine;
import dev.vireo.model.image.TarArchive;
import dev.vireo.model.option.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into files of this computer. Files that an image needs are found among the chosen ones, then beside them. */
final class LocalImages implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("(?i)(.+)-(?:flat|f\\d{3}|s\\d{3}|pt)\\.vmdk");
    private static final Pattern NAMES_TAKEN =
            Pattern.compile("[ A-Za-z0-9.+=_-]+\\.(?:ova|ovf|qcow2|raw|vmdk|vhdx|vhd|vdi|img)");

    private final List<Path> chosen;
    private final List<LocalFile> open = new ArrayList<>();
    private final Set<Path> needed = new LinkedHashSet<>();
    private final List<Sentence> hints = new ArrayList<>();

    private LocalImages(List<Path> chosen) {
        this.chosen = chosen;
    }

    /**
     * Looks into files.
     *
     * @throws UnfitFilesException if they cannot be imported as they were chosen
     * @throws dev.vireo.model.image.ImageRefusedException if an image is damaged or refers to anything but its own files
     */
    static Contents look(List<Path> chosen) throws IOException {
        for (Path file : chosen) {
            if (!Files.isRegularFile(file)) {
                throw new UnfitFilesException(Sentence.of("There is no file “{0}” on this computer.", file.toString()));
            }
        }
        try (LocalImages images = new LocalImages(chosen)) {
            return images.look();
        }
    }

    private Contents look() throws IOException {
        Path main = mainFile();
        needed.add(main);
        String name = nameOf(main);
        Contents found = isCalled(name, ".ova", ".ovf") ? machine(main) : disk(main);
        for (Path file : needed) {
            requireNameTaken(nameOf(file));
        }
        for (Path extra : chosen) {
            if (!needed.contains(extra)) {
                hints.add(Sentence.of("“{0}” is no part of this image and is not sent.", nameOf(extra)));
            }
        }
        hints.addAll(0, found.hints());
        return new Contents(name, found.proposal(), found.disks(), found.cards(), hints, List.copyOf(needed));
    }

    private static void requireNameTaken(String name) throws UnfitFilesException {
        if (!NAMES_TAKEN.matcher(name).matches()) {
            throw new UnfitFilesException(Sentence.of(
                    "A storage takes names of letters a–z, digits, spaces and .+=_- that end with .ova, .ovf, .vmdk, .vhdx,"
                            + " .vhd, .vdi, .qcow2, .raw or .img in small letters; the file is called “{0}”. Rename it.",
                    name));
        }
    }

    /** The file that leads to the others: a machine's description, a disk's descriptor, or the only one. */
    private Path mainFile() throws IOException {
        Optional<Path> machine = chosen.stream()
                .filter(file -> isCalled(nameOf(file), ".ova", ".ovf"))
                .findFirst();
        if (machine.isPresent()) {
            return machine.get();
        }
        for (Path file : chosen) {
            if (FileKind.of(open(file)) == FileKind.VMDK_DESCRIPTOR) {
                return file;
            }
        }
        Path first = chosen.get(0);
        Optional<Path> descriptor = descriptorOf(first);
        if (descriptor.isPresent()) {
            hints.add(Sentence.of(
                    "“{0}” describes the disk that “{1}” is a part of: it is taken.",
                    nameOf(descriptor.get()), nameOf(first)));
            return descriptor.get();
        }
        if (chosen.size() > 1) {
            throw new UnfitFilesException(Sentence.of(
                    "{0} files are chosen and none of them describes the others. Choose the files of one image: for"
                            + " VMware the small .vmdk and its parts, or the .ovf and its disks.",
                    Integer.toString(chosen.size())));
        }
        return first;
    }

    private Optional<Path> descriptorOf(Path part) throws IOException {
        Matcher matcher = PART.matcher(nameOf(part));
        Path descriptor = matcher.matches() ? part.resolveSibling(matcher.group(1) + ".vmdk") : part;
        boolean isThere = !descriptor.equals(part)
                && Files.isRegularFile(descriptor)
                && FileKind.of(open(descriptor)) == FileKind.VMDK_DESCRIPTOR;
        return isThere ? Optional.of(descriptor) : Optional.empty();
    }

    private Contents disk(Path main) throws IOException {
        FoundDisk disk = describe("", main, nameOf(main));
        return new Contents("", Options.EMPTY, List.of(disk), List.of(), List.of(), List.of());
    }

    private FoundDisk describe(String bus, Path file, String source) throws IOException {
        DiskDescription found = new ForeignDisk(nameOf(file), open(file), this::findBytes).describe();
        for (DiskDescription.ImageFile part : found.files()) {
            find(part.name()).ifPresent(needed::add);
        }
        return found(bus, source, found);
    }

    private static FoundDisk found(String bus, String source, DiskDescription found) {
        return new FoundDisk(
                bus,
                source,
                (found.format().word() + " " + found.variant()).strip(),
                found.virtualSize().bytes(),
                found.realSize(),
                found.missing(),
                found.notes().stream().map(KnownWords::say).toList());
    }

    private Contents machine(Path main) throws IOException {
        ByteSource bytes = open(main);
        Optional<TarArchive> archive =
                isCalled(nameOf(main), ".ova") ? Optional.of(TarArchive.read(bytes)) : Optional.empty();
        ByteSource descriptor = archive.isPresent() ? archive.get().requireDescriptor() : bytes;
        GuestProposal proposal = GuestProposal.of(OvfMachine.read(descriptor));
        List<FoundDisk> disks = new ArrayList<>();
        for (Map.Entry<String, OvfDisk> disk : proposal.disks().entrySet()) {
            String bus = disk.getKey().replaceAll("[0-9]+$", "");
            String fileName = disk.getValue().fileName();
            disks.add(archive.isPresent() ? member(bus, main, archive.get(), fileName) : beside(bus, fileName));
        }
        return new Contents(
                "",
                proposal.options(),
                disks,
                proposal.networkCards().values().stream()
                        .map(card -> new Contents.FoundCard(card.model(), card.mac()))
                        .toList(),
                proposal.hints().stream()
                        .map(hint -> KnownWords.say(hint.text()))
                        .toList(),
                List.of());
    }

    private static FoundDisk member(String bus, Path main, TarArchive archive, String fileName) throws IOException {
        String source = nameOf(main) + "/" + fileName;
        Optional<ByteSource> member = archive.find(fileName);
        return member.isEmpty()
                ? absent(bus, source, fileName)
                : found(bus, source, new ForeignDisk(fileName, member.get(), ImageFiles.NONE).describe());
    }

    private FoundDisk beside(String bus, String fileName) throws IOException {
        Optional<Path> file = find(fileName);
        return file.isEmpty() ? absent(bus, fileName, fileName) : describe(bus, file.get(), fileName);
    }

    private static FoundDisk absent(String bus, String source, String fileName) {
        return new FoundDisk(bus, source, "", 0, 0, List.of(fileName), List.of());
    }

    private Optional<ByteSource> findBytes(String name) throws IOException {
        Optional<Path> file = find(name);
        return file.isPresent() ? Optional.of(open(file.get())) : Optional.empty();
    }

    private Optional<Path> find(String name) {
        return chosen.stream()
                .filter(file -> nameOf(file).equals(name))
                .findFirst()
                .or(() -> Optional.of(chosen.get(0).resolveSibling(name)).filter(Files::isRegularFile));
    }

    private LocalFile open(Path file) throws IOException {
        LocalFile opened = new LocalFile(file);
        open.add(opened);
        return opened;
    }

    private static boolean isCalled(String name, String... ends) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(ends).stream().anyMatch(lower::endsWith);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void close() throws IOException {
        for (LocalFile file : open) {
            file.close();
        }
    }
}
