//! The form of a pull secret: filled from pasted text, edited as JSON, previewed, and written as code.

pub(crate) mod code;
pub(crate) mod credential_helper;
pub(crate) mod credential_import;
pub(crate) mod document_edit;
pub(crate) mod preview;
pub(crate) mod preview_call;
pub(crate) mod preview_diff;
pub(crate) mod preview_updates;
pub(crate) mod raw_body;
pub(crate) mod typed_secrets;
