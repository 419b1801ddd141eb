//! What was sent and what came back: recorded, listed, sent again, exported.

pub(crate) mod export;
pub(crate) mod har;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod postman;
pub(crate) mod recorded;
pub(crate) mod reporter;
pub(crate) mod resend;
