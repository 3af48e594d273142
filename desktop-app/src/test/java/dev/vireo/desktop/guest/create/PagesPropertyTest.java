// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.form.Binding;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.form.Sheet;
import dev.vireo.desktop.guest.hardware.DiskBus;
import dev.vireo.desktop.guest.hardware.DiskModel;
import dev.vireo.desktop.guest.hardware.MemoryForm;
import dev.vireo.desktop.guest.hardware.NetworkCardForm;
import dev.vireo.desktop.guest.hardware.ProcessorForm;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.GuestEndpoints;
import dev.vireo.model.api.PathParameters;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.id.Vmid;
import dev.vireo.model.metric.Usage;
import dev.vireo.model.option.Options;
import dev.vireo.model.storage.StorageAnswers.StorageState;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PagesPropertyTest {
    private static final StorageState STORAGE =
            new StorageState("local", "dir", "images", true, true, false, 1L, 0L, 1L, 0.0);

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("0123456789.,-").ofMaxLength(8),
                Arbitraries.strings().withChars("0123456789abcdefABCDEF:").ofMaxLength(18),
                Arbitraries.strings().withChars("abc-_.;, ").ofMaxLength(12),
                Arbitraries.integers().between(0, 100_000).map(String::valueOf));
    }

    /** A page is wrong, or the server's own check takes what it stands for. */
    private static void isWrongOrTaken(OrderPage page) {
        if (page.valid().get()) {
            Options identity = Options.EMPTY
                    .with(PathParameters.NODE, new NodeName("pve1"))
                    .with(PathParameters.VMID, new Vmid(105));
            Arguments.check(
                    GuestEndpoints.CREATE_VM.parameters(),
                    identity.overlaidBy(page.options()).asMap());
        }
        assertThat(page.step().isEmpty()).isFalse();
    }

    @Property
    void general(@ForAll("typed") String vmid, @ForAll("typed") String name, @ForAll("typed") String tags) {
        GeneralPage page = new GeneralPage();
        page.place().offer(List.of(new NodeChoice(new NodeName("pve1"), true, Usage.UNKNOWN)));
        page.vmid().textProperty().set(vmid.length() == 3 ? vmid : "105");
        page.name().textProperty().set(name);
        page.tags().textProperty().set(tags);

        isWrongOrTaken(page);
    }

    @Property
    void disks(@ForAll("typed") String index, @ForAll("typed") String size, @ForAll DiskBus bus, @ForAll boolean flag) {
        DisksPage page = new DisksPage();
        page.offerStorages(List.of(STORAGE));
        DiskModel disk = page.add();
        disk.busField().choose(bus);
        disk.index().textProperty().set(index);
        disk.size().textProperty().set(size);
        disk.attributes().solidState().onProperty().set(flag);
        disk.attributes().backup().onProperty().set(flag);

        isWrongOrTaken(page);
    }

    @Property
    void processorsAndMemory(
            @ForAll("typed") String sockets, @ForAll("typed") String memory, @ForAll("typed") String least) {
        ProcessorForm processors = new ProcessorForm("wizard");
        MemoryForm memories = new MemoryForm("wizard");
        processors.sockets().textProperty().set(sockets);
        memories.memory().textProperty().set(memory);
        memories.minimum().textProperty().set(least);

        isWrongOrTaken(page(processors.sheet(), processors.bindings()));
        isWrongOrTaken(page(memories.sheet(), memories.bindings()));
    }

    private static SheetPage page(Sheet sheet, List<Binding> bindings) {
        return new SheetPage("any", Sentence.verbatim("step"), Sentence.verbatim("question"), sheet, bindings);
    }

    @Property
    void network(@ForAll("typed") String mac, @ForAll("typed") String rate, @ForAll("typed") String mtu) {
        NetworkCardForm card = new NetworkCardForm("wizard");
        card.mac().textProperty().set(mac);
        card.rate().textProperty().set(rate);
        card.mtu().textProperty().set(mtu);

        isWrongOrTaken(
                new NetworkPage(Sentence.verbatim("question"), card.fields(), card.newBinding("net0"), card::model));
    }
}
