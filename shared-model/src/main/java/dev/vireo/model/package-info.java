// SPDX-License-Identifier: Apache-2.0
/** What the agent and its clients say to each other: values only, no input or output, no threads. */
@NullMarked
package dev.vireo.model;

import org.jspecify.annotations.NullMarked;
