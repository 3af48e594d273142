#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Proves that the README works on a machine which has nothing: makes a minimal Debian 12 in a temporary folder,
# clones this checkout's last commit into it and runs a command there, ./vireo demo unless another is given. What
# the command writes to target/demo is brought back to target/fresh-root.
#
# The new system gets this machine's way out to the network (package sources, name servers, certificates, proxies,
# Maven's settings) and nothing else of it. It has no display and no init.
#
# Needs root and debootstrap.
# Usage: fresh-root.sh [--keep] [COMMAND...]      --keep: leave the system where it is, and say where
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
keep=

say() { printf 'fresh root: %s\n' "$*" >&2; }

# Where this machine takes Debian 12 from.
mirror() {
  local found
  # shellcheck disable=SC2016 # apt expands
  found=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 2>/dev/null |
    awk '$2 == "bookworm" {print $1; exit}')
  echo "${found:-http://deb.debian.org/debian}"
}

make_root() {
  root=$(mktemp -d /var/tmp/vireo-fresh-root.XXXXXX)
  trap remove_root EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  chmod 755 "$root"
  say "installing a minimal Debian 12 in $root"
  debootstrap --variant=minbase --include=ca-certificates,git bookworm "$root" "$(mirror)" > "$root.log" 2>&1 || {
    tail -n 20 "$root.log" >&2
    exit 1
  }
}

# Everything mounted was mounted in a name space that is gone by now, so this can't reach the machine's own files.
# shellcheck disable=SC2317 # the trap calls it
remove_root() {
  rm -f "$root.log"
  if [ -n "$keep" ]; then say "kept: $root"; else rm -rf --one-file-system "$root"; fi
}

# Copies a file or folder to the same place in the new system, if this machine has it.
share() {
  local path
  for path in "$@"; do
    [ -e "$path" ] || continue
    mkdir -p "$root$(dirname "$path")"
    cp -RL --no-target-directory "$path" "$root$path"
  done
}

share_network() {
  rm -f "$root/etc/apt/sources.list"
  share /etc/apt/{sources.list,sources.list.d,preferences.d,apt.conf.d,trusted.gpg.d,keyrings} \
    /etc/resolv.conf /etc/hosts /usr/local/share/ca-certificates
  [ ! -e "$HOME/.m2/settings.xml" ] || install -D "$HOME/.m2/settings.xml" "$root/root/.m2/settings.xml"
  chroot "$root" update-ca-certificates > /dev/null 2>&1
}

# NAME=VALUE of what tells programs how to reach the network.
network_environment() {
  local name
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY "${!MAVEN_@}"; do
    [ -z "${!name:-}" ] || printf '%s\n' "$name=${!name}"
  done
}

run_inside() {
  local environment
  mapfile -t environment < <(network_environment)
  say "running $*"
  # Mounts and processes of their own: both are gone when the command is.
  # shellcheck disable=SC2016 # the inner shell expands
  root=$root unshare --mount --pid --fork --kill-child --propagation private bash -euc '
    mount -t proc proc "$root/proc"
    mount --rbind /sys "$root/sys"
    mount --rbind /dev "$root/dev"
    exec chroot "$root" /usr/bin/env -i "$@"
  ' inside HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    ${environment[@]+"${environment[@]}"} sh -c 'cd /root/vireo && exec "$@"' sh "$@"
}

bring_pictures() {
  [ -d "$root/root/vireo/target/demo" ] || return 0
  rm -rf "$checkout/target/fresh-root"
  mkdir -p "$checkout/target"
  cp -R "$root/root/vireo/target/demo" "$checkout/target/fresh-root"
  find "$checkout/target/fresh-root" -type f | sort
}

main() {
  if [ "${1:-}" = --keep ]; then
    keep=1
    shift
  fi
  [ "$(id -u)" -eq 0 ] || { say "needs root, to make a root"; exit 1; }
  command -v debootstrap > /dev/null || { say "needs debootstrap: apt-get install debootstrap"; exit 1; }
  [ $# -gt 0 ] || set -- ./vireo demo
  make_root
  share_network
  git clone -q --no-hardlinks "$checkout" "$root/root/vireo"
  local status=0 started=$SECONDS
  run_inside "$@" || status=$?
  say "ended with $status after $((SECONDS - started)) s"
  bring_pictures
  exit "$status"
}

main "$@"
