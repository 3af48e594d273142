#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the small Linux guest of the demo and the tests from the distribution's packages:
#
#   vireo-guest.iso    BIOS CD (and, written to a disk, a bootable disk)
#   vmlinuz, initrd    the same for booting the kernel directly
#   modules            what this kernel needs beside, to be a node with containers: files, and their list in order
#
# The guest lives in memory: a kernel, BusyBox and the QEMU guest agent. It has virtio drivers, asks for its
# address by DHCP, takes its name and fixed addresses from a cloud-init drive, opens a shell on screen and serial port,
# and obeys the power button. When it is up it prints a line that begins with GUEST-READY on both.
#
# Needs no root and no mounting: packages are downloaded and unpacked, never installed. Only xorriso is.
# Usage: build-guest.sh OUTDIR
set -euo pipefail
trap 'echo "guest: build-guest.sh failed at line $LINENO" >&2' ERR

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(mkdir -p "${1:?usage: build-guest.sh OUTDIR}" && cd "$1" && pwd)
work=$out/build
packages=$work/packages # what the unpacked packages look like together
root=$work/root         # what the guest sees

# In dependency order only by accident: each one's needs are looked up.
modules=(
  virtio_pci virtio_blk virtio_scsi virtio_net virtio_console virtio_balloon virtio-rng
  sd_mod sr_mod ata_piix isofs virtiofs
  button evdev psmouse uhci_hcd ehci_pci xhci_pci usbhid hid_generic acpiphp
)
node_modules=(
  overlay loop veth bridge tun sch_tbf sch_ingress cls_u32 act_police
  nf_tables nft_chain_nat nft_masq nft_ct nft_reject_inet nft_reject_ipv4 nf_conntrack
)
kernel_options="quiet console=tty0 console=ttyS0,115200 nokaslr mitigations=off cryptomgr.notests tsc=reliable panic=5"

step() { printf 'guest: %s\n' "$*"; }

# Runs a command whose output matters only when it fails.
logged() { "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }; }

fingerprint() {
  (cd "$here" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
}

apt() {
  # As root, apt would drop to a user of its own that can't write here, and warn about it.
  local options=(-q)
  [ "$(id -u)" -ne 0 ] || options+=(-o APT::Sandbox::User=root)
  apt-get "${options[@]}" "$@"
}

# The packages that a package depends on, itself included.
closure() {
  apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$1" |
    grep '^[a-z]'
}

unpack_packages() {
  local kernel names
  kernel=$(apt-cache depends linux-image-cloud-amd64 | awk '$1 == "Depends:" && /linux-image-/ {print $2; exit}')
  mapfile -t names < <(closure qemu-guest-agent | grep -E '^lib[^:]*$' | grep -Ev 'perl|^libc?db')
  mkdir -p "$work/debs" "$packages"
  cd "$work/debs"
  logged apt download "$kernel" busybox-static isolinux syslinux-common qemu-guest-agent "${names[@]}"
  cd "$here"
  local deb
  for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$packages"; done
  rm -rf "$work/debs"
}

# Prints a module's file after the files of all modules that it needs.
module_files() {
  local name=$1 file need
  file=$(grep -m 1 -E "/${name//[-_]/[-_]}\.ko(\.xz)?$" "$work/modules") || return 0 # built into this kernel
  for need in $(plain "$file" | tr '\0' '\n' | sed -n 's/^depends=//p' | tr ',' ' '); do
    module_files "$need"
  done
  printf '%s\n' "$file"
}

# A module's contents: some distributions compress them.
plain() {
  case $1 in
    *.xz) xz -dc "$1" ;;
    *) cat "$1" ;;
  esac
}

# copy_modules FOLDER NAME...: prints the names of the files, each after those that it needs.
copy_modules() {
  local folder=$1 name file target
  shift
  mkdir -p "$folder"
  for name in "$@"; do module_files "$name"; done | awk '!seen[$0]++' | while read -r file; do
    target=$(basename "${file%.xz}")
    plain "$file" > "$folder/$target"
    printf '%s\n' "$target"
  done
}

