//! The facts about reading and matching, as cases that real code has answered.

use reference_readers::cases;

#[test]
fn every_recorded_case_passes() {
    let outcome = cases::run_file(include_str!("cases/pull-matching.json")).unwrap();
    assert!(outcome.failing.is_empty(), "{:#?}", outcome.failing);
    assert!(outcome.total > 700);
}
