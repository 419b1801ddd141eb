//! The seeds that `./dev fuzz` starts from, replayed without a fuzzer.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

/// Hands every file of a folder, named from the root of the repository, to what has to hold for it.
pub(crate) fn replay(folder: &str, holds: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seeds = 0;
    for seed in fs::read_dir(root.join(folder)).unwrap() {
        let path = seed.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let held = catch_unwind(|| holds(&bytes));
        assert!(held.is_ok(), "{}", path.display());
        seeds += 1;
    }
    assert!(seeds > 0, "{folder} is empty");
}
