//! A token on the clipboard: marked as a secret, gone after a while and at the end, and never in the way of what somebody
//! copied meanwhile.

use std::sync::Arc;
use std::time::Duration;

use app::Problem;
use app::view::*;

use crate::harness::{Harness, call_on};

#[tokio::test]
async fn a_token_goes_to_the_clipboard_marked_as_a_secret() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let copied = copy(&harness, &connection).await.unwrap();
    let left = copied.clears_at.duration_since(jiff::Timestamp::now());
    assert!((25..=30).contains(&left.as_secs()), "{left}");
    assert!(*harness.desktop.concealed.lock().unwrap());
    harness.list(&connection).await;
    let used = harness.arrived("GET")[0]
        .header("authorization")
        .unwrap()
        .to_owned();
    assert_eq!(used, format!("Bearer {}", on_clipboard(&harness)));
    assert_eq!(harness.token_requests().len(), 1);
}

#[tokio::test]
async fn the_clipboard_is_cleared_when_the_time_is_over() {
    let mut harness = Harness::start().await;
    harness.clear_clipboard_after(Duration::ZERO);
    let connection = harness.connect().await;
    copy(&harness, &connection).await.unwrap();
    assert!(!cleared(&harness).await, "nothing else was there");
    assert_eq!(harness.desktop.clipboard(), None);
}

#[tokio::test]
async fn what_somebody_copied_meanwhile_stays() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    copy(&harness, &connection).await.unwrap();
    harness.desktop.put_on_clipboard("a recipe");
    harness.restart().await;
    assert!(cleared(&harness).await, "something else was there");
    assert_eq!(on_clipboard(&harness), "a recipe");
}

#[tokio::test]
async fn the_end_of_the_application_clears_it_too() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    copy(&harness, &connection).await.unwrap();
    harness.restart().await;
    assert_eq!(harness.desktop.clipboard(), None);
}

#[tokio::test]
async fn a_clipboard_that_cannot_be_written_is_told() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    *harness.desktop.refuses.lock().unwrap() = true;
    let refused = copy(&harness, &connection).await.map(|_| ());
    assert_eq!(refused, Err(Problem::ClipboardUnavailable));
}

async fn copy(harness: &Harness, connection: &ConnectionView) -> Result<CopiedView, Problem> {
    harness.app().tenants.copy_token(call_on(connection)).await
}

fn on_clipboard(harness: &Harness) -> String {
    harness.desktop.clipboard().unwrap()
}

/// Waits until the window hears that the secret is off the clipboard. Gives whether something else was there.
async fn cleared(harness: &Harness) -> bool {
    let events = Arc::clone(&harness.events);
    loop {
        let told = events.lock().unwrap().iter().find_map(|event| match event {
            Event::ClipboardCleared { overwritten } => Some(*overwritten),
            _ => None,
        });
        if let Some(overwritten) = told {
            return overwritten;
        }
        tokio::task::yield_now().await;
    }
}
