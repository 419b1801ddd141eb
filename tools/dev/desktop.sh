# shellcheck shell=bash
# The window: on the display of this machine, or on a virtual desktop.

has_display() {
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

set_up_desktop() {
  ensure_packages "${DESKTOP_PACKAGES[@]}"
  set_up_tauri_driver
  npm_ci e2e
}

# Drives the main job through the window and saves a picture of each step in the folder.
take_tour() {
  set_up_desktop
  build_app_for_tests
  step "Driving the window through the main job (about two minutes)" e2e/desktop.sh node e2e/tour.mjs "$1"
  grep '^First secret' "$LOG" >&2
  say "The pictures are in $1"
}

# Saves a picture of every page, dialog and menu in the folder.
take_gallery() {
  set_up_desktop
  build_app_for_tests
  step "Taking a picture of every page, dialog and menu (about eight minutes)" e2e/desktop.sh node e2e/gallery.mjs "$1"
  say "The pictures are in $1"
}
