# shellcheck shell=bash
# ./dev fuzz: coverage-guided fuzzing of everything that reads untrusted bytes, with a stable compiler.

# The flags of cargo-fuzz without a sanitizer, as far as a stable compiler takes them.
FUZZ_FLAGS=(
  --cfg fuzzing -Cdebug-assertions -Ccodegen-units=1 -Cpasses=sancov-module
  -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares
)

# fuzz [TARGET] [SECONDS]
fuzz() {
  local targets=(fuzz/fuzz_targets/*.rs) seconds=${2:-60} target
  [ $# -eq 0 ] || targets=("fuzz/fuzz_targets/$1.rs")
  [ -f "${targets[0]}" ] || fail "There is no target '$1': see fuzz/fuzz_targets."
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || fail "SECONDS must be a number."
  watched_step "Building the fuzz targets (about three minutes the first time)" build_fuzz_targets
  for target in "${targets[@]}"; do
    fuzz_one "$(basename "$target" .rs)" "$seconds"
  done
}

# With --target the flags do not apply to build scripts and macros.
build_fuzz_targets() {
  RUSTFLAGS=${FUZZ_FLAGS[*]} cargo build --locked --release --manifest-path fuzz/Cargo.toml \
    --target-dir target/fuzz --target "$(rust_host)"
}

rust_host() {
  rustc -vV | sed -n 's/^host: //p'
}

# The corpus of a run grows in fuzz/corpus, which is not committed; inputs that fail are written to fuzz/artifacts.
fuzz_one() {
  local target=$1 seconds=$2 seeds=("fuzz/seeds/$1")
  # The fixtures of wrapped service keys serve as seeds, too.
  [ "$target" != service_key ] || seeds+=(crates/ai-core/tests/keys/shapes)
  say "Fuzzing $target for $seconds seconds"
  mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
  "target/fuzz/$(rust_host)/release/$target" -max_total_time="$seconds" -timeout=30 -print_final_stats=1 \
    -artifact_prefix="fuzz/artifacts/$target/" "fuzz/corpus/$target" "${seeds[@]}"
}
