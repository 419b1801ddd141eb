//! The sentences of each failure: what happened, why, and what to do. `{path}` is the file or folder it is about,
//! `{detail}` what the system said.

/// The sentences of one failure.
pub(super) struct Sentences {
    pub(super) english: [&'static str; 3],
    pub(super) german: [&'static str; 3],
}

pub(super) const NO_DISPLAY: Sentences = Sentences {
    english: [
        "Pullpass needs a display.",
        "Neither Wayland nor X11 answers (WAYLAND_DISPLAY, DISPLAY).",
        "Start it in a graphical session.",
    ],
    german: [
        "Pullpass braucht einen Bildschirm.",
        "Weder Wayland noch X11 antwortet (WAYLAND_DISPLAY, DISPLAY).",
        "Starten Sie es in einer grafischen Sitzung.",
    ],
};

pub(super) const NO_DATA_FOLDER: Sentences = Sentences {
    english: [
        "Pullpass does not know where to keep its records.",
        "The system names no folder for the data of this user.",
        if cfg!(windows) {
            "Sign out of Windows and in again, then start Pullpass again."
        } else {
            "Set HOME to your home folder, then start Pullpass again."
        },
    ],
    german: [
        "Pullpass weiß nicht, wo es seine Aufzeichnungen ablegen soll.",
        "Das System nennt keinen Ordner für Ihre Daten.",
        if cfg!(windows) {
            "Melden Sie sich von Windows ab und wieder an, und starten Sie Pullpass erneut."
        } else {
            "Setzen Sie HOME auf Ihren persönlichen Ordner, und starten Sie Pullpass erneut."
        },
    ],
};

pub(super) const NOT_A_FOLDER: Sentences = Sentences {
    english: [
        "A file is where Pullpass keeps its folder.",
        "This is a file, and a folder is needed:\n{path}",
        "Move the file elsewhere, then try again. Nothing in it was changed.",
    ],
    german: [
        "Wo Pullpass seinen Ordner hat, liegt eine Datei.",
        "Dies ist eine Datei, gebraucht wird ein Ordner:\n{path}",
        "Verschieben Sie die Datei, und versuchen Sie es erneut. Ihr Inhalt ist unverändert.",
    ],
};

pub(super) const NOT_A_FILE: Sentences = Sentences {
    english: [
        "Pullpass cannot use one of its files.",
        "This is a folder, a pipe or a device, and a regular file is needed:\n{path}",
        "Move it elsewhere, then try again. It was not changed.",
    ],
    german: [
        "Pullpass kann eine seiner Dateien nicht verwenden.",
        "Dies ist ein Ordner, eine Pipe oder ein Gerät, gebraucht wird eine gewöhnliche Datei:\n{path}",
        "Verschieben Sie es, und versuchen Sie es erneut. Es ist unverändert.",
    ],
};

pub(super) const FORBIDDEN: Sentences = Sentences {
    english: [
        "Pullpass is not allowed to use its records.",
        "You lack the permission to read and write this:\n{path}",
        "Give yourself this permission, then try again. Nothing was changed.",
    ],
    german: [
        "Pullpass darf seine Aufzeichnungen nicht verwenden.",
        "Ihnen fehlt das Recht, dies zu lesen und zu schreiben:\n{path}",
        "Geben Sie sich dieses Recht, und versuchen Sie es erneut. Nichts wurde verändert.",
    ],
};

pub(super) const REFUSED: Sentences = Sentences {
    english: [
        "Pullpass cannot open its records.",
        "The system says “{detail}” about this:\n{path}",
        "Check the disk and the permissions, then try again. Nothing was deleted.",
    ],
    german: [
        "Pullpass kann seine Aufzeichnungen nicht öffnen.",
        "Das System meldet „{detail}“ für:\n{path}",
        "Prüfen Sie Festplatte und Rechte, und versuchen Sie es erneut. Nichts wurde gelöscht.",
    ],
};

pub(super) const DISK_FULL: Sentences = Sentences {
    english: [
        "The disk is full.",
        "There is no room for the records of Pullpass in this folder:\n{path}",
        "Free some space, then try again. Your records are unharmed.",
    ],
    german: [
        "Die Festplatte ist voll.",
        "Für die Aufzeichnungen von Pullpass ist kein Platz in diesem Ordner:\n{path}",
        "Schaffen Sie Platz, und versuchen Sie es erneut. Ihre Aufzeichnungen sind unversehrt.",
    ],
};

pub(super) const IN_USE: Sentences = Sentences {
    english: [
        "Pullpass is already running.",
        "Another session, or another computer that shares this folder, has the records open:\n{path}",
        "Close Pullpass there, then try again.",
    ],
    german: [
        "Pullpass läuft bereits.",
        "Eine andere Sitzung oder ein anderer Rechner, der diesen Ordner mitbenutzt, hat die Aufzeichnungen \
                 geöffnet:\n{path}",
        "Schließen Sie Pullpass dort, und versuchen Sie es erneut.",
    ],
};

pub(super) const TOO_NEW: Sentences = Sentences {
    english: [
        "These records cannot be read.",
        "A newer Pullpass or another program wrote this file (version {detail}):\n{path}",
        "Install the newest Pullpass. Or move the file elsewhere and try again, to start with empty records. \
             The file was not changed.",
    ],
    german: [
        "Diese Aufzeichnungen sind nicht lesbar.",
        "Ein neueres Pullpass oder ein anderes Programm schrieb diese Datei (Version {detail}):\n{path}",
        "Installieren Sie das neueste Pullpass. Oder verschieben Sie die Datei, und versuchen Sie es erneut, um mit \
             leeren Aufzeichnungen zu beginnen. Die Datei ist unverändert.",
    ],
};

pub(super) const NO_WEB_VIEW: Sentences = Sentences {
    english: [
        "Microsoft Edge WebView2 is missing.",
        "Pullpass draws its window with it, and it is not installed for this user.",
        "Get the “Evergreen” installer, free of charge, from\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             and start Pullpass again.",
    ],
    german: [
        "Microsoft Edge WebView2 fehlt.",
        "Pullpass zeichnet damit sein Fenster, und es ist für Sie nicht installiert.",
        "Laden Sie das kostenlose Installationsprogramm „Evergreen“ von\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             und starten Sie Pullpass erneut.",
    ],
};

pub(super) const OLD_WEB_VIEW: Sentences = Sentences {
    english: [
        "Microsoft Edge WebView2 is too old.",
        "Version {detail} is installed; Pullpass needs version 111 or newer to show its pages.",
        "Let Windows Update install the pending updates, or get the “Evergreen” installer, free of charge, from\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             and start Pullpass again.",
    ],
    german: [
        "Microsoft Edge WebView2 ist zu alt.",
        "Installiert ist Version {detail}; für seine Seiten braucht Pullpass Version 111 oder neuer.",
        "Lassen Sie Windows Update die anstehenden Updates installieren, oder laden Sie das kostenlose \
             Installationsprogramm „Evergreen“ von\n\
             https://developer.microsoft.com/microsoft-edge/webview2\n\
             und starten Sie Pullpass erneut.",
    ],
};

pub(super) const NO_WINDOW: Sentences = Sentences {
    english: [
        "The window cannot be opened.",
        "The system says: {detail}",
        "Restart the computer or install the pending updates, then start Pullpass again.",
    ],
    german: [
        "Das Fenster lässt sich nicht öffnen.",
        "Das System meldet: {detail}",
        "Starten Sie den Rechner neu, oder installieren Sie die anstehenden Updates, und starten Sie Pullpass \
             erneut.",
    ],
};

pub(super) const UNEXPECTED: Sentences = Sentences {
    english: [
        "Pullpass could not be started.",
        "The cause: {detail}",
        "Start it again. If that does not help, report this text to the makers of Pullpass.",
    ],
    german: [
        "Pullpass konnte nicht gestartet werden.",
        "Die Ursache: {detail}",
        "Starten Sie es erneut. Hilft das nicht, melden Sie den Entwicklern von Pullpass diesen Text.",
    ],
};

pub(super) const PANIC: Sentences = Sentences {
    english: [
        "Pullpass stopped while it was starting.",
        "This is a defect of Pullpass, at {detail}.",
        "Start it again. If that does not help, report this text to the makers of Pullpass.",
    ],
    german: [
        "Pullpass brach beim Start ab.",
        "Das ist ein Fehler in Pullpass, in {detail}.",
        "Starten Sie es erneut. Hilft das nicht, melden Sie den Entwicklern von Pullpass diesen Text.",
    ],
};
