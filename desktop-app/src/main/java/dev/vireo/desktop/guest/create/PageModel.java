// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.model.option.Options;

/** One step of the wizard, and what it adds to the call. */
public sealed interface PageModel extends WizardPage
        permits GeneralPage, OsPage, SystemPage, DisksPage, CpuPage, MemoryPage, NetworkPage, ConfirmPage {
    /** The parameters that the answers stand for; meaningful while they are right. */
    Options options();

    /**
     * Puts the server's objection under the field that it is about.
     *
     * @param parameter name of the refused parameter
     * @return whether the page has that field
     */
    boolean refuse(String parameter, Sentence reason);
}
