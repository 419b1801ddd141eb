# shellcheck shell=bash
# Why a step failed, from its output: a row for each known cause, the more specific first.

# Pairs of an extended regular expression and the sentences to say. HOST stands for the server that the output names,
# AGAIN for the command that was run.
CAUSES=(
  'No space left on device|ENOSPC|Disk quota exceeded|not enough free space|os error 28'
  'The disk is full. Free some space (the first build needs about 6 GB), then run AGAIN again.'

  'certificate verify failed|CERTIFICATE_VERIFY_FAILED|unable to get (local )?issuer cert|SELF_SIGNED_CERT|self[- ]signed certificate|UnknownIssuer|SSL certificate problem|certificate is NOT trusted'
  'The certificate of HOST is not trusted. If a proxy replaces certificates, add its CA with update-ca-certificates and set NODE_EXTRA_CA_CERTS and PIP_CERT to /etc/ssl/certs/ca-certificates.crt.'

  'Temporary failure (in name resolution|resolving)|[Cc]ould not resolve|Name or service not known|EAI_AGAIN|ENOTFOUND|ENETUNREACH|Network is unreachable|[Cc]onnection (refused|timed out|reset)|ECONNREFUSED|ETIMEDOUT|ECONNRESET|[Cc]ould not connect|[Ff]ailed to connect|NewConnectionError|ReadTimeoutError|spurious network error|^E: Failed to fetch'
  'HOST cannot be reached. Check the network and the proxy settings, then run AGAIN again.'

  'sudo: (a password is required|a terminal is required)'
  'sudo asks for a password, which CI=true rules out. Run AGAIN in a terminal without CI=true.'

  'is not in the sudoers file|is not allowed to (execute|run sudo)'
  'Your user may not use sudo. Ask an administrator to install the packages that the log names.'

  '[Cc]ould not get lock|Unable to acquire the dpkg frontend lock|Unable to lock (the|directory)'
  'Another program is installing packages. Wait until it has finished, then run AGAIN again.'

  'dpkg was interrupted'
  'An earlier installation was interrupted. Run "sudo dpkg --configure -a", then AGAIN again.'

  'Unable to locate package|has no installation candidate'
  'The package lists of this machine do not have it. Debian 12, Ubuntu 22.04 (with universe) or newer is needed.'

  'held broken packages|unmet dependencies'
  'Installed or held packages prevent the installation. "apt-mark showhold" lists what is held; after "sudo apt-get upgrade", run AGAIN again.'

  'DO NOT MATCH THE HASHES|EINTEGRITY|checksum for .* changed|failed to verify the checksum|Hash Sum mismatch'
  'A downloaded file does not have the expected checksum. Run AGAIN again; if it happens twice, the mirror serves a different file.'

  'No matching distribution found'
  'There is no build of it for this processor or this version of Python.'

  'signal: 9|SIGKILL|Cannot allocate memory|out of memory|ENOMEM'
  'Memory ran out. Close other programs or set CARGO_BUILD_JOBS=1, then run AGAIN again.'

  'lock file .* needs to be updated but --locked|because --locked was passed'
  'Cargo.lock does not match Cargo.toml. Run "cargo metadata >/dev/null" and commit Cargo.lock.'

  'npm ci. can only install packages when your package.json'
  'package-lock.json does not match package.json. Run "npm install --package-lock-only" in that folder and commit it.'

  'Permission denied|EACCES|Read-only file system'
  'A file cannot be written; perhaps it belongs to root after an earlier sudo. Give the folder to your user with "sudo chown -R", then run AGAIN again.'
)

# cause_of OUTPUT: the cause and what to do, or nothing if no row fits.
cause_of() {
  local at sentence host
  for ((at = 0; at < ${#CAUSES[@]}; at += 2)); do
    grep -qE -- "${CAUSES[at]}" <<<"$1" || continue
    host=$(host_in "$1")
    sentence=${CAUSES[at + 1]//HOST/$host}
    echo "${sentence//AGAIN/$COMMAND}"
    return
  done
  missing_program "$1" | grep . || node_error "$1"
}

# The server that the output complains about.
host_in() {
  local hosts
  mapfile -t hosts < <(sed -nE "s#.*(resolv[a-z]* (host(name)?:? )?'?|connect to |host='|ENOTFOUND |EAI_AGAIN |https?://)([A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+).*#\4#p" <<<"$1")
  echo "${hosts[0]:-A server}"
}

# The message of an error that Node.js prints with its stack.
node_error() {
  local messages
  mapfile -t messages < <(sed -nE 's/^(Uncaught )?[A-Za-z]*Error( \[[A-Z_]+\])?: (.+)/\3/p' <<<"$1")
  [ ${#messages[@]} -eq 0 ] || ! grep -q '^    at ' <<<"$1" || echo "The error was: ${messages[0]%.}."
}

# The program that could not be started, as bash and Node.js report it.
missing_program() {
  local programs
  mapfile -t programs < <(sed -nE 's#.*(: line [0-9]+: |spawn(Sync)? )([A-Za-z0-9/._-]+)(: command not found| ENOENT).*#\3#p' <<<"$1")
  [ ${#programs[@]} -eq 0 ] || echo "The program ${programs[0]} is missing. Install it, then run $COMMAND again."
}
