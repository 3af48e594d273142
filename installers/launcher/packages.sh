# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# What Vireo needs from the system, and how it gets there. Sourced by ./vireo.

# The packages of each purpose, in the names of Debian and Ubuntu; a|b means that either will do.
packages_for() {
  case $1 in
    build) echo "openjdk-17-jdk-headless|openjdk-21-jdk-headless maven" ;;
    agent) echo "qemu-system-x86 qemu-utils qemu-block-extra ovmf swtpm xorriso iproute2 nftables lxc lxcfs uidmap dnsmasq-base procps e2fsprogs" ;;
    desktop)
      echo "openjdk-17-jdk|openjdk-21-jdk libgtk-3-0|libgtk-3-0t64 libxtst6 libgl1 libxxf86vm1 libxi6 libxrender1"
      echo "libasound2|libasound2t64 libfreetype6 fontconfig fonts-dejavu-core"
      ;;
    headless) echo "xvfb" ;;
    guest) echo "xorriso" ;;
    test)
      echo "imagemagick nodejs npm python3-proxmoxer python3-requests tigervnc-standalone-server xterm busybox-static"
      echo "socat patch bximage xmount debootstrap zstd dropbear-bin python3-vmdkstream vim htop mc"
      ;;
  esac
}

have() { command -v "$1" >/dev/null 2>&1; }

# Installs what the named purposes lack, or says how to and ends.
require_packages() {
  local wanted missing=() name
  read -r -d '' -a wanted < <(for name in "$@"; do packages_for "$name"; done) || true
  if ! have dpkg-query; then
    advise_other_system "${wanted[@]}"
    return
  fi
  for name in "${wanted[@]}"; do is_present "$name" || missing+=("$name"); done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

# Programs may come from elsewhere than a package.
is_present() {
  case $1 in
    openjdk-17-jdk-headless*) find_java bin/javac >/dev/null && return ;;
    openjdk-17-jdk*) find_java bin/javac lib/libawt_xawt.so >/dev/null && return ;;
    maven) have mvn && return ;;
    nodejs) have node && return ;;
    npm) have npm && return ;;
  esac
  local name
  for name in ${1//|/ }; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" != installed ] || return 0
  done
  return 1
}

install_packages() {
  mkdir -p "$target"
  if can_be_root && ! known_to_apt "$@"; then update_package_lists; fi
  local names=() alternatives
  for alternatives in "$@"; do names+=("$(choose "$alternatives")"); done
  if ! can_be_root; then
    say "vireo: these packages are needed and root's rights to install them are missing. Please run:"
    say "  sudo apt-get install --no-install-recommends ${names[*]}"
    exit 1
  fi
  say "Installing ${names[*]} …"
  apt_install "${names[@]}" || { update_package_lists && apt_install "${names[@]}"; } || {
    tail -n 20 "$target/packages.log" >&2
    fail "The packages could not be installed; the log is target/packages.log."
  }
}

# Whether apt could install a package; it says "Candidate: (none)" of one that it only heard of.
has_candidate() {
  local policy
  policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null)
  [[ $policy == *"Candidate: "[!\(]* ]]
}

# The first of a|b that apt can install.
choose() {
  local name
  for name in ${1//|/ }; do
    if has_candidate "$name"; then
      echo "$name"
      return
    fi
  done
  echo "${1%%|*}"
}

known_to_apt() {
  local alternatives
  for alternatives in "$@"; do
    has_candidate "$(choose "$alternatives")" || return 1
  done
}

can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

update_package_lists() {
  say "Updating the package lists …"
  as_root apt-get -q update >> "$target/packages.log" 2>&1
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@" \
    >> "$target/packages.log" 2>&1
}

# Elsewhere than on Debian's relatives we can't look, so we tell it once.
advise_other_system() {
  local told=$target/told-packages
  if [ "$(cat "$told" 2>/dev/null)" != "$*" ]; then
    say "vireo: this needs what Debian calls: $*"
    mkdir -p "$target" && echo "$*" > "$told"
  fi
}

# Prints the home of a Java 17 or newer that has the files named.
find_java() {
  local java home_of file
  for java in "${JAVA_HOME:-/nowhere}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$java" ] || continue
    home_of=$(dirname "$(dirname "$(readlink -f "$java")")")
    for file in "$@"; do [ -e "$home_of/$file" ] || continue 2; done
    if [ "$(java_major "$java")" -ge 17 ]; then
      echo "$home_of"
      return
    fi
  done
  return 1
}

java_major() {
  local version
  version=$("$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  echo "${version:-0}"
}

# Puts the best Java first: one that can draw, else any that compiles.
use_java() {
  JAVA_HOME=$(find_java bin/javac lib/libawt_xawt.so || find_java bin/javac) || fail "There is no JDK 17 or newer here."
  export JAVA_HOME PATH=$JAVA_HOME/bin:$PATH
}
