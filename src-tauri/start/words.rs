//! The sentences of the dialogs at the start, in English and German. The pages have theirs in `ui/src/messages`; none of
//! them is there yet.

use app::view::Language;

use super::{Choice, StartFailure};

/// A failure in words.
#[derive(Debug, PartialEq)]
pub(super) struct Words {
    /// What happened.
    pub(super) what: String,
    /// Why, and about which file or folder.
    pub(super) why: String,
    /// What to do.
    pub(super) cure: String,
    german: bool,
}

impl Words {
    /// What a button says.
    pub(super) fn label(&self, choice: Choice) -> &'static str {
        match (choice, self.german) {
            (Choice::TryAgain, false) => "Try again",
            (Choice::TryAgain, true) => "Erneut versuchen",
            (Choice::OpenFolder, false) => "Open folder",
            (Choice::OpenFolder, true) => "Ordner öffnen",
            (Choice::Quit, false) => "Quit",
            (Choice::Quit, true) => "Beenden",
        }
    }
}

/// Whether the person reads German: by choice, or else by the language of the system.
pub(super) fn is_german(language: Language) -> bool {
    match language {
        Language::De => true,
        Language::En => false,
        Language::System => sys_locale::get_locale().is_some_and(|name| name.starts_with("de")),
    }
}

/// Puts a failure into words.
pub(super) fn words(failure: &StartFailure, german: bool) -> Words {
    let [what, why, cure] = if german {
        in_german(failure)
    } else {
        in_english(failure)
    };
    Words {
        what,
        why,
        cure,
        german,
    }
}

fn in_english(failure: &StartFailure) -> [String; 3] {
    use StartFailure as F;
    let path = failure.path().map(|path| path.display().to_string());
    let path = path.unwrap_or_default();
    match failure {
        F::NoDisplay => [
            "Pullpass needs a display.".to_owned(),
            "Neither Wayland nor X11 answers (WAYLAND_DISPLAY, DISPLAY).".to_owned(),
            "Start it in a graphical session.".to_owned(),
        ],
        F::NoDataFolder => [
            "Pullpass does not know where to keep its records.".to_owned(),
            "The system names no folder for the data of this user.".to_owned(),
            "Set HOME to your home folder, then start Pullpass again.".to_owned(),
        ],
        F::NotAFolder(_) => [
            "A file is where Pullpass keeps its folder.".to_owned(),
            format!("This is a file, and a folder is needed:\n{path}"),
            "Move the file elsewhere, then try again. Nothing in it was changed.".to_owned(),
        ],
        F::NotAFile(_) => [
            "Pullpass cannot use one of its files.".to_owned(),
            format!("This is a folder, a pipe or a device, and a regular file is needed:\n{path}"),
            "Move it elsewhere, then try again. It was not changed.".to_owned(),
        ],
        F::Forbidden(_) => [
            "Pullpass is not allowed to use its records.".to_owned(),
            format!("You lack the permission to read and write this:\n{path}"),
            "Give yourself this permission, then try again. Nothing was changed.".to_owned(),
        ],
        F::Refused { said, .. } => [
            "Pullpass cannot open its records.".to_owned(),
            format!("The system says “{said}” about this:\n{path}"),
            "Check the disk and the permissions, then try again. Nothing was deleted.".to_owned(),
        ],
        F::DiskFull(_) => [
            "The disk is full.".to_owned(),
            format!("There is no room for the records of Pullpass in this folder:\n{path}"),
            "Free some space, then try again. Your records are unharmed.".to_owned(),
        ],
        F::InUse(_) => [
            "Pullpass is already running.".to_owned(),
            format!(
                "Another session, or another computer that shares this folder, has the records open:\n{path}"
            ),
            "Close Pullpass there, then try again.".to_owned(),
        ],
        F::TooNew { version, .. } => [
            "These records cannot be read.".to_owned(),
            format!(
                "A newer Pullpass or another program wrote this file (version {version}):\n{path}"
            ),
            "Install the newest Pullpass. Or move the file elsewhere and try again, to start with empty records. \
             The file was not changed."
                .to_owned(),
        ],
        F::NoWebView => [
            "Microsoft Edge WebView2 is missing.".to_owned(),
            "Pullpass draws its window with it, and it is not installed for this user.".to_owned(),
            "Get the “Evergreen” installer, free of charge, from\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             and start Pullpass again."
                .to_owned(),
        ],
        F::NoWindow(said) => [
            "The window cannot be opened.".to_owned(),
            format!("The system says: {said}"),
            "Restart the computer or install the pending updates, then start Pullpass again.".to_owned(),
        ],
        F::Unexpected(said) => [
            "Pullpass could not be started.".to_owned(),
            format!("The cause: {said}"),
            "Start it again. If that does not help, report this text to the makers of Pullpass."
                .to_owned(),
        ],
        F::Panic(place) => [
            "Pullpass stopped while it was starting.".to_owned(),
            format!("This is a defect of Pullpass, at {place}."),
            "Start it again. If that does not help, report this text to the makers of Pullpass."
                .to_owned(),
        ],
    }
}

