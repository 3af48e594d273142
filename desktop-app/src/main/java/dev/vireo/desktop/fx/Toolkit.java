// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.fx;

/**
 * What every view needs.
 *
 * @param texts texts in the user's language
 * @param icons pictures
 * @param quantities how amounts are written
 * @param background work beside the FX thread
 */
public record Toolkit(Texts texts, Icons icons, Quantities quantities, Background background) {}
