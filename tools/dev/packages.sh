# shellcheck shell=bash
# Packages of Debian and Ubuntu: what the build and the virtual desktop need.

BUILD_PACKAGES=(build-essential pkg-config curl ca-certificates file
  libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev)
# Registry and judge of the login checks, and what the scripts are looked at with.
CHECK_PACKAGES=(git procps python3-venv shellcheck shfmt docker-registry skopeo)
DESKTOP_PACKAGES=(webkit2gtk-driver xvfb xauth dbus dbus-x11 gnome-keyring libsecret-tools
  fonts-dejavu-core xdotool xclip python3-gi gir1.2-gtk-3.0)

# Installs those of the named packages that are missing.
ensure_packages() {
  local missing=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "Please install the equivalent of: ${missing[*]}"
  say "Installing ${missing[*]}"
  have_candidates "${missing[@]}" || as_root apt-get update -qq
  install_packages "${missing[@]}" || { as_root apt-get update -qq && install_packages "${missing[@]}"; }
}

missing_packages() {
  command -v dpkg-query >/dev/null || { printf '%s\n' "$@" && return; }
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

# Whether the package lists on this machine know all of them.
have_candidates() {
  local package
  for package in "$@"; do
    candidate "$package" | grep -q . || return 1
  done
}

# The version that apt would install, if any.
candidate() {
  apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)' || true
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}
