#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Made by Vireo. Switches the node's network from one setup to another, also when the agent has died.
#   switch-network.sh DIRECTORY forward       puts the new setup into effect
#   switch-network.sh DIRECTORY back SECONDS  goes back to the old one after that time unless the new one was confirmed
# DIRECTORY holds: system, target (directory of the setup), old/, new/, down, up-old, up-new (names of interfaces, one a
# line), ports (bridge and port, one pair a line) and the file unconfirmed, which who confirms or goes back renames.
set -u
tx=$1

take_down() {
  while read -r name; do
    case $system in
      ifupdown) ifdown --force --interfaces="$tx/$1/interfaces" "$name" ;;
      etcnet) ifdown "$name" ;;
    esac
  done < "$tx/down"
}

install_files() {
  case $system in
    etcnet)
      while read -r name; do
        rm -rf "$target/.$name.vireo-new"
        [ ! -d "$tx/$1/$name" ] || cp -a "$tx/$1/$name" "$target/.$name.vireo-new"
        rm -rf "${target:?}/$name"
        [ ! -d "$tx/$1/$name" ] || mv "$target/.$name.vireo-new" "$target/$name"
      done < "$tx/down"
      ;;
    *)
      cp -p "$target/interfaces" "$target/.interfaces.vireo-new" &&
        cat "$tx/$1/interfaces" > "$target/.interfaces.vireo-new" &&
        sync "$target/.interfaces.vireo-new" &&
        mv -f "$target/.interfaces.vireo-new" "$target/interfaces"
      ;;
  esac
  sync "$target"
}

bring_up() {
  if [ "$system" = ifupdown2 ]; then
    ifreload -a || failed=1
  else
    while read -r name; do
      ifup "$name" || failed=1
    done < "$tx/up-$1"
  fi
  # Guests were plugged into bridges that are new now.
  while read -r bridge port; do
    if [ -e "/sys/class/net/$bridge/bridge" ] && [ -e "/sys/class/net/$port" ]; then
      [ -e "/sys/class/net/$bridge/brif/$port" ] || ip link set dev "$port" master "$bridge"
    fi
  done < "$tx/ports"
}

switch_over() {
  exec 9> "$tx/lock"
  # Who holds it for so long hangs, and must not keep the node cut off.
  flock -w 60 9 || true
  [ ! -e "$tx/done" ] || exit 0
  take_down "$1" 9>&-
  install_files "$2" || failed=1
  bring_up "$2" 9>&-
}

failed=0
system=$(cat "$tx/system") || exit 1
target=$(cat "$tx/target") || exit 1
case $2 in
  forward) switch_over old new ;;
  back)
    # A change that is over leaves its place to the next one, which has a guard of its own.
    ours=$(cat "$tx/deadline") || exit 0
    sleep "$3"
    [ "$(cat "$tx/deadline" 2> /dev/null)" = "$ours" ] || exit 0
    mv "$tx/unconfirmed" "$tx/rolling" 2> /dev/null || [ -e "$tx/rolling" ] || exit 0
    switch_over new old
    : > "$tx/done"
    ;;
esac
exit "$failed"
