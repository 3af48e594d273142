// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.model.option.Options;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What becomes of a wizard's order: it is shown on the last page, and who opened the wizard is told how it ended.
 *
 * @param parameters every parameter of the call
 * @param confirm the last page
 * @param open whether the wizard is still on the screen
 * @param place where the guest is made
 * @param close ends the wizard
 * @param created is told
 */
public record OrderEnding(
        Supplier<Options> parameters,
        ConfirmPage confirm,
        BooleanSupplier open,
        PlaceFields place,
        Runnable close,
        CreatedListener created)
        implements GuestOrder.Wizard {
    @Override
    public Options options() {
        return parameters.get();
    }

    @Override
    public void entering(WizardPage page) {
        if (page == confirm) {
            confirm.show(options());
        }
    }

    @Override
    public void say(Sentence failure) {
        confirm.fail(failure);
    }

    @Override
    public boolean isOpen() {
        return open.getAsBoolean();
    }

    @Override
    public void ordered(String upid) {
        close.run();
        created.created(place.node().value().orElseThrow(), place.vmid().value().orElseThrow(), upid);
    }

    @Override
    public void refusedLater(String reason) {
        created.refused(reason);
    }
}
