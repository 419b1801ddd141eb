//! The dialog by GTK, which Tauri draws its windows with on Linux.

use gtk::prelude::*;
use gtk::{ButtonsType, Label, MessageDialog, MessageType, ResponseType, WindowPosition};

/// Gives the place of the label that was chosen; `None` if it was closed.
pub(super) fn show(title: &str, what: &str, text: &str, labels: &[&str]) -> Option<usize> {
    let dialog = MessageDialog::builder()
        .title(title)
        .message_type(MessageType::Error)
        .buttons(ButtonsType::None)
        .text(what)
        .secondary_text(text)
        .window_position(WindowPosition::Center)
        .skip_taskbar_hint(false)
        .build();
    for (place, label) in (0..).zip(labels) {
        let button = dialog.add_button(label, ResponseType::Other(place));
        if place == 0 {
            // Else the first label would have the focus, all of it selected.
            button.grab_focus();
        }
    }
    dialog.set_default_response(ResponseType::Other(0));
    make_copyable(&dialog);
    let response = dialog.run();
    destroy(dialog);
    match response {
        ResponseType::Other(place) => Some(place.into()),
        _ => None,
    }
}

/// Closing it would only ask for it, and leave it on the screen until the loop of events runs again.
#[expect(
    unsafe_code,
    reason = "nothing may use a destroyed widget; this one is given up here"
)]
fn destroy(dialog: MessageDialog) {
    // SAFETY: the dialog is owned here, and nothing else has it.
    unsafe { dialog.destroy() };
}

fn make_copyable(dialog: &MessageDialog) {
    let area = dialog.message_area().downcast::<gtk::Container>();
    for child in area.iter().flat_map(ContainerExt::children) {
        if let Ok(label) = child.downcast::<Label>() {
            label.set_selectable(true);
        }
    }
}
