#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the firmware that tells whether KVM works, the same bytes every time, into the agent's resources, and
# tries it under emulation. Its arguments are the ones that the agent uses. Needs binutils and qemu-system-x86.
# Usage: build.sh [--check]      with --check: only compare with the file that is there
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../../node-agent/src/main/resources/dev/vireo/agent/guest/qemu/capability/kvm-probe.rom.gz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

as --64 -o "$work/rom.o" "$here/kvm-probe.S"
objcopy -O binary -j .text "$work/rom.o" "$work/rom"
[ "$(stat -c %s "$work/rom")" -eq 65536 ] || { echo "kvm-probe: the firmware is not 64 KiB" >&2; exit 1; }

status=0
timeout 10 qemu-system-x86_64 -M pc -accel tcg -cpu qemu64 -m 4 -nodefaults -no-user-config -display none \
  -bios "$work/rom" -device isa-debug-exit,iobase=0xf4,iosize=0x04 || status=$?
[ "$status" -eq 33 ] || { echo "kvm-probe: QEMU ended with $status instead of 33" >&2; exit 1; }

if [ "${1:-}" = --check ]; then
  gzip -dc "$target" | cmp - "$work/rom"
else
  mkdir -p "$(dirname "$target")"
  gzip -9n < "$work/rom" > "$target"
fi
