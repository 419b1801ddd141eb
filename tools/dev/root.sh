# shellcheck shell=bash
# Commands that need root.

ROOT_AGREED=no

# ask_for_root PURPOSE COMMAND: asks once whether sudo may be used. Ends with the command to type if it may not.
ask_for_root() {
  [ "$(id -u)" -ne 0 ] && [ "$ROOT_AGREED" = no ] || return 0
  local by_hand="run this as root, then $COMMAND again: $2"
  command -v sudo >/dev/null || fail "$1 needs root, and this machine has no sudo. Please $by_hand"
  agreed "$1 needs root. Use sudo?" || fail "$1 needs root. Please $by_hand"
  ROOT_AGREED=yes
}

# Runs a command as root, once `ask_for_root` has been answered.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ "${CI:-}" = true ]; then
    sudo -n "$@"
  else
    sudo "$@"
  fi
}
