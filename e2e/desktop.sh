#!/usr/bin/env bash
# Runs a command on a virtual desktop: private folders, a session bus, a screen and an unlocked keychain.
#   e2e/desktop.sh COMMAND…
# SCREEN is the size of the screen. The user's own session is not touched, and nothing is left behind.
# What bus, screen and keychain say is shown only if the command cannot be started; its own output is all that is printed.
set -euo pipefail

main() {
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  mkdir -m 700 "$folder"/{home,data,config,cache,runtime}
  start_session "$@" 7>&1 8>&2 >"$folder/session.log" 2>&1 || status=$?
  [ -e "$folder/started" ] || cat "$folder/session.log" >&2
  exit "${status:-0}"
}

# The bus and the keychain start inside, so that they see the private folders only.
start_session() {
  env -u DBUS_SESSION_BUS_ADDRESS -u DISPLAY -u WAYLAND_DISPLAY -u GNOME_KEYRING_CONTROL \
    HOME="$folder/home" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" \
    XDG_CACHE_HOME="$folder/cache" XDG_RUNTIME_DIR="$folder/runtime" \
    GDK_BACKEND=x11 NO_AT_BRIDGE=1 LANG=C.UTF-8 LANGUAGE=en KEYCHAIN_PASSWORD=open-sesame STARTED="$folder/started" \
    dbus-run-session -- xvfb-run -a -s "-screen 0 ${SCREEN:-1280x800}x24 -noreset" "$0" --inside "$@"
}

inside() {
  printf %s "$KEYCHAIN_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 7>&- 8>&-
  until_keychain_answers
  touch "$STARTED"
  # The keychain ends with its bus.
  exec "$@" >&7 2>&8 7>&- 8>&-
}

# The daemon returns before it is on the bus. Any earlier request would make the bus start a second, locked one.
until_keychain_answers() {
  local tries=0
  until name_has_owner org.freedesktop.secrets; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "gnome-keyring-daemon is not on the bus after 10 seconds." >&2 && exit 1; }
    sleep 0.1
  done
}

name_has_owner() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner "string:$1" |
    grep -q 'boolean true'
}

if [ "${1:-}" = --inside ]; then
  shift
  inside "$@"
else
  main "$@"
fi
