# SPDX-License-Identifier: Apache-2.0
#
# A 64 KiB firmware that answers one question: does this hypervisor execute guest code at a useful speed?
#
# It counts down from a million in real mode, switches to 64-bit mode, counts down once more, and writes 16 to the
# port of QEMU's isa-debug-exit device, which makes QEMU exit with (16 << 1) | 1 = 33. A hypervisor that works
# does this in a few milliseconds, emulation in some hundredths of a second; any other exit code, or none within
# the caller's limit, means that the hypervisor can't be used.
#
# The firmware is mapped right below 1 MiB, so offset n of this file is linear address 0xf0000 + n.

        .set    ROM, 0xf0000            # linear address of the first byte
        .set    EXIT_PORT, 0xf4
        .set    EXIT_VALUE, 16
        .set    ROUNDS, 1000000
        .set    PML4, 0x1000            # three page tables in ordinary memory
        .set    PDPT, 0x2000
        .set    DIRECTORY, 0x3000
        .set    PRESENT_WRITABLE, 0x03
        .set    LARGE_PAGE, 0x83

        .code16
        .org    0
begin:
        cli
        mov     $ROUNDS, %ecx
1:      dec     %ecx
        jnz     1b

        # Map the first 2 MiB onto themselves.
        xor     %eax, %eax
        mov     %ax, %es
        cld
        mov     $PML4, %di
        mov     $(3 * 4096 / 4), %cx
        rep stosl
        movl    $(PDPT + PRESENT_WRITABLE), %es:PML4
        movl    $(DIRECTORY + PRESENT_WRITABLE), %es:PDPT
        movl    $LARGE_PAGE, %es:DIRECTORY

        # Enter 64-bit mode: physical address extension, page tables, the long mode bit, paging and protection.
        mov     $0xf000, %ax
        mov     %ax, %ds
        lgdtl   descriptor_table_pointer - begin
        mov     $0x20, %eax
        mov     %eax, %cr4
        mov     $PML4, %eax
        mov     %eax, %cr3
        mov     $0xc0000080, %ecx
        rdmsr
        or      $0x100, %eax
        wrmsr
        mov     %cr0, %eax
        or      $0x80000001, %eax
        mov     %eax, %cr0
        ljmpl   $8, $(ROM + long_mode - begin)

        .code64
long_mode:
        mov     $ROUNDS, %ecx
2:      dec     %ecx
        jnz     2b
        mov     $EXIT_VALUE, %al
        mov     $EXIT_PORT, %dx
        out     %al, %dx
3:      hlt                             # only reached without the exit device
        jmp     3b

        .balign 8
descriptor_table:
        .quad   0
        .quad   0x00af9b000000ffff      # 8: 64-bit code
        .set    TABLE_BYTES, . - descriptor_table
descriptor_table_pointer:
        .word   TABLE_BYTES - 1
        .long   ROM + descriptor_table - begin

        # The processor starts here, 16 bytes below the end.
        .org    0xfff0
        .code16
        ljmp    $0xf000, $0
        .org    0xffff
        .byte   0
