#!/usr/bin/env bash
# Runs the README's two commands on a bare Debian 12: debootstrap, the .NET SDK of this machine, a C++ compiler, CMake
# and git, and a fresh clone of what is committed here. Run it by hand, as root.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: tests/fresh.sh [OPTIONS] [COMMAND...]

Runs each COMMAND in a fresh clone on a bare Debian 12 (default: "./build.sh demo" "./build.sh test").
Prints the last lines, the exit code and the seconds of each. Exits with 1 if one of them failed.

  --folder FOLDER   where the system and the logs go (default: /var/tmp/continuo-fresh; 6 GB are enough)
  --rebuild         make the base system again; otherwise FOLDER/base.tar.gz of an earlier run is unpacked
  --keep            leave the system in FOLDER/root when done; otherwise it is removed
  --lines N         how many last lines of each command to print (default: 25)
TEXT
}

readonly release=bookworm
folder=/var/tmp/continuo-fresh rebuild=0 keep=0 lines=25
commands=()
while [ $# -gt 0 ]; do
  case "$1" in
    --folder) folder="${2:?--folder needs a folder}"; shift ;;
    --lines) lines="${2:?--lines needs a number}"; shift ;;
    --rebuild) rebuild=1 ;;
    --keep) keep=1 ;;
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) commands+=("$1") ;;
  esac
  shift
done
[ ${#commands[@]} -gt 0 ] || commands=("./build.sh demo" "./build.sh test")

say() { printf 'fresh.sh: %s\n' "$*"; }
fail() { printf 'fresh.sh: %s\n' "$*" >&2; exit 1; }

checkout="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
[ "$(id -u)" -eq 0 ] || fail "needs root, for debootstrap and chroot"
for program in debootstrap unshare setpriv flock git dotnet; do
  command -v "$program" >/dev/null || fail "missing: $program"
done
dotnet_root="$(dirname "$(readlink -f "$(command -v dotnet)")")"
[ -d "$dotnet_root/sdk" ] || fail "no .NET SDK beside $dotnet_root/dotnet"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
base="$folder/base.tar.gz"
root="$folder/root"

# All mounts are made in a namespace of their own. The kernel ends them with the last process in it, and ends those
# processes with this script, even when this script is killed.
if [ -z "${CONTINUO_FRESH_INSIDE:-}" ]; then
  exec 9>"$folder/lock"
  flock -n 9 || fail "another run uses $folder"
  arguments=(--folder "$folder" --lines "$lines")
  [ "$rebuild" -eq 0 ] || arguments+=(--rebuild)
  [ "$keep" -eq 0 ] || arguments+=(--keep)
  CONTINUO_FRESH_INSIDE=1 setpriv --pdeathsig KILL \
    unshare --mount --pid --fork --kill-child --mount-proc --propagation private \
    bash "${BASH_SOURCE[0]}" "${arguments[@]}" "${commands[@]}" 9>&- </dev/null &
  namespace=$!
  leave() {
    kill -KILL "$namespace" 2>/dev/null && wait "$namespace" 2>/dev/null
    [ "$keep" -ne 0 ] || rm -rf --one-file-system "$root"
  }
  trap leave EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  code=0
  wait "$namespace" || code=$?
  exit "$code"
fi

# The machine's own way to Debian's packages, as lines of a sources.list; empty where it is not Debian 12.
debian_sources() {
  command -v apt-get >/dev/null || return 0
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
    awk -v release="$release" '$2 ~ "^" release "(-updates|-security)?$" && $3 == "main" { print "deb", $1, $2, $3 }' |
    sort -u
}

# Environment variables that tell programs which proxy and which certificates to use, and NuGet how to check.
# The package caches of this machine stay outside: what the build needs, it must fetch.
network_variables() {
  local name
  while read -r name; do
    case "$name" in
      NUGET_PACKAGES | NUGET_FALLBACK_PACKAGES | NUGET_HTTP_CACHE_PATH | NUGET_SCRATCH | NUGET_PLUGINS_CACHE_PATH) ;;
      *_proxy | *_PROXY | SSL_CERT_* | *_CA_CERTS | *_CA_BUNDLE | *_CAINFO | NUGET_*) echo "$name" ;;
    esac
  done < <(compgen -e)
}

copy_in() { mkdir -p "$root/$(dirname "$1")" && cp -rLT --no-preserve=ownership "$1" "$root/$1"; }

