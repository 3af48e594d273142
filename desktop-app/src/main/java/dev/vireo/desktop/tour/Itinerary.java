// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.tour;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The readable list of what is visited, in its order. */
final class Itinerary {
    private final TourWindow window;
    private final Pointer pointer;
    private final Request request;
    private final Path folder;

    /** @param request what is to be pictured; files that are needed on the way may lie in its folder */
    Itinerary(TourWindow window, Pointer pointer, Request request) {
        this.window = window;
        this.pointer = pointer;
        this.request = request;
        this.folder = request.folder();
    }

    List<Stop> stops() {
        Places places = new Places(window.inventory());
        List<Stop> stops = new ArrayList<>();
        places.datacenter().ifPresent(datacenter -> {
            stops.addAll(new DatacenterStops(window, pointer).of(datacenter));
            places.node().ifPresent(node -> stops.addAll(new NodeStops(window, pointer, request).of(node)));
            places.storage().ifPresent(storage -> stops.addAll(new StorageStops(window, pointer, folder).of(storage)));
            GuestStops guests = new GuestStops(window, pointer);
            places.machine().ifPresent(guest -> stops.addAll(guests.machine(guest)));
            places.stoppedMachine().ifPresent(guest -> stops.addAll(guests.stopped(guest)));
            places.template().ifPresent(guest -> stops.addAll(guests.template(guest)));
            places.container().ifPresent(guest -> stops.addAll(guests.container(guest)));
            places.stoppedContainer().ifPresent(guest -> stops.addAll(guests.stoppedContainer(guest)));
            stops.addAll(new WizardStops(window, pointer, folder).all());
        });
        stops.addAll(new ConnectStops(window, pointer).of(places.datacenter()));
        return stops;
    }
}
