// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.desktop.dialog.MadeUpServer;
import dev.vireo.desktop.guest.command.CommandLineViewModel.Moment;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.CommandLineEndpoints;
import dev.vireo.model.api.ErrorKind;
import dev.vireo.model.guest.CommandLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final List<String> NEXT = List.of("qemu-system-x86_64", "-m", "2048");

    private final MadeUpServer server = new MadeUpServer();

    private CommandLineViewModel opened(List<String> running, List<String> next, @Nullable String refusal) {
        server.answer(CommandLineEndpoints.READ, any -> new CommandLine(running, next, List.of("It is slow"), refusal));
        CommandLineViewModel model = new CommandLineViewModel(server.guest(102, "running", false), server.background());
        model.open();
        return model;
    }

    @Test
    void everyOptionHasALineThatAShellTakes() {
        assertThat(CommandLineText.of(List.of("qemu", "-nodefaults", "-name", "guest=it's mine,x=1", "-m", "2048")))
                .isEqualTo("""
                        qemu \\
                          -nodefaults \\
                          -name 'guest=it'\\''s mine,x=1' \\
                          -m 2048""");
    }

    @Test
    void machineThatRunsIsShownAsItRunsFirst() {
        CommandLineViewModel model = opened(List.of("qemu-system-x86_64", "-m", "1024"), NEXT, null);

        assertThat(model.text()).contains("-m 1024");
        assertThat(model.notes()).isEmpty();
        model.momentProperty().set(Moment.NEXT);
        assertThat(model.text()).contains("-m 2048");
        assertThat(model.notes()).containsExactly("It is slow");
    }

    @Test
    void machineThatIsStoppedIsShownAsItWouldStart() {
        CommandLineViewModel model = opened(List.of(), NEXT, null);

        assertThat(model.runs()).isFalse();
        assertThat(model.text()).contains("-m 2048");
        assertThat(model.failureProperty().get().isEmpty()).isTrue();
    }

    @Test
    void startThatWouldBeRefusedSaysWhy() {
        CommandLineViewModel model = opened(List.of(), List.of(), "scsi0: no such volume");

        assertThat(model.text()).isEmpty();
        assertThat(model.failureProperty().get().arguments()).containsExactly("scsi0: no such volume");
    }

    @Test
    void serverOfAnotherMakeIsSaidNotToTell() {
        server.answer(CommandLineEndpoints.READ, any -> {
            throw new ApiException(ErrorKind.UNKNOWN_METHOD, "Method 'GET' not implemented");
        });
        CommandLineViewModel model = new CommandLineViewModel(server.guest(102, "stopped", false), server.background());
        model.open();

        assertThat(model.failureProperty().get().english()).startsWith("This server does not tell");
    }
}
