// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuDescriptionTest {
    private static String processor(int number, int socket, int core) {
        return """
                processor\t: %d
                vendor_id\t: GenuineIntel
                model name\t: Some Processor: fast
                cpu MHz\t\t: 2596.134
                physical id\t: %d
                core id\t\t: %d
                flags\t\t: fpu vme vmx sse

                """.formatted(number, socket, core);
    }

    @Test
    void threadsOfACoreAndCoresOfASocketAreCountedOnce() {
        String twoSocketsOfTwoCoresOfTwoThreads = processor(0, 0, 0)
                + processor(1, 0, 1)
                + processor(2, 1, 0)
                + processor(3, 1, 1)
                + processor(4, 0, 0)
                + processor(5, 0, 1)
                + processor(6, 1, 0)
                + processor(7, 1, 1);

        CpuDescription cpu = CpuDescription.parse(twoSocketsOfTwoCoresOfTwoThreads);

        assertThat(cpu.threads()).isEqualTo(8);
        assertThat(cpu.cores()).isEqualTo(4);
        assertThat(cpu.sockets()).isEqualTo(2);
        assertThat(cpu.model()).isEqualTo("Some Processor: fast");
        assertThat(cpu.megahertz()).contains("2596.134");
        assertThat(cpu.virtualizes()).isTrue();
    }

    @Test
    void armTellsNeitherNameNorClockNorCores() {
        String recorded = """
                processor\t: 0
                BogoMIPS\t: 50.00
                Features\t: fp asimd evtstrm

                processor\t: 1
                BogoMIPS\t: 50.00
                Features\t: fp asimd evtstrm

                Hardware\t: Some Board
                """;

        CpuDescription cpu = CpuDescription.parse(recorded);

        assertThat(cpu.threads()).isEqualTo(2);
        assertThat(cpu.cores()).isEqualTo(2);
        assertThat(cpu.sockets()).isEqualTo(1);
        assertThat(cpu.flags()).isEqualTo("fp asimd evtstrm");
        assertThat(cpu.megahertz()).isEmpty();
        assertThat(cpu.virtualizes()).isFalse();
    }
}
