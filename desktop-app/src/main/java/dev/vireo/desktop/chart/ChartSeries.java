// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.chart;

/**
 * One line of a chart.
 *
 * @param key name of the value in the API's answer
 * @param title what it is, in English
 * @param colour its colour
 */
public record ChartSeries(String key, String title, SeriesColour colour) {}
