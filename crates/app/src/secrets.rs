//! Pull secrets of a tenant: listed, changed, changed back, and checked against their registries.

pub(crate) mod approval;
pub(crate) mod change;
pub(crate) mod check_results;
pub(crate) mod checks;
pub(crate) mod keep_passwords;
pub(crate) mod list;
pub(crate) mod undo;
