# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# shellcheck disable=SC2154 # ./vireo, which sources this file, sets home, target and the rest
#
# ./vireo demo: a node on this machine, a guest on it, and the desktop logged in. Start reading at demo, at the end.

demo_vmid=100
demo_user=admin@pve
# What a demo without a display pictures; ./vireo pictures shows everything.
demo_screens=datacenter-summary,node-summary,guest-summary,guest-console,guest-hardware,guest-options,create-vm-*

# Guests of root's node run as an account of their own, which can't reach into root's home.
default_demo_state() {
  if [ "$(id -u)" -eq 0 ]; then echo /var/lib/vireo-demo; else echo "${XDG_DATA_HOME:-$HOME/.local/share}/vireo-demo"; fi
}

demo_options() {
  demo_state=$(default_demo_state)
  demo_keep=
  demo_headless=
  has_display || demo_headless=1
  while [ $# -gt 0 ]; do
    case $1 in
      --state-dir)
        [ $# -ge 2 ] || fail "--state-dir needs a directory"
        demo_state=$2
        shift
        ;;
      --state-dir=*) demo_state=${1#*=} ;;
      --keep) demo_keep=1 ;;
      --headless) demo_headless=1 ;;
      *)
        say "vireo: demo doesn't know '$1'. ./vireo --help shows its options."
        exit 2
        ;;
    esac
    shift
  done
  mkdir -p "$demo_state"
  demo_state=$(cd "$demo_state" && pwd)
  demo_node=$(hostname -s 2>/dev/null | tr '[:upper:]' '[:lower:]' | grep -Ex '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?' || echo node1)
}

# One demo at a time on one state directory; the lock goes with us.
lock_state() {
  exec 8> "$demo_state/demo.lock"
  flock -n 8 || fail "Another demo uses $demo_state. Close its desktop first, or give --state-dir another directory."
}

# The first port from 8006 on that nobody listens on.
free_port() {
  local port
  for ((port = 8006; port < 8106; port++)); do
    if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
  fail "The ports 8006 to 8105 are all taken."
}

make_password() {
  [ ! -s "$demo_state/password" ] || return 0
  (umask 077 && head -c 18 /dev/urandom | base64 | tr '+/' '-_' > "$demo_state/password")
}

# Whether an agent that an earlier demo left (--keep) still serves this state directory.
agent_is_there() {
  [ -e "$demo_state/demo.pid" ] && [ -e "$demo_state/demo.port" ] || return 1
  demo_pid=$(cat "$demo_state/demo.pid")
  demo_port=$(cat "$demo_state/demo.port")
  [ -e "/proc/$demo_pid/cmdline" ] || return 1
  tr '\0' '\n' 2>/dev/null < "/proc/$demo_pid/cmdline" | grep -qxF "$demo_state"
}

start_agent() {
  if agent_is_there; then
    say "The node still runs on https://127.0.0.1:$demo_port."
    cleanups+=(end_demo)
    return
  fi
  demo_port=$(free_port)
  say "Starting the node on https://127.0.0.1:$demo_port …"
  java_for agent
  : > "$demo_state/agent.log"
  # A session of its own: Ctrl+C is for the desktop, we end the node ourselves.
  setsid "${java[@]}" --state-dir "$demo_state" --listen "127.0.0.1:$demo_port" --node-name "$demo_node" \
    --admin-password-file "$demo_state/password" >> "$demo_state/agent.log" 2>&1 < /dev/null 8>&- &
  demo_pid=$!
  cleanups+=(end_demo)
  echo "$demo_pid" > "$demo_state/demo.pid"
  echo "$demo_port" > "$demo_state/demo.port"
  wait_for_agent
}

wait_for_agent() {
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    if grep -qiw ready "$demo_state/agent.log"; then return; fi
    kill -0 "$demo_pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 20 "$demo_state/agent.log" >&2
  fail "The node did not start; the whole log is $demo_state/agent.log."
}

