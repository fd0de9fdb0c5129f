#!/usr/bin/env bash
# The one door: ./build.sh [build|demo|studio|test|bench|frames|install|clean]. Installs what a target needs, then runs build.cake.
set -euo pipefail
cd "$(dirname "$0")"
target="${1:-build}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

missing() { printf 'build.sh: missing: %s\n' "$*" >&2; exit 1; }

# Installs Debian packages that are not there; elsewhere, or without the right to, says which in one line.
debian_packages() {
  command -v dpkg-query >/dev/null || return 0
  local wanted=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || wanted+=("$package")
  done
  [ ${#wanted[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || { printf 'build.sh: not installed, ask an administrator: apt-get install %s\n' "${wanted[*]}" >&2; return 1; }
    as_root=(sudo -n)
  fi
  printf 'build.sh: installing %s\n' "${wanted[*]}"
  "${as_root[@]}" apt-get update -qq || true
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

command -v dotnet >/dev/null || missing "the .NET SDK 10 (dotnet on PATH)"
command -v cmake >/dev/null || debian_packages cmake || missing "CMake"
# CMake's package does not bring the program that it hands the work to.
command -v make >/dev/null || command -v ninja >/dev/null || debian_packages make || missing "make"
command -v c++ >/dev/null || debian_packages g++ || missing "a C++20 compiler"
case "$target" in
  demo) debian_packages libcairo2 fonts-dejavu-core || missing "libcairo2 (for the picture)" ;;
  test)
    debian_packages libcairo2 fonts-dejavu-core || missing "libcairo2 (for the picture)"
    # Two hosts that are not ours: one made of JUCE's classes, and Ardour (58 MB to download); without them their tests skip.
    debian_packages juce-modules-source-data libx11-dev libfreetype-dev libjpeg-dev libpng-dev zlib1g-dev || true
    debian_packages ardour || true
    # The studio's sound, and a browser to try its page in (Chromium: 90 MB to download); without them their tests skip.
    debian_packages fluidsynth timgm6mb-soundfont || true
    debian_packages chromium || true
    # LilyPond reads our MusicXML (24.5 MB to download); without it that test skips.
    debian_packages lilypond || true
    ;;
  studio)
    # It sounds by FluidSynth; its page says so where that is missing.
    debian_packages fluidsynth timgm6mb-soundfont || true
    ;;
esac

dotnet tool restore >/dev/null
if [ "$target" != test ]; then
  exec dotnet cake build.cake --target="$target" "${@:2}"
fi
sum=artifacts/test-results/sum.txt
rm -f "$sum"
status=0
dotnet cake build.cake --target=test "${@:2}" || status=$?
[ -f "$sum" ] && cat "$sum" || echo "0 passed, 1 failed, 0 skipped"
exit "$status"
