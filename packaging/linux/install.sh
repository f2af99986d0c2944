#!/bin/sh
# Puts the program into the desktop's menu and makes it open report files, for this user only:
# `sh install.sh`, and `sh install.sh --remove` takes it out again. The program stays where it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/ita-desktop.desktop
kind=$data/mime/packages/ita-desktop-report.xml
icon=$data/icons/hicolor/scalable/apps/ita-desktop.svg

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$kind" "$icon"
else
    mkdir -p "$(dirname "$entry")" "$(dirname "$kind")" "$(dirname "$icon")"
    # Exec and its quotes: Desktop Entry Specification, "The Exec key".
    program=$(printf '%s' "$here/ita-desktop" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
    awk -v program="$program" '/^Exec=/ { print "Exec=\"" program "\" %f"; next } { print }' \
        "$here/ita-desktop.desktop" > "$entry"
    cp "$here/ita-desktop-report.xml" "$kind"
    cp "$here/_internal/resources/program/icon.svg" "$icon"
fi
update-mime-database "$data/mime" || true
update-desktop-database "$data/applications" 2>/dev/null || true