# Where the node is and who we are, for the command line and the desktop alike.
connection() {
  printf '%s\n' --server "https://127.0.0.1:$demo_port" --user "$demo_user" \
    --password-file "$demo_state/password" --fingerprint "$(cat "$demo_state/fingerprint")"
}

# api VERB PATH [NAME=VALUE...] on the demo's node
api() {
  local verb=$1 path=/nodes/$demo_node$2 options
  shift 2
  mapfile -t options < <(connection)
  java_for cli
  "${java[@]}" "${options[@]}" api "$verb" "$path" "$@"
}

# The same for what becomes a task; waits for its end.
task() {
  local verb=$1 path=$2
  shift 2
  api "$verb" "$path" --wait "$@" > /dev/null || fail "The node refused or failed at: $verb $path. Its log is $demo_state/agent.log."
}

# What api get PATH answers, or an end with a reason.
answer() {
  api get "$@" || fail "The node did not answer: get $1. Its log is $demo_state/agent.log."
}

upload_guest() {
  local content
  content=$(answer /storage/local/content content=iso)
  ! grep -q 'iso/vireo-guest\.iso"' <<< "$content" || return 0
  say "Uploading the guest's CD …"
  task post /storage/local/upload content=iso "filename=@$guest/vireo-guest.iso"
}

create_guest() {
  local guests
  guests=$(answer /qemu)
  ! grep -Eq "\"vmid\" *: *\"?$demo_vmid\"? *([,}]|\$)" <<< "$guests" || return 0
  say "Creating VM $demo_vmid …"
  task post /qemu "vmid=$demo_vmid" name=demo memory=512 cores=1 ostype=l26 agent=1 \
    scsihw=virtio-scsi-single scsi0=local:1,format=qcow2 ide2=local:iso/vireo-guest.iso,media=cdrom \
    net0=virtio serial0=socket 'boot=order=ide2;scsi0'
}

start_guest() {
  local status
  status=$(answer "/qemu/$demo_vmid/status/current")
  ! grep -Eq '"status" *: *"running"' <<< "$status" || return 0
  say "Starting VM $demo_vmid …"
  task post "/qemu/$demo_vmid/status/start"
}

show_desktop() {
  local options
  mapfile -t options < <(connection)
  if [ -n "$demo_headless" ]; then
    draw_desktop "${options[@]}"
    return
  fi
  say "Opening the desktop …"
  java_for desktop
  run_child "${java[@]}" "${options[@]}"
}

draw_desktop() {
  rm -rf "$target/demo"
  mkdir -p "$target/demo"
  start_display
  say "Drawing the desktop …"
  java_for desktop
  run_child "${java[@]}" "$@" --screenshots "$target/demo" --screenshots-of "$demo_screens"
  find "$target/demo" -name '*.png' | sort
}

# Runs however the demo ends.
end_demo() {
  if [ -n "$demo_keep" ] && agent_is_there; then
    say "The node goes on at https://127.0.0.1:$demo_port (user $demo_user, password in $demo_state/password)."
    say "To end it, run ./vireo demo again without --keep, or: kill $demo_pid (its guest goes on then)."
    return
  fi
  ! kill -0 "$demo_pid" 2>/dev/null || end_node
  rm -f "$demo_state/demo.pid" "$demo_state/demo.port"
}

end_guests() { api post "/qemu/$demo_vmid/status/stop" --wait > /dev/null 2>&1 || true; }

end_node() {
  say "Stopping VM $demo_vmid and the node …"
  end_guests
  kill "$demo_pid" 2>/dev/null || true
  local tries
  for ((tries = 0; tries < 150; tries++)); do
    kill -0 "$demo_pid" 2>/dev/null || return 0
    sleep 0.1
  done
  say "vireo: The node (process $demo_pid) does not end; see $demo_state/agent.log."
}

demo() {
  demo_options "$@"
  local needs=(build agent desktop guest)
  [ -z "$demo_headless" ] || needs+=(headless)
  prepare "${needs[@]}"
  build_guest
  lock_state
  make_password
  start_agent
  upload_guest
  create_guest
  start_guest
  show_desktop
}
