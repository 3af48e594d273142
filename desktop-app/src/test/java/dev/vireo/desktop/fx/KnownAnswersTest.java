// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownAnswersTest {
    private final Texts texts = new Texts();

    private String russian(String words) {
        texts.languageProperty().set(Language.RUSSIAN);
        return texts.said(words);
    }

    @Test
    void whatAServerSaidIsShownInRussian() {
        assertThat(russian("systemd does not run on this node: its services cannot be seen or changed here"))
                .isEqualTo("на этом узле не работает systemd: его службы здесь нельзя ни увидеть, ни изменить");
    }

    @Test
    void namesWithinASentenceStayAsTheyAre() {
        assertThat(russian("Nothing listens on 192.0.2.7:8006."))
                .isEqualTo("По адресу 192.0.2.7:8006 никто не отвечает.");
        assertThat(russian("storage 'it is locked' does not exist")).isEqualTo("хранилища «it is locked» нет");
    }

    @Test
    void sentencesOfSeveralArgumentsKeepTheirOrder() {
        assertThat(russian("storage 'nfs' is not available on node 'pve2'"))
                .isEqualTo("хранилище «nfs» недоступно на узле «pve2»");
    }

    @Test
    void reasonBehindAParameterIsKnownToo() {
        assertThat(
                        russian(
                                "net0: bridge 'vmbr7' does not exist on this node; choose another one, or leave it out to use NAT"))
                .isEqualTo("net0: на этом узле нет моста «vmbr7»: выберите другой или уберите его, тогда будет NAT");
    }

    @Test
    void reasonWithinASentenceIsKnownToo() {
        assertThat(russian("copying the disk failed: VM 100 not running"))
                .isEqualTo("диск скопировать не удалось: ВМ 100 не работает");
    }

    @Test
    void eachLineIsSaidByItself() {
        assertThat(russian("vmid: VM 100 already exists\nname: some other reason"))
                .isEqualTo("vmid: ВМ 100 уже есть\nname: some other reason");
    }

    @Test
    void fullStopMakesNoDifference() {
        assertThat(russian("VM 100 not running.")).isEqualTo("ВМ 100 не работает.");
    }

    @Test
    void whatIsNotKnownIsShownAsItWasSaid() {
        assertThat(russian("the moon is full")).isEqualTo("the moon is full");
        assertThat(russian("")).isEmpty();
    }

    @Test
    void englishStaysEnglish() {
        assertThat(texts.said("VM 100 not running")).isEqualTo("VM 100 not running");
    }
}
