// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.model.InvalidValueException;
import dev.vireo.model.id.MappingId;
import dev.vireo.model.id.NodeName;
import dev.vireo.model.option.Options;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFileTest {
    private static final String FILE = """
            # cards of the laboratory
            card
            \tdescription two%3A alike
            \tmdev 0
            \tunheard of
            \tmap id=8086:1533,iommugroup=3,node=n1,path=0000:01:00.0
            \tmap id=8086:1533,node=n2,path=0000:02:00.0;0000:02:00.1

            stick
            \tmap id=0951:1666,node=n1

            """;

    @Test
    void whatIsReadIsWrittenAsItWas() {
        assertThat(MappingFile.parse(FILE).print()).isEqualTo(FILE);
    }

    @Test
    void entriesOfANodeAreFound() {
        Mapping card = MappingFile.parse(FILE).find(new MappingId("card")).orElseThrow();
        assertThat(card.description()).isEqualTo("two: alike");
        List<MappingEntry> entries = card.on(new NodeName("n2"), MappingKind.PCI);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).addresses()).containsExactly("0000:02:00.0", "0000:02:00.1");
        assertThat(card.on(new NodeName("n3"), MappingKind.PCI)).isEmpty();
    }

    @Test
    void notesOfManyLinesStayOneLine() {
        MappingFile file = MappingFile.parse("");
        Mapping made = new Mapping(new MappingId("data"), Options.EMPTY, List.of("node=n1,path=/srv"))
                .withDescription("one\ntwo: 50 %");
        String text = file.with(made).print();
        assertThat(text.lines()).hasSize(4);
        assertThat(MappingFile.parse(text).find(made.id()).orElseThrow().description())
                .isEqualTo("one\ntwo: 50 %");
    }

    @Test
    void removalLeavesTheCommentAndTheOthers() {
        String text = MappingFile.parse(FILE).without(new MappingId("card")).print();
        assertThat(text).contains("# cards of the laboratory", "stick").doesNotContain("8086");
    }

    @Test
    void headerWithATypeIsUnderstood() {
        assertThat(MappingFile.parse("dir: data\n\tmap node=n1,path=/srv\n").find(new MappingId("data")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node=n1,path=srv",
                "node=n1,path=/",
                "node=n1,path=/srv/../etc",
                "node=n1,path=/srv/..",
                "path=/srv",
                "node=n1",
                "node=n1,path=/srv;/etc",
                "node=n1,path=/a,path=/b",
                "node=n1,path=/a,id=1"
            })
    void directoryThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> MappingKind.DIRECTORY.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node=n1,path=0000:01:00.0",
                "node=n1,id=8086:1533",
                "node=n1,id=8086,path=0000:01:00.0",
                "node=n1,id=8086:1533,path=01:00.0",
                "node=n1,id=8086:1533,path=0000:01:00.0,iommugroup=x"
            })
    void pciDeviceThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> MappingKind.PCI.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