copy_all_modules() {
  find "$packages" -name '*.ko' -o -name '*.ko.xz' > "$work/modules"
  copy_modules "$root/lib/modules" "${modules[@]}" | sed 's|^|/lib/modules/|' > "$root/etc/modules.list"
  rm -rf "$out/modules"
  mkdir -p "$out/modules"
  copy_modules "$out/modules" "${node_modules[@]}" > "$out/modules/list"
}

# The agent with exactly the libraries that its loader would take.
copy_guest_agent() {
  local loader paths library
  loader=$(find "$packages" -name ld-linux-x86-64.so.2 -print -quit)
  paths=$packages/lib/x86_64-linux-gnu:$packages/usr/lib/x86_64-linux-gnu
  mkdir -p "$root/lib64" "$root/usr/sbin" "$root/var/run"
  cp "$packages/usr/sbin/qemu-ga" "$root/usr/sbin/"
  cp -L "$loader" "$root/lib64/"
  "$loader" --library-path "$paths" --list "$packages/usr/sbin/qemu-ga" | awk '$2 == "=>" {print $3}' |
    while read -r library; do cp -L "$library" "$root/lib/"; done
}

make_root() {
  rm -rf "$root"
  mkdir -p "$root"/{bin,dev,proc,sys,tmp,run,root,lib}
  cp -R "$here/root/." "$root/"
  chmod 755 "$root"/sbin/* "$root/etc/udhcpc/default.script"
  local busybox applet
  busybox=$(find "$packages" -path '*bin/busybox' -print -quit)
  cp "$busybox" "$root/bin/busybox"
  for applet in $("$busybox" --list); do
    [ -e "$root/bin/$applet" ] || [ -e "$root/sbin/$applet" ] || ln -s busybox "$root/bin/$applet"
  done
  ln -s bin/busybox "$root/init"
  copy_all_modules
  copy_guest_agent
}

make_initrd() {
  find "$root" -exec touch -h -d @0 {} +
  (cd "$root" && find . | LC_ALL=C sort | bin/busybox cpio -o -H newc -R 0:0) | gzip -9n > "$out/initrd"
  cp "$packages"/boot/vmlinuz-* "$out/vmlinuz"
}

make_iso() {
  local iso=$work/iso
  rm -rf "$iso"
  mkdir -p "$iso/boot" "$iso/isolinux"
  cp "$out/vmlinuz" "$out/initrd" "$iso/boot/"
  cp "$packages/usr/lib/ISOLINUX/isolinux.bin" "$packages/usr/lib/syslinux/modules/bios/ldlinux.c32" "$iso/isolinux/"
  cat > "$iso/isolinux/isolinux.cfg" <<EOF
SERIAL 0 115200
DEFAULT guest
PROMPT 0
TIMEOUT 1
SAY Vireo guest
LABEL guest
  KERNEL /boot/vmlinuz
  INITRD /boot/initrd
  APPEND $kernel_options
EOF
  logged xorriso -as mkisofs -V VIREO_GUEST -J -R -o "$out/vireo-guest.iso" \
    -b isolinux/isolinux.bin -c isolinux/boot.cat -no-emul-boot -boot-load-size 4 -boot-info-table \
    -isohybrid-mbr "$packages/usr/lib/ISOLINUX/isohdpfx.bin" "$iso"
}

main() {
  local stamp=$out/stamp now
  now=$(fingerprint)
  if [ -e "$out/vireo-guest.iso" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
    step "up to date"
    return
  fi
  rm -rf "$work" "$stamp"
  mkdir -p "$work"
  step "fetching the kernel, BusyBox and the guest agent"
  unpack_packages
  step "composing the guest's files"
  make_root
  step "packing the initial RAM disk"
  make_initrd
  step "writing $out/vireo-guest.iso"
  make_iso
  rm -rf "$work"
  printf '%s\n' "$now" > "$stamp"
}

main
