//! A token on the clipboard: marked as a secret, gone after a while and at the end, and never in the way of what somebody
//! copied meanwhile.

use std::sync::Arc;
use std::time::Duration;

use app::Problem;
use app::view::*;

use crate::bench::{Bench, call_on};

#[tokio::test]
async fn a_token_goes_to_the_clipboard_marked_as_a_secret() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let copied = copy(&bench, &connection).await.unwrap();
    let left = copied.clears_at.duration_since(jiff::Timestamp::now());
    assert!((25..=30).contains(&left.as_secs()), "{left}");
    assert!(*bench.desktop.concealed.lock().unwrap());
    bench.list(&connection).await;
    let used = bench.arrived("GET")[0]
        .header("authorization")
        .unwrap()
        .to_owned();
    assert_eq!(used, format!("Bearer {}", on_clipboard(&bench)));
    assert_eq!(bench.token_requests().len(), 1);
}

#[tokio::test]
async fn the_clipboard_is_cleared_when_the_time_is_over() {
    let mut bench = Bench::start().await;
    bench.clear_clipboard_after(Duration::ZERO);
    let connection = bench.connect().await;
    copy(&bench, &connection).await.unwrap();
    assert!(!cleared(&bench).await, "nothing else was there");
    assert_eq!(bench.desktop.clipboard(), None);
}

#[tokio::test]
async fn what_somebody_copied_meanwhile_stays() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    copy(&bench, &connection).await.unwrap();
    bench.desktop.put_on_clipboard("a recipe");
    bench.restart().await;
    assert!(cleared(&bench).await, "something else was there");
    assert_eq!(on_clipboard(&bench), "a recipe");
}

#[tokio::test]
async fn the_end_of_the_application_clears_it_too() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    copy(&bench, &connection).await.unwrap();
    bench.restart().await;
    assert_eq!(bench.desktop.clipboard(), None);
}

#[tokio::test]
async fn a_clipboard_that_cannot_be_written_is_told() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    *bench.desktop.refuses.lock().unwrap() = true;
    let refused = copy(&bench, &connection).await.map(|_| ());
    assert_eq!(refused, Err(Problem::ClipboardUnavailable));
}

async fn copy(bench: &Bench, connection: &ConnectionView) -> Result<CopiedView, Problem> {
    bench.app().tenants.copy_token(call_on(connection)).await
}

fn on_clipboard(bench: &Bench) -> String {
    bench.desktop.clipboard().unwrap()
}

/// Waits until the window hears that the secret is off the clipboard. Gives whether something else was there.
async fn cleared(bench: &Bench) -> bool {
    let events = Arc::clone(&bench.events);
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
