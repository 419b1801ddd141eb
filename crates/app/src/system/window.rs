//! What the window has done for it: events brought to it, calls cancelled, texts copied, pages opened.

use crate::Problem;
use crate::shared::events::EventListener;
use crate::system::{System, help};
use crate::view::{CopyText, Event, HelpTopic, Notification, OperationRef};

impl System {
    /// Takes the ear of the window for what it did not ask for.
    pub fn subscribe(&self, listener: EventListener) {
        self.events.subscribe(listener);
    }

    /// A file is dragged over the window.
    pub fn drag_entered(&self) {
        self.events.emit(Event::DragEntered);
    }

    /// It is not over the window any more.
    pub fn drag_left(&self) {
        self.events.emit(Event::DragLeft);
    }

    /// Cancels a long call.
    ///
    /// # Errors
    /// None.
    pub async fn cancel(&self, OperationRef { operation }: OperationRef) -> Result<(), Problem> {
        self.operations.cancel(&operation);
        Ok(())
    }

    /// Puts text that is no secret on the clipboard.
    ///
    /// # Errors
    /// [`Problem::ClipboardUnavailable`].
    pub async fn copy_text(&self, CopyText { text }: CopyText) -> Result<(), Problem> {
        self.desktop
            .copy(&text)
            .map_err(|_| Problem::ClipboardUnavailable)
    }

    /// Has the desktop show how long work ended, unless the window is in front or the user does not want it.
    ///
    /// # Errors
    /// None.
    pub async fn notify(&self, Notification { title, text }: Notification) -> Result<(), Problem> {
        if self.preferences.get().notifications {
            self.desktop.notify(&title, &text);
        }
        Ok(())
    }

    /// Pastes what is on the clipboard into the field that has the focus, as its key does. The text goes from the desktop
    /// to the field and is not returned here.
    ///
    /// # Errors
    /// None; where a program cannot paste, [`StartView::pastes`](crate::view::StartView::pastes) says so.
    pub async fn paste_into_field(&self, (): ()) -> Result<(), Problem> {
        self.desktop.paste();
        Ok(())
    }

    /// Shows the folder of the records in the file manager.
    ///
    /// # Errors
    /// [`Problem::FileManagerUnavailable`], with the folder to open by hand.
    pub async fn open_records_folder(&self, (): ()) -> Result<(), Problem> {
        self.desktop
            .open_folder(&self.folder)
            .map_err(|_| Problem::FileManagerUnavailable {
                folder: self.folder.display().to_string(),
            })
    }

    /// Closes the window.
    ///
    /// # Errors
    /// None.
    pub async fn close_window(&self, (): ()) -> Result<(), Problem> {
        self.desktop.close_window();
        Ok(())
    }

    /// How large the window is drawn, in percent.
    pub fn zoom(&self) -> u16 {
        self.preferences.get().zoom
    }

    /// Opens a page of help in the browser.
    ///
    /// # Errors
    /// [`Problem::BrowserUnavailable`], with the address to open by hand.
    pub async fn open_help(&self, topic: HelpTopic) -> Result<(), Problem> {
        let Some(url) = help::address(&topic) else {
            return Err(Problem::Gone);
        };
        self.desktop
            .open_page(url)
            .map_err(|_| Problem::BrowserUnavailable {
                url: url.to_owned(),
            })
    }
}
