//! The window as the user wants it.

use app::Problem;
use app::view::Preferences;

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
async fn a_paste_is_left_to_the_desktop() {
    let harness = Harness::start().await;
    assert!(harness.app().system.start(()).await.unwrap().pastes);
    harness.app().system.paste_into_field(()).await.unwrap();
    assert_eq!(*harness.desktop.pastes.lock().unwrap(), 1);
}
