//! The window as the user wants it.

use app::Problem;
use app::view::{Event, HelpTopic, Notification, Preferences};

use crate::harness::Harness;

#[tokio::test]
async fn the_window_is_zoomed_when_the_zoom_changes_and_by_nothing_else() {
    let harness = Harness::start().await;
    let set = async |zoom, connections_by_use| {
        let preferences = Preferences {
            zoom,
            connections_by_use,
            ..Preferences::default()
        };
        let system = &harness.app().system;
        system.set_preferences(preferences).await.unwrap();
    };
    set(125, false).await;
    set(125, true).await;
    set(100, true).await;
    assert_eq!(*harness.desktop.zooms.lock().unwrap(), [125, 100]);
    assert_eq!(harness.app().system.zoom(), 100);
}

#[tokio::test]
async fn the_window_is_closed_when_that_is_asked_for() {
    let harness = Harness::start().await;
    assert!(!*harness.desktop.closed.lock().unwrap());
    harness.app().system.close_window(()).await.unwrap();
    assert!(*harness.desktop.closed.lock().unwrap());
}

#[tokio::test]
async fn the_folder_of_the_records_is_shown_or_named() {
    let harness = Harness::start().await;
    let folder = harness.folder.path().join("records").display().to_string();
    let open = async || harness.app().system.open_records_folder(()).await;
    assert_eq!(open().await, Ok(()));
    assert_eq!(
        *harness.desktop.opened.lock().unwrap(),
        std::slice::from_ref(&folder)
    );
    *harness.desktop.refuses.lock().unwrap() = true;
    assert_eq!(
        open().await,
        Err(Problem::FileManagerUnavailable { folder })
    );
}

#[tokio::test]
async fn help_opens_a_page_of_its_topic_or_names_it() {
    let harness = Harness::start().await;
    let open = async |topic| harness.app().system.open_help(topic).await;
    let preset = |id: &str| HelpTopic::Preset { id: id.to_owned() };
    let ghcr = pull_secret::presets()
        .iter()
        .find(|preset| preset.id == "ghcr");
    let url = ghcr.unwrap().doc.clone();
    assert_eq!(open(preset("ghcr")).await, Ok(()));
    assert_eq!(
        *harness.desktop.opened.lock().unwrap(),
        std::slice::from_ref(&url)
    );
    assert_eq!(open(preset("of nobody")).await, Err(Problem::Gone));
    *harness.desktop.refuses.lock().unwrap() = true;
    let unavailable = Err(Problem::BrowserUnavailable { url });
    assert_eq!(open(preset("ghcr")).await, unavailable);
    assert_eq!(harness.desktop.opened.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn the_window_is_told_when_a_file_is_dragged_over_it_and_away() {
    let harness = Harness::start().await;
    let system = &harness.app().system;
    system.drag_entered();
    system.drag_left();
    let events = harness.events.lock().unwrap();
    let drags = events
        .iter()
        .filter(|event| matches!(event, Event::DragEntered | Event::DragLeft));
    let drags: Vec<_> = drags.collect();
    assert!(
        matches!(drags[..], [Event::DragEntered, Event::DragLeft]),
        "{drags:?}"
    );
}

#[tokio::test]
async fn a_paste_is_left_to_the_desktop() {
    let harness = Harness::start().await;
    assert!(harness.app().system.start(()).await.unwrap().pastes);
    harness.app().system.paste_into_field(()).await.unwrap();
    assert_eq!(*harness.desktop.pastes.lock().unwrap(), 1);
}

#[tokio::test]
async fn authorities_are_taken_from_a_file_without_the_keys_in_it() {
    let harness = Harness::start().await;
    let choose = async || harness.app().system.choose_authorities(()).await;
    assert_eq!(choose().await, Ok(None), "the dialog was dismissed");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("proxy.pem");
    harness.desktop.choose(Some(file.clone()));
    let authority = include_str!("../../../request/tests/wire/tls/authority.pem");
    let key = "-----BEGIN PRIVATE KEY-----\nQUFB\n-----END PRIVATE KEY-----\n";
    for text in [
        authority.to_owned(),
        format!("Subject: our proxy\n{key}{authority}"),
        format!("{authority}{key}"),
        // A certificate of which the end is missing takes nothing of what follows it along.
        format!("{authority}-----BEGIN CERTIFICATE-----\nQUFB\n{key}"),
    ] {
        std::fs::write(&file, &text).unwrap();
        assert_eq!(choose().await, Ok(Some(authority.to_owned())), "{text}");
    }
    for text in [
        key,
        "",
        "-----BEGIN CERTIFICATE-----\nQUFB\n-----END CERTIFICATE-----\n",
    ] {
        std::fs::write(&file, text).unwrap();
        let unreadable = Err(Problem::CertificatesUnreadable);
        assert_eq!(choose().await, unreadable, "{text}");
    }
}

#[tokio::test]
async fn the_end_of_long_work_is_shown_by_the_desktop_unless_the_user_does_not_want_it() {
    let harness = Harness::start().await;
    let system = &harness.app().system;
    let ended = Notification {
        title: "12 secrets checked".to_owned(),
        text: "1 failed.".to_owned(),
    };
    system.notify(ended.clone()).await.unwrap();
    let preferences = Preferences {
        notifications: false,
        ..Preferences::default()
    };
    system.set_preferences(preferences).await.unwrap();
    system.notify(ended).await.unwrap();
    assert_eq!(
        *harness.desktop.notifications.lock().unwrap(),
        ["12 secrets checked: 1 failed."]
    );
}
