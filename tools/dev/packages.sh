# shellcheck shell=bash
# Packages of Debian and Ubuntu: what the build, the checks and the virtual desktop need.

BUILD_PACKAGES=(build-essential pkg-config curl ca-certificates file
  libwebkit2gtk-4.1-dev libgtk-3-dev librsvg2-dev)
# The registry and the client that the registry checks are tested against, and the tools of the house rules.
CHECK_PACKAGES=(git procps python3-venv shellcheck shfmt docker-registry skopeo
  appstream desktop-file-utils mandoc)
DESKTOP_PACKAGES=(webkit2gtk-driver xvfb xauth dbus dbus-x11 gnome-keyring libsecret-tools
  fonts-dejavu-core imagemagick xdotool xclip python3-gi gir1.2-gtk-3.0
  at-spi2-core gir1.2-atspi-2.0 locales)
# The stand-in for an application built on Electron, to measure against.
CHROMIUM_PACKAGES=(chromium chromium-driver)
# For Windows: compiler, linker and what runs the tests; then the setup, and what shows its window.
WINDOWS_PACKAGES=(gcc-mingw-w64-x86-64 gcc-mingw-w64-x86-64-posix wine wine64)
SETUP_PACKAGES=(nsis xvfb xauth xdotool imagemagick)

# Installs those of the named packages that are missing.
ensure_packages() {
  local missing=()
  command -v apt-get >/dev/null || { name_packages "$@" && return; }
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  ask_for_root "Installing ${#missing[@]} packages" "apt-get install --no-install-recommends ${missing[*]}"
  # The lists may be missing, or older than what the mirror has.
  can_install "${missing[@]}" || update_package_lists "${missing[@]}"
  step "Installing packages (${missing[*]}$(download_size "${missing[@]}"))" \
    apt_get install -y --no-install-recommends "${missing[@]}"
}

# Other distributions: their packages have other names, so nothing is installed and nothing is checked.
PACKAGES_NAMED=no
name_packages() {
  [ "$PACKAGES_NAMED" = no ] || return 0
  PACKAGES_NAMED=yes
  say "Packages are installed on Debian and Ubuntu only. On $(distribution), please install the equivalent of: $*"
}

distribution() {
  (. /etc/os-release 2>/dev/null && echo "${PRETTY_NAME:-}") | grep . || uname -s
}

missing_packages() {
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

can_install() {
  apt-get install --simulate --no-install-recommends "$@" >/dev/null 2>&1
}

# How much apt would install, with everything that the packages depend on.
download_size() {
  { apt-get install --print-uris -qq --no-install-recommends "$@" 2>/dev/null || true; } |
    awk '{ bytes += $3; count += 1 } END { if (count) printf "; with dependencies %d, %.0f MB", count, bytes / 1e6 }'
}

# A list that cannot be fetched only matters if the packages are in none of the others.
update_package_lists() {
  local doing="Updating the package lists" from
  say "$doing"
  from=$(log_size)
  logged apt_get -o APT::Update::Error-Mode=any update
  [ "$STATUS" -eq 0 ] || can_install "$@" || fail_step "$doing" "$from"
}

# Files that packages create have to be readable by all users, even if the umask of the developer is stricter.
apt_get() {
  umask 022
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"
}
