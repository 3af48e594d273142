// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PartHeadersTest {
    @Test
    void nameAndFileNameAreRead() throws MultipartException {
        PartHeaders headers = read("form-data; name=\"filename\"; filename=\"a; b=c.iso\"");

        assertThat(headers.name()).isEqualTo("filename");
        assertThat(headers.fileName()).contains("a; b=c.iso");
    }

    @Test
    void valuesWithoutQuotationMarksAreRead() throws MultipartException {
        assertThat(read("form-data;name=filename;filename=x.iso").fileName()).contains("x.iso");
    }

    @Test
    void quotationMarkInANameIsRead() throws MultipartException {
        assertThat(read("form-data; name=f; filename=\"a\\\"b\"").fileName()).contains("a\"b");
        assertThat(read("form-data; name=f; filename=\"a%22b\"").fileName()).contains("a\"b");
    }

    @Test
    void headersWithoutNameAreRefused() {
        assertThatThrownBy(() -> read("form-data")).isInstanceOf(MultipartException.class);
        assertThatThrownBy(() -> PartHeaders.parse("Content-Type: text/plain")).isInstanceOf(MultipartException.class);
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            assertThat(read("form-data; name=\"" + text).name()).isNotNull();
        } catch (MultipartException e) {
            assertThat(e).hasMessageContaining("part of the form");
        }
    }

    private static PartHeaders read(String disposition) throws MultipartException {
        return PartHeaders.parse("Content-Type: x/y\nContent-Disposition: " + disposition);
    }
}
