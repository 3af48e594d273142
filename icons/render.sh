#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Renders the mark into icons/rendered, and all icons onto target/icons.png to look at: small on light and dark as
# they are used, and enlarged. Needs librsvg2-bin and imagemagick.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../target
work=$(mktemp -d)
mkdir "$work/tiles"
trap 'rm -rf "$work"' EXIT

mkdir -p "$here/rendered"
for size in 16 24 32 48 64 128 256 512; do
  # Below 32 pixels the wing is only noise.
  if [ "$size" -lt 32 ]; then sed '/id="wing"/d' "$here/vireo.svg"; else cat "$here/vireo.svg"; fi |
    rsvg-convert -w "$size" -h "$size" -o "$here/rendered/vireo-$size.png"
done

# draw SIZE INK PAPER FILE: one icon on its paper
draw() {
  sed "s/currentColor/$2/" "$4" | rsvg-convert -w "$1" -h "$1" --background-color="$3"
}

for icon in "$here"/*.svg; do
  name=$(basename "$icon" .svg)
  [ "$name" != vireo ] || continue
  draw 96 '#1f2328' '#ffffff' "$icon" > "$work/large.png"
  draw 16 '#1f2328' '#ffffff' "$icon" > "$work/light.png"
  draw 16 '#e6edf3' '#0d1117' "$icon" > "$work/dark.png"
  convert "$work/large.png" \( "$work/light.png" -bordercolor white -border 6 \) \
    \( "$work/dark.png" -bordercolor '#0d1117' -border 6 \) -background white -gravity center +append "$work/tiles/$name.png"
done
mkdir -p "$target"
montage -label '%t' "$work"/tiles/*.png -font DejaVu-Sans -pointsize 11 -tile 8x -geometry +8+8 "$target/icons.png"
