// SPDX-License-Identifier: Apache-2.0
package dev.vireo.model.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateNameTest {
    @ParameterizedTest
    @ValueSource(strings = {TemplateName.EXAMPLE, "a.tar", "a.tar.gz", "a b.tar.xz", "Система_1_amd64.tar.bz2"})
    void aRightNameIsLeftAlone(String name) {
        assertThat(TemplateName.isRight(name)).isTrue();
        assertThat(TemplateName.better(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alpine-3.20.tgz | alpine-3.20.tar.gz",
                "alpine.TZST | alpine.tar.zst",
                "alpine.tbz | alpine.tar.bz2",
                "ROOTFS.TAR.XZ | ROOTFS.tar.xz",
                ".hidden.tar | hidden.tar",
                "-rootfs.tar.gz | rootfs.tar.gz",
                "a,b.tar.gz | a-b.tar.gz",
                ",a.tar.gz | a.tar.gz",
                "/a.tar | a.tar",
                "'my  system .txz' | my-system.tar.xz",
                ".tgz | template.tar.gz",
            })
    void aWrongNameIsOfferedItsRightOne(String wrong, String right) {
        assertThat(TemplateName.isArchive(wrong)).isTrue();
        assertThat(TemplateName.isRight(wrong)).isFalse();
        assertThat(TemplateName.better(wrong)).contains(right);
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian.iso", "notes.txt", "tar.gz.zip", "", "tgz"})
    void whatIsNoArchiveIsOfferedNothing(String name) {
        assertThat(TemplateName.isArchive(name)).isFalse();
        assertThat(TemplateName.better(name)).isEmpty();
    }

    @Test
    void anEndlessNameIsNotRight() {
        String name = "я".repeat(130) + ".tar";

        assertThat(TemplateName.isRight(name)).isFalse();
        assertThat(TemplateName.better(name)).isEmpty();
    }
}
