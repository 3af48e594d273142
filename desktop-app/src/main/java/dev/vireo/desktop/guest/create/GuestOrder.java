// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

import dev.vireo.desktop.client.AgentApi;
import dev.vireo.desktop.form.Sentence;
import dev.vireo.desktop.fx.Background;
import dev.vireo.desktop.fx.Failures;
import dev.vireo.desktop.wizard.WizardPage;
import dev.vireo.desktop.wizard.WizardSteps;
import dev.vireo.model.api.ApiException;
import dev.vireo.model.api.Arguments;
import dev.vireo.model.api.Endpoint;
import dev.vireo.model.option.Options;
import java.util.List;
import java.util.Map;

/** The steps of a wizard that makes a guest, and the call at their end. */
public final class GuestOrder {
    /** What differs between the wizards. */
    public interface Wizard {
        /** Every parameter of the call. */
        Options options();

        /** A page is about to be shown. */
        void entering(WizardPage page);

        /** Says why the guest could not be made, as no field is to blame. */
        void say(Sentence failure);

        /** Whether it is still on the screen. */
        boolean isOpen();

        /** The server has taken the order: that task makes the guest. */
        void ordered(String upid);

        /** The server has refused the order after the wizard was closed. */
        void refusedLater(String reason);
    }

    private final AgentApi api;
    private final Background background;
    private final Endpoint<String> endpoint;
    private final List<? extends OrderPage> pages;
    private final Wizard wizard;
    private final WizardSteps steps;

    /** @param endpoint makes the guest and answers the task */
    public GuestOrder(
            AgentApi api,
            Background background,
            Endpoint<String> endpoint,
            List<? extends OrderPage> pages,
            Wizard wizard) {
        this.api = api;
        this.background = background;
        this.endpoint = endpoint;
        this.pages = List.copyOf(pages);
        this.wizard = wizard;
        this.steps = new WizardSteps(pages, wizard::entering, this::send);
    }

    /** Which step is shown. */
    public WizardSteps steps() {
        return steps;
    }

    /** What every page asks for, together. */
    public Options options() {
        Options options = Options.EMPTY;
        for (OrderPage page : pages) {
            options = options.overlaidBy(page.options());
        }
        return options;
    }

    private void send() {
        steps.setBusy(true);
        Arguments arguments = Arguments.of(wizard.options());
        background.run(() -> api.call(endpoint, arguments), this::finish, this::refuse);
    }

    private void finish(String upid) {
        steps.setBusy(false);
        wizard.ordered(upid);
    }

    private void refuse(Throwable failure) {
        if (wizard.isOpen()) {
            fail(failure);
        } else {
            wizard.refusedLater(Failures.words(failure));
        }
    }

    /** Shows a failure: of the order, or of reading what is offered. */
    public void fail(Throwable failure) {
        steps.setBusy(false);
        Map<String, String> errors = failure instanceof ApiException refused ? refused.errors() : Map.of();
        String rest = errors.isEmpty() ? String.valueOf(failure.getMessage()) : showRefusals(errors);
        if (!rest.isEmpty()) {
            wizard.say(Sentence.of("The server says: {0}", rest));
        }
    }

    /**
     * Puts each objection under its field and goes to the first page that has one.
     *
     * @return what is still to be said: all objections, one a line, if a field is missing for one of them
     */
    private String showRefusals(Map<String, String> errors) {
        int first = pages.size();
        boolean isPlaced = true;
        for (Map.Entry<String, String> error : errors.entrySet()) {
            int page = refusingPage(error.getKey(), Sentence.of("The server says: {0}", error.getValue()));
            first = Math.min(first, page);
            isPlaced &= page < pages.size();
        }
        if (isPlaced) {
            steps.show(first);
            return "";
        }
        return Failures.lines(errors);
    }

    /** The first page that took the objection; how many there are where none did. */
    private int refusingPage(String parameter, Sentence reason) {
        int first = pages.size();
        for (int index = pages.size() - 1; index >= 0; index--) {
            if (pages.get(index).refuse(parameter, reason)) {
                first = index;
            }
        }
        return first;
    }
}
