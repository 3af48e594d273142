# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# shellcheck disable=SC2154 # ./vireo and demo.sh, which are sourced before, set home, target, demo_state and the rest
#
# ./vireo pictures: a node with guests of every kind, and pictures of every screen and dialog of the desktop on it. Start
# reading at pictures, at the end.

pictures_options() {
  demo_state=$(default_demo_state)
  demo_state=${demo_state%-demo}-pictures
  demo_node=node1
  demo_keep=
  pictures_of=
  pictures_folder=$target/pictures
  pictures_publish=
  while [ $# -gt 0 ]; do
    case $1 in
      --of)
        [ $# -ge 2 ] || fail "--of needs names"
        pictures_of=$2
        shift
        ;;
      --state-dir)
        [ $# -ge 2 ] || fail "--state-dir needs a directory"
        demo_state=$2
        shift
        ;;
      --keep) demo_keep=1 ;;
      --publish) pictures_publish=1 ;;
      *)
        say "vireo: pictures doesn't know '$1'. ./vireo --help shows its options."
        exit 2
        ;;
    esac
    shift
  done
  mkdir -p "$demo_state"
  demo_state=$(cd "$demo_state" && pwd)
}

# What a month would have left: the node's, guests' and storages' load, written by the agent's own sampler.
write_past() {
  [ ! -e "$demo_state/rrd" ] || return 0
  build_bench
  say "Writing four weeks of load …"
  java -Xmx256m -XX:+UseSerialGC -cp "$(class_path bench)" dev.vireo.test.past.PastLoad "$demo_state/rrd" "$demo_node"
}

# Without any guest yet: what empty lists advise.
draw_empty() {
  local guests
  guests=$(answer /qemu)
  [ "$(tr -d ' \n' <<< "$guests")" = "[]" ] || return 0
  say "Drawing an empty node …"
  draw "$pictures_folder/empty" datacenter-summary,datacenter-tasks,storage-content,create-ct-template
}

# draw FOLDER NAMES
draw() {
  local options of=()
  mapfile -t options < <(connection)
  [ -z "$2" ] || of=(--screenshots-of "$2")
  java_for desktop
  # Settings of its own: what a user of this machine saved is nobody's business.
  XDG_CONFIG_HOME=$demo_state/config run_child "${java[@]}" "${options[@]}" --screenshots "$1" ${of[@]+"${of[@]}"}
}

# has_guest KIND VMID
has_guest() { grep -Eq "\"vmid\" *: *\"?$2\"? *([,}]|\$)" <<< "$(answer "/$1")"; }

furnish() {
  upload_guest
  create_guest
  start_guest
  has_guest qemu 101 || create_rich_machine
  has_guest qemu 102 || create_template
  if [ "$(id -u)" -eq 0 ] && have lxc-start && [ -x /bin/busybox ]; then
    has_guest lxc 200 || create_container
    has_guest lxc 201 || create_stopped_container
  else
    say "No container is pictured: that needs root, LXC and /bin/busybox."
  fi
}

# A machine that is switched off and has a device of every kind.
create_rich_machine() {
  say "Creating VM 101 …"
  task post /qemu vmid=101 name=mail memory=2048 balloon=1024 cores=2 sockets=1 cpu=x86-64-v2-AES ostype=l26 \
    machine=q35 bios=ovmf efidisk0=local:1,efitype=4m,pre-enrolled-keys=1 tpmstate0=local:1,version=v2.0 \
    scsihw=virtio-scsi-single scsi0=local:8,format=qcow2,discard=on,iothread=1,ssd=1 sata0=local:4,format=raw \
    ide0=local:iso/vireo-guest.iso,media=cdrom ide2=local:cloudinit net0=virtio,firewall=1 net1=e1000 \
    serial0=socket audio0=device=ich9-intel-hda,driver=none \
    rng0=source=/dev/urandom watchdog=model=i6300esb,action=reset \
    'boot=order=scsi0;ide0' onboot=1 startup=order=2,up=30 'tags=mail;production' ciuser=admin \
    ipconfig0=ip=192.0.2.20/24,gw=192.0.2.1 'description=Post for example.org. Backed up every night.'
  task post /qemu/101/config delete=sata0
}

create_template() {
  say "Creating VM 102 …"
  task post /qemu vmid=102 name=debian-13 memory=1024 cores=1 ostype=l26 scsi0=local:2,format=qcow2 net0=virtio
  task post /qemu/102/template
}

