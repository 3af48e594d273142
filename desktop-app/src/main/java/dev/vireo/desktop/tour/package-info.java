// SPDX-License-Identifier: Apache-2.0
/**
 * Visits every screen, dialog and editor and pictures it in both themes and languages: start reading at
 * {@link dev.vireo.desktop.tour.Itinerary}. What it pictures it finds in the window as a user would, by the names of
 * controls and by what lists and menus offer, so that a new editor is pictured without a line here.
 */
@NullMarked
package dev.vireo.desktop.tour;

import org.jspecify.annotations.NullMarked;
