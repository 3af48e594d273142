// SPDX-License-Identifier: Apache-2.0
package dev.vireo.desktop.guest.create;

/** One step of the wizard that makes a virtual machine. */
public sealed interface PageModel extends OrderPage
        permits GeneralPage, OsPage, SystemPage, DisksPage, CpuPage, MemoryPage, NetworkPage, ConfirmPage {}
