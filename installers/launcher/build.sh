# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# Builds what is to be run, when its sources are newer, and starts Java on it. Sourced by ./vireo.
#
# Our jars are copied to target/lib as new files, so that a program which is running keeps the ones that it opened.

lib=$target/lib
guest=$target/guest
guest_properties=(
  "-Dvireo.guest.iso=$guest/vireo-guest.iso"
  "-Dvireo.guest.kernel=$guest/vmlinuz"
  "-Dvireo.guest.initrd=$guest/initrd"
)

# java_for PROGRAM ARGUMENT...: fills the array java with the beginning of a command that runs the agent, the cli or the
# desktop; the program's own arguments follow.
java_for() {
  local program=$1 path=$1 main flags
  shift
  case $program in
    agent) main=dev.vireo.agent.Main flags="-Xmx128m -XX:+UseSerialGC" ;;
    cli) main=dev.vireo.agent.cli.VireoCommand flags="-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1" path=agent ;;
    doctor)
      main=dev.vireo.agent.cli.DoctorCommand flags="-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1" path=agent
      ;;
    desktop) main=dev.vireo.desktop.Main flags="-Xmx768m" ;;
  esac
  [ -z "${display_pid:-}" ] || flags="$flags -Dprism.order=sw"
  read -r -a java <<< "java $flags $(archive_flag "$lib/$program.jsa" "$@")"
  java+=(-Xlog:disable -Xlog:all=error:stderr -cp "$(class_path "$path")" "$main")
}

# An archive of loaded classes halves the time to start: the first run writes it, the next ones read it. A run that only
# prints its help loads too few classes to be worth it.
archive_flag() {
  local archive=$1
  shift
  if [ -e "$archive" ]; then
    echo "-XX:SharedArchiveFile=$archive"
  elif [ -w "$lib" ]; then
    case " $* " in
      *" --help "* | *" -h "* | *" --version "* | *" -V "*) ;;
      *) echo "-XX:ArchiveClassesAtExit=$archive" ;;
    esac
  fi
}

# Makes ready to run a program: its packages, its build, its Java.
prepare() {
  require_packages "$@"
  use_java
  build_programs
}

class_path() { cat "$lib/$1.classpath"; }

# Whether something in the named paths changed after the file.
is_newer() {
  local file=$1
  shift
  [ ! -e "$file" ] || [ -n "$(find "$@" -newer "$file" -print -quit)" ]
}

build_programs() {
  mkdir -p "$lib"
  exec 9> "$target/build.lock"
  flock 9
  if is_newer "$lib/agent.classpath" "$home"/pom.xml "$home"/{shared-model,node-agent,desktop-app}/{pom.xml,src/main}; then
    compile runtime -Dmaven.test.skip=true -pl node-agent,desktop-app -am
    rm -f "$lib"/*.jsa
    install_class_path desktop desktop-app
    install_class_path agent node-agent
  fi
  exec 9>&-
}

build_bench() {
  mkdir -p "$lib"
  exec 9> "$target/build.lock"
  flock 9
  if is_newer "$lib/bench.classpath" "$home"/pom.xml "$home"/{shared-model,node-agent,desktop-app,test}/{pom.xml,src}; then
    compile test -DskipTests -pl test -am
    echo "$home/test/target/test-classes:$(cat "$home/test/target/classpath")" > "$lib/bench.classpath"
  fi
  exec 9>&-
}

# compile SCOPE MAVEN-OPTION...: jars, and each module's class path of that scope in its target/classpath.
compile() {
  local scope=$1 started=$SECONDS
  shift
  if [ -e "$lib/agent.classpath" ]; then say "Building Vireo …"; else say "Building Vireo (the first time takes 2 to 4 minutes) …"; fi
  (cd "$home" && mvn -B -q -Dspotless.check.skip -Dcheckstyle.skip "$@" package dependency:build-classpath \
    "-Dmdep.includeScope=$scope" -Dmdep.outputFile=target/classpath) > "$target/build.log" 2>&1 || {
    tail -n 40 "$target/build.log" >&2
    fail "The build failed; the whole log is target/build.log."
  }
  say "Built in $((SECONDS - started)) s."
}

# install_class_path NAME MODULE: our jars go to target/lib, the others stay where Maven keeps them.
install_class_path() {
  local entry copied=()
  local own
  own=$(find "$home/$2/target" -maxdepth 1 -name "$2-[0-9]*.jar" -print -quit)
  local entries
  IFS=: read -r -a entries <<< "$own:$(cat "$home/$2/target/classpath")"
  for entry in "${entries[@]}"; do
    case $entry in
      "$home"/*)
        cp --remove-destination "$entry" "$lib/"
        entry=$lib/$(basename "$entry")
        ;;
    esac
    copied+=("$entry")
  done
  (IFS=: && echo "${copied[*]}") > "$lib/$1.classpath"
}

build_guest() {
  local script=$home/installers/guest/build-guest.sh
  "$script" "$guest" >&2 || {
    can_be_root && update_package_lists && "$script" "$guest" >&2
  } || fail "The demo guest could not be built. If packages were not found, run: sudo apt-get update"
}
