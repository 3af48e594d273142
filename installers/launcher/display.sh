# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# A display for where there is none. Sourced by ./vireo.

has_display() { [ -n "${DISPLAY:-}" ]; }

# Starts an X server in memory on a display number that is free, and ends it when we end.
start_display() {
  local answer tries
  answer=$(mktemp)
  Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3> "$answer" > /dev/null 2>&1 &
  display_pid=$!
  cleanups+=(stop_display)
  for ((tries = 0; tries < 100; tries++)); do
    [ ! -s "$answer" ] || break
    kill -0 "$display_pid" 2>/dev/null || break
    sleep 0.1
  done
  DISPLAY=:$(cat "$answer")
  rm -f "$answer"
  [ "$DISPLAY" != : ] || fail "Xvfb did not start."
  unset WAYLAND_DISPLAY XAUTHORITY
  export DISPLAY
}

stop_display() {
  kill "$display_pid" 2>/dev/null
  wait "$display_pid" 2>/dev/null
}