# Lets the system inside reach what this machine reaches: names, package sources, proxies, certificates.
configure() {
  local name value file
  for file in /etc/resolv.conf /etc/hosts; do
    rm -f "$root$file"
    [ ! -e "$file" ] || copy_in "$file"
  done
  debian_sources >"$folder/sources.list"
  [ ! -s "$folder/sources.list" ] || cp "$folder/sources.list" "$root/etc/apt/sources.list"
  # Settings for fetching only: hooks and index targets belong to packages that are not inside.
  if command -v apt-config >/dev/null; then
    apt-config dump | grep '^Acquire::' | grep -vE '^Acquire::(IndexTargets|cdrom)' >"$root/etc/apt/apt.conf.d/90host" ||
      true
  fi
  if [ -d /usr/local/share/ca-certificates ]; then
    copy_in /usr/local/share/ca-certificates
    chroot "$root" update-ca-certificates >/dev/null 2>&1
  fi
  for name in $(network_variables); do
    value="${!name}"
    if [[ "$value" == /* ]] && [ -e "$value" ] && [ ! -e "$root$value" ]; then copy_in "$value"; fi
  done
  for file in "$HOME/.nuget/NuGet/NuGet.Config" "$HOME/.config/NuGet/NuGet.Config"; do
    [ ! -f "$file" ] || install -D -m 644 "$file" "$root/root/${file#"$HOME"/}"
  done
}

# Runs a command inside, with no more of this machine's environment than the way to the network.
inside() {
  local variables=() name
  for name in $(network_variables); do variables+=("$name=${!name}"); done
  env -i HOME=/root USER=root SHELL=/bin/bash TERM="${TERM:-dumb}" LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${variables[@]}" \
    chroot "$root" "$@" </dev/null
}

bind_read_only() {
  mkdir -p "$2"
  mount --bind "$1" "$2"
  mount -o remount,bind,ro "$2"
}

# What a running Debian has: processes, devices, terminals, shared memory (Chromium needs that).
mount_kernel() {
  local device
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount -t tmpfs -o mode=755 dev "$root/dev"
  for device in null zero full random urandom tty; do
    : >"$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  for device in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${device%%:*}" "$root/dev/${device#*:}"; done
}

# Folders that NuGet.Config names: restore fails where one is missing. A fallback folder or a folder of packages is a
# source like the registry, not the cache, which stays empty at first.
mount_package_folders() {
  local config path
  for config in "$root/root/.nuget/NuGet/NuGet.Config" "$root/root/.config/NuGet/NuGet.Config"; do
    [ -f "$config" ] || continue
    while read -r path; do
      [ ! -d "$path" ] || bind_read_only "$path" "$root$path"
    done < <(grep -viE 'globalPackagesFolder|repositoryPath' "$config" | grep -oE 'value="/[^"]*"' | cut -d'"' -f2)
  done
}

mirror() { debian_sources | awk -v release="$release" '$3 == release { print $2; exit }'; }

make_base() {
  say "making the base system: debootstrap of $release, a C++ compiler, CMake, git"
  rm -rf --one-file-system "$root"
  # .NET looks for trusted certificates in the files of ca-certificates. The libraries it needs besides (ICU, OpenSSL,
  # the C++ library) come with CMake and the compiler.
  debootstrap --variant=minbase --include=ca-certificates "$release" "$root" $(mirror) >"$folder/debootstrap.log" 2>&1 ||
    { tail -5 "$folder/debootstrap.log" >&2; fail "debootstrap failed, see $folder/debootstrap.log"; }
  # Packages installed here start no services.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  configure
  mount_kernel
  inside apt-get update -qq
  inside apt-get install -y -qq --no-install-recommends g++ cmake git >"$folder/base.log" 2>&1 ||
    { tail -5 "$folder/base.log" >&2; fail "apt-get failed, see $folder/base.log"; }
  inside apt-get clean
  tar --one-file-system -C "$root" -czf "$base.part" .
  mv "$base.part" "$base"
  umount -R "$root/proc" "$root/sys" "$root/dev"
}

clone() {
  git -c safe.directory='*' -C "$checkout" diff --quiet HEAD || say "what is not committed is not in the clone"
  git -c safe.directory='*' -C "$checkout" bundle create "$root/root/continuo.bundle" HEAD 2>/dev/null
  inside git clone -q -c advice.detachedHead=false /root/continuo.bundle /root/continuo
  say "the clone is at $(inside git -C /root/continuo log -1 --format='%h %s')"
}

# Prints the last lines of a command, its exit code and its seconds; returns the exit code.
attempt() {
  local number="$1" command="$2" code=0 started=$SECONDS log
  log="$folder/$number.log"
  say "$command (all of its output: $log)"
  inside bash -c 'cd /root/continuo && exec bash -c "$1"' bash "$command" >"$log" 2>&1 || code=$?
  tail -n "$lines" "$log" | sed 's/^/  | /'
  summary+=("$command: exit code $code, $((SECONDS - started)) s")
  say "${summary[-1]}"
  return "$code"
}

if [ "$rebuild" -ne 0 ] || [ ! -f "$base" ]; then make_base; fi
rm -rf --one-file-system "$root"
mkdir -p "$root"
tar -C "$root" -xzf "$base"
configure
mount_kernel
mount_package_folders
bind_read_only "$dotnet_root" "$root/usr/share/dotnet"
ln -s ../share/dotnet/dotnet "$root/usr/bin/dotnet"
say "$(. "$root/etc/os-release" && echo "$PRETTY_NAME"), $(inside dpkg-query -W -f '.\n' | wc -l) packages," \
  ".NET SDK $(inside dotnet --version), $(inside c++ --version | head -1), $(inside cmake --version | head -1)"
clone
summary=()
failed=0
for number in "${!commands[@]}"; do
  attempt "$((number + 1))" "${commands[number]}" || failed=1
done
say "in a fresh clone on a bare Debian 12:"
printf '  %s\n' "${summary[@]}"
exit "$failed"
