# shellcheck shell=bash
# A minimal Debian in a folder, ROOT, for scripts that try something on a machine with nothing on it. What they mount is in
# a mount namespace of their own and vanishes with it, however the run ends.

PATH_OF_ROOT=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# A user of Debian has no sbin.
PATH_OF_USER=/usr/local/bin:/usr/bin:/bin

# run_as_root SCRIPT ARGUMENT…: runs the script again as root, and ends with its exit code.
run_as_root() {
  as_root env "HOME=$HOME" "PATH=$PATH" "$@" || exit
  exit 0
}

# start_inside SCRIPT ARGUMENT…: runs the script again in its own namespaces, with INSIDE_NAMESPACE=yes. When unshare is
# killed, all processes of the run end with it, and so do their mounts.
start_inside() {
  INSIDE_NAMESPACE=yes unshare --mount --propagation private --pid --fork --kill-child "$@" &
  inside=$!
  # unshare itself ignores the gentler signals.
  trap 'kill -KILL "$inside"' INT TERM HUP
  wait "$inside"
}

# Outside of the namespace nothing is mounted below the root, so nothing but the root is removed.
remove_root() {
  rm -rf --one-file-system "$ROOT"
}

# bootstrap_debian DOING [PACKAGES]: a minimal Debian of this machine's version and from its mirror, with the packages, which
# are separated by commas.
bootstrap_debian() {
  local doing=$1 packages=${2:-} codename mirror
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(apt_sources | awk -v suite="$codename" '$2 == suite { print $1; exit }')
  [ -n "$mirror" ] || fail "apt on this machine has no mirror for $codename. Run apt-get update and try again."
  step "$doing" debootstrap --variant=minbase ${packages:+"--include=$packages"} "$codename" "$ROOT" "$mirror"
  apt_sources | sed 's/^/deb /' >"$ROOT/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(https?|Check-|Retries|ForceIPv|Languages::)' >"$ROOT/etc/apt/apt.conf.d/90settings" || true
}

# A line for each suite of the distribution itself: mirror, suite, components.
apt_sources() {
  local vendor
  vendor=$(. /etc/os-release && echo "$ID")
  # shellcheck disable=SC2016 # apt fills these in
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk -v vendor="$vendor" 'tolower($1) == vendor {
      key = $2 " " $3
      if (!(key in components)) order[++count] = key
      components[key] = components[key] " " $4
    }
    END { for (i = 1; i <= count; i++) print order[i] components[order[i]] }'
}

mount_system() {
  mount -t proc proc "$ROOT/proc"
  mount --rbind /dev "$ROOT/dev"
  mount -t sysfs -o ro sysfs "$ROOT/sys"
  mount -t tmpfs -o mode=755 run "$ROOT/run"
  cp -L /etc/resolv.conf /etc/hosts "$ROOT/etc"
}

in_root() {
  local path=$1
  shift
  chroot "$ROOT" env -i "PATH=$path" HOME=/root "$@"
}
