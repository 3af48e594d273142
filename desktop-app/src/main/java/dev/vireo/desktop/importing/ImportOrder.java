// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.importing;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.guest.create.Labels;
import dev.vireo.desktop.wizard.SummaryRow;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.id.StorageId;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.option.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the pages say together: the parameters of the call. */
record ImportOrder(FilesPage files, TargetPage target, MachinePage machine) {
    private Contents contents() {
        return files.contentsProperty().get().orElseThrow();
    }

    /** The disks by their keys. */
    Map<String, String> disks() {
        List<Contents.FoundDisk> found = contents().disks();
        List<String> keys = machine.keys(found.size());
        Map<String, String> disks = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(keys.size(), found.size()); i++) {
            disks.put(keys.get(i), target.disk(found.get(i).importFrom(files.sentTo())));
        }
        return disks;
    }

    /** The machine that is made or changed. */
    Vmid vmid() {
        Optional<Vmid> chosen = target.isNew()
                ? machine.machine().vmid().value()
                : target.guest().value();
        return chosen.orElseThrow();
    }

    /** Every key that the server is asked to write. */
    Options options() {
        Options options =
                target.isNew() ? machine.machine().options(target.storageId().orElseThrow()) : Options.EMPTY;
        for (Map.Entry<String, String> disk : disks().entrySet()) {
            options = options.with(disk.getKey(), disk.getValue());
        }
        Optional<String> first = disks().keySet().stream().findFirst();
        return target.isNew() && first.isPresent() ? options.with("boot", "order=" + first.get()) : options;
    }

    /** Everything for the table before the end. */
    List<SummaryRow> rows() {
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(new SummaryRow(
                Sentence.of("Node"), "", files.node().value().orElseThrow().name()));
        if (!target.isNew()) {
            rows.add(new SummaryRow(Sentence.of("Target machine"), "", vmid().toString()));
        }
        contents()
                .files()
                .forEach(file -> rows.add(new SummaryRow(
                        Sentence.of("File to send"),
                        "",
                        file.getFileName() + " → "
                                + files.sentTo().map(StorageId::name).orElse(""))));
        options().asMap().forEach((key, value) -> rows.add(new SummaryRow(Labels.of(key), key, value)));
        return rows;
    }

    /** What the run does. */
    ImportRun.Plan plan(ImportCalls calls, ImportConfirmPage confirm) {
        Vmid vmid = vmid();
        Options options = confirm.start().isOn() ? options().with(GuestEndpoints.START, true) : options();
        Callable<String> order = target.isNew() ? () -> calls.create(options) : () -> calls.add(vmid, options);
        List<String> detached = machine.staysUnattached() ? List.copyOf(disks().keySet()) : List.of();
        return new ImportRun.Plan(
                calls,
                contents().files(),
                files.sentTo(),
                order,
                new ImportRun.Detached(vmid, detached),
                confirm.cleanUp().isOn());
    }
}