fn in_german(failure: &StartFailure) -> [String; 3] {
    use StartFailure as F;
    let path = failure.path().map(|path| path.display().to_string());
    let path = path.unwrap_or_default();
    match failure {
        F::NoDisplay => [
            "Pullpass braucht einen Bildschirm.".to_owned(),
            "Weder Wayland noch X11 antwortet (WAYLAND_DISPLAY, DISPLAY).".to_owned(),
            "Starten Sie es in einer grafischen Sitzung.".to_owned(),
        ],
        F::NoDataFolder => [
            "Pullpass weiß nicht, wo es seine Aufzeichnungen ablegen soll.".to_owned(),
            "Das System nennt keinen Ordner für Ihre Daten.".to_owned(),
            "Setzen Sie HOME auf Ihren persönlichen Ordner, und starten Sie Pullpass erneut.".to_owned(),
        ],
        F::NotAFolder(_) => [
            "Wo Pullpass seinen Ordner hat, liegt eine Datei.".to_owned(),
            format!("Dies ist eine Datei, gebraucht wird ein Ordner:\n{path}"),
            "Verschieben Sie die Datei, und versuchen Sie es erneut. Ihr Inhalt ist unverändert."
                .to_owned(),
        ],
        F::NotAFile(_) => [
            "Pullpass kann eine seiner Dateien nicht verwenden.".to_owned(),
            format!(
                "Dies ist ein Ordner, eine Pipe oder ein Gerät, gebraucht wird eine gewöhnliche Datei:\n{path}"
            ),
            "Verschieben Sie es, und versuchen Sie es erneut. Es ist unverändert.".to_owned(),
        ],
        F::Forbidden(_) => [
            "Pullpass darf seine Aufzeichnungen nicht verwenden.".to_owned(),
            format!("Ihnen fehlt das Recht, dies zu lesen und zu schreiben:\n{path}"),
            "Geben Sie sich dieses Recht, und versuchen Sie es erneut. Nichts wurde verändert.".to_owned(),
        ],
        F::Refused { said, .. } => [
            "Pullpass kann seine Aufzeichnungen nicht öffnen.".to_owned(),
            format!("Das System meldet „{said}“ für:\n{path}"),
            "Prüfen Sie Festplatte und Rechte, und versuchen Sie es erneut. Nichts wurde gelöscht."
                .to_owned(),
        ],
        F::DiskFull(_) => [
            "Die Festplatte ist voll.".to_owned(),
            format!("Für die Aufzeichnungen von Pullpass ist kein Platz in diesem Ordner:\n{path}"),
            "Schaffen Sie Platz, und versuchen Sie es erneut. Ihre Aufzeichnungen sind unversehrt.".to_owned(),
        ],
        F::InUse(_) => [
            "Pullpass läuft bereits.".to_owned(),
            format!(
                "Eine andere Sitzung oder ein anderer Rechner, der diesen Ordner mitbenutzt, hat die Aufzeichnungen \
                 geöffnet:\n{path}"
            ),
            "Schließen Sie Pullpass dort, und versuchen Sie es erneut.".to_owned(),
        ],
        F::TooNew { version, .. } => [
            "Diese Aufzeichnungen sind nicht lesbar.".to_owned(),
            format!(
                "Ein neueres Pullpass oder ein anderes Programm schrieb diese Datei (Version {version}):\n{path}"
            ),
            "Installieren Sie das neueste Pullpass. Oder verschieben Sie die Datei, und versuchen Sie es erneut, um mit \
             leeren Aufzeichnungen zu beginnen. Die Datei ist unverändert."
                .to_owned(),
        ],
        F::NoWebView => [
            "Microsoft Edge WebView2 fehlt.".to_owned(),
            "Pullpass zeichnet damit sein Fenster, und es ist für Sie nicht installiert.".to_owned(),
            "Laden Sie das kostenlose Installationsprogramm „Evergreen“ von\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             und starten Sie Pullpass erneut."
                .to_owned(),
        ],
        F::NoWindow(said) => [
            "Das Fenster lässt sich nicht öffnen.".to_owned(),
            format!("Das System meldet: {said}"),
            "Starten Sie den Rechner neu, oder installieren Sie die anstehenden Updates, und starten Sie Pullpass \
             erneut."
                .to_owned(),
        ],
        F::Unexpected(said) => [
            "Pullpass konnte nicht gestartet werden.".to_owned(),
            format!("Die Ursache: {said}"),
            "Starten Sie es erneut. Hilft das nicht, melden Sie den Entwicklern von Pullpass diesen Text.".to_owned(),
        ],
        F::Panic(place) => [
            "Pullpass brach beim Start ab.".to_owned(),
            format!("Das ist ein Fehler in Pullpass, in {place}."),
            "Starten Sie es erneut. Hilft das nicht, melden Sie den Entwicklern von Pullpass diesen Text.".to_owned(),
        ],
    }
}
