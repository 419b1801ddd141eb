# shellcheck shell=bash
# The window: on the display of this machine, or on a virtual desktop of its own.

has_display() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

set_up_desktop() {
  ensure_packages "${DESKTOP_PACKAGES[@]}"
  set_up_tauri_driver
  npm_ci e2e
}

# Drives the main job through the window and leaves its pictures in the folder.
take_tour() {
  set_up_desktop
  build_app_for_tests
  say "Taking the tour"
  e2e/desktop.sh node e2e/tour.mjs "$1" >&2
  say "The pictures are in $1"
}
