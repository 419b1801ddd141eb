# shellcheck shell=bash
# Talking to the developer, on standard error: standard output belongs to the command.

say() {
  printf '\033[1m%s\033[0m\n' "$*" >&2
}

fail() {
  printf '\033[31m%s\033[0m\n' "$*" >&2
  exit 1
}

# Runs a command as root: at once for root and in CI, after a question for everybody else.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ "${CI:-}" = true ]; then
    sudo -n "$@"
  else
    agreed "This needs root: sudo $*" || fail "Not done. Run it yourself, then call ./dev again."
    sudo "$@"
  fi
}

# Asks a yes-or-no question. No terminal means no; CI means yes.
agreed() {
  local answer=
  [ "${CI:-}" = true ] && return 0
  [ -t 0 ] || return 1
  read -r -p "$1 [y/N] " answer
  [[ $answer == [yY]* ]]
}
