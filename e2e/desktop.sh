#!/usr/bin/env bash
# A desktop of its own for one command: private folders, bus, screen and an unlocked keychain.
#   e2e/desktop.sh COMMAND…
# SCREEN is the size of the screen. Nothing of the user's own session is touched, and nothing is left behind.
set -euo pipefail

main() {
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  mkdir -m 700 "$folder"/{home,data,config,cache,runtime}
  # The bus and the keychain start inside, so that they see the private folders only.
  env -u DBUS_SESSION_BUS_ADDRESS -u DISPLAY -u WAYLAND_DISPLAY -u GNOME_KEYRING_CONTROL \
    HOME="$folder/home" XDG_DATA_HOME="$folder/data" XDG_CONFIG_HOME="$folder/config" \
    XDG_CACHE_HOME="$folder/cache" XDG_RUNTIME_DIR="$folder/runtime" \
    GDK_BACKEND=x11 NO_AT_BRIDGE=1 LANG=C.UTF-8 LANGUAGE=en KEYCHAIN_PASSWORD=open-sesame \
    dbus-run-session -- xvfb-run -a -s "-screen 0 ${SCREEN:-1280x800}x24" "$0" --inside "$@"
}

inside() {
  printf %s "$KEYCHAIN_PASSWORD" | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  until_keychain_answers
  status=0
  "$@" || status=$?
  # The daemon leaves with its bus; its folder can be removed then.
  exit "$status"
}

# The daemon returns before it is on the bus. Asking it anything before that would start a second, locked one.
until_keychain_answers() {
  local tries=0
  until name_has_owner org.freedesktop.secrets; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "The keychain does not answer." >&2 && exit 1; }
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
