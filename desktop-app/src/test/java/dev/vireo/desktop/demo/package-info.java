// SPDX-License-Identifier: Apache-2.0
/** A made-up datacenter for looking at views. Start reading at {@link dev.vireo.desktop.demo.PlausibleAgent}. */
@NullMarked
package dev.vireo.desktop.demo;

import org.jspecify.annotations.NullMarked;