# The smallest template: one program under many names, and enough of Alpine Linux to be set up as one.
make_container_template() {
  local root=$demo_state/template archive=$demo_state/busybox_1_amd64.tar.gz name
  [ ! -e "$archive" ] || return 0
  rm -rf "$root"
  mkdir -p "$root"/{bin,sbin,etc/network,proc,sys,dev,tmp,root,srv}
  chmod 755 "$root"
  cp /bin/busybox "$root/bin/"
  for name in sh ls cat ip sleep reboot poweroff mount hostname df ps top free uname; do ln -s busybox "$root/bin/$name"; done
  ln -s ../bin/busybox "$root/sbin/init"
  printf '%s\n' '::sysinit:/bin/ip link set lo up' 'tty1::respawn:/bin/sh' '::respawn:/bin/sleep 3600' > "$root/etc/inittab"
  printf '%s\n' 'ID=alpine' 'VERSION_ID=3.20' 'PRETTY_NAME="Alpine Linux v3.20"' > "$root/etc/os-release"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
  printf '%s\n' 'root:*:19000:0:99999:7:::' > "$root/etc/shadow"
  tar --create --gzip --owner=0 --group=0 --file="$archive" --directory="$root" .
  rm -rf "$root"
}

create_container() {
  say "Creating CT 200 …"
  make_container_template
  task post /storage/local/upload content=vztmpl "filename=@$demo_state/busybox_1_amd64.tar.gz"
  task post /lxc vmid=200 hostname=www ostemplate=local:vztmpl/busybox_1_amd64.tar.gz unprivileged=1 \
    rootfs=local:1 mp0=local:1,mp=/srv/data memory=256 swap=128 cores=1 'tags=web' nameserver=192.0.2.53 \
    searchdomain=example.org onboot=1
  task post /lxc/200/status/start
}

create_stopped_container() {
  say "Creating CT 201 …"
  task post /lxc vmid=201 hostname=cache ostemplate=local:vztmpl/busybox_1_amd64.tar.gz unprivileged=1 rootfs=local:1 \
    memory=128 cores=1
}

# What an administrator finds there after a while: a change that waits for a restart, and a backup.
leave_traces() {
  local dump=$demo_state/storage/dump
  map_directory
  task put "/qemu/$demo_vmid/config" cores=2 vga=virtio
  mkdir -p "$dump"
  : > "$dump/vzdump-qemu-$demo_vmid-2026_01_31-02_00_00.vma.zst"
}

# A name for a directory, which belongs to the datacenter.
map_directory() {
  local options command
  mapfile -t options < <(connection)
  java_for cli
  command=("${java[@]}" "${options[@]}" api)
  ! "${command[@]}" get /cluster/mapping/dir | grep -q '"photos"' || return 0
  "${command[@]}" post /cluster/mapping/dir id=photos "map=node=$demo_node,path=/srv" 'description=For the gallery' > /dev/null
}

# In place of that of demo.sh: the container goes too.
end_guests() {
  local running
  for running in "qemu/$demo_vmid" lxc/200; do
    api post "/$running/status/stop" --wait > /dev/null 2>&1 || true
  done
}

take_snapshots() {
  local snapshots
  snapshots=$(answer "/qemu/$demo_vmid/snapshot")
  ! grep -q '"installed"' <<< "$snapshots" || return 0
  say "Taking snapshots of VM $demo_vmid …"
  task post "/qemu/$demo_vmid/snapshot" snapname=installed 'description=Just installed'
  task post "/qemu/$demo_vmid/snapshot" snapname=configured vmstate=1 'description=Before the upgrade'
}

# compress PICTURE: with a palette of its own, which makes it a third as large
compress() {
  convert "$1" -strip +dither -colors 255 -define png:compression-level=9 "PNG8:$home/src/docs/images/$(basename "$1")"
}

# is_shown PICTURE: whether the guide shows it
is_shown() { grep -rqF "images/$1" "$home/src/docs/guide"; }

# is_main PICTURE: whether it shows a main screen as it is on every machine
is_main() {
  case $1 in
    node-shell-* | node-log-* | node-updates-* | node-checks-* | node-devices-*) return 1 ;; # they tell of this machine
    stopped-* | template-* | container-stopped-* | notice-* | node-network-*-*-*) return 1 ;; # states of other screens
    storage-content-none-* | node-disks-health-*) return 1 ;;
  esac
}

# The main screens, and whatever else the guide shows, replace the guide's pictures. What was not drawn now stays, if it is
# shown: a countdown is drawn on demand alone.
publish() {
  local images=$home/src/docs/images picture name
  have convert || fail "--publish needs ImageMagick."
  say "Compressing into $images …"
  for picture in "$images"/*.png; do
    is_shown "$(basename "$picture")" || rm -f "$picture"
  done
  for picture in "$pictures_folder"/*.png "$pictures_folder"/dialogs/*.png; do
    name=$(basename "$picture")
    if is_shown "$name" || { [ "$(dirname "$picture")" = "$pictures_folder" ] && is_main "$name"; }; then compress "$picture"; fi
  done
  du -sh "$images"
}

pictures() {
  pictures_options "$@"
  prepare build agent desktop guest headless
  build_guest
  lock_state
  make_password
  start_display
  write_past
  start_agent
  draw_empty
  furnish
  take_snapshots
  leave_traces
  say "Drawing the desktop …"
  draw "$pictures_folder" "$pictures_of"
  [ -z "$pictures_publish" ] || publish
}
