//! The dialog by the system: `TaskDialogIndirect` on Windows, `NSAlert` on macOS.

use rfd::{MessageButtons, MessageDialog, MessageDialogResult, MessageLevel};

/// Gives the place of the label that was chosen; `None` if it was closed.
pub(super) fn show(title: &str, what: &str, text: &str, labels: &[&str]) -> Option<usize> {
    let label = |place: usize| labels.get(place).copied().unwrap_or_default().to_owned();
    let buttons = match labels.len() {
        0 | 1 => MessageButtons::OkCustom(label(0)),
        2 => MessageButtons::OkCancelCustom(label(0), label(1)),
        _ => MessageButtons::YesNoCancelCustom(label(0), label(1), label(2)),
    };
    let result = MessageDialog::new()
        .set_level(MessageLevel::Error)
        .set_title(title)
        .set_description(format!("{what}\n\n{text}"))
        .set_buttons(buttons)
        .show();
    match result {
        MessageDialogResult::Custom(chosen) => labels.iter().position(|label| *label == chosen),
        _ => None,
    }
}
