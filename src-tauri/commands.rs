//! The commands: each awaits one method of the application and returns what it gave.

use std::sync::Arc;

use app::view::*;
use app::{App, Problem, for_each_command};
use pull_secret::{Draft, Handle, Preset, Secret};
use tauri::ipc::{Channel, Invoke, InvokeBody, Request};
use tauri::{State, Wry};
use zeroize::Zeroizing;

macro_rules! commands {
    ($($name:ident($takes:ty) -> $gives:ty;)*) => {
        mod table {
            use super::*;
            $(
                #[tauri::command]
                pub(super) async fn $name(
                    app: State<'_, Arc<App>>,
                    args: $takes,
                ) -> Result<$gives, Problem> {
                    app.$name(args).await
                }
            )*
        }

        /// All commands, for Tauri.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$(table::$name,)* stage_secret, edit_document, read_written, subscribe]
        }
    };
}

for_each_command!(commands);

/// Takes a secret as raw bytes: a typed argument would be echoed in serde's error message. Gives the handle alone.
#[tauri::command]
fn stage_secret(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Handle, Problem> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Problem::SecretNotText);
    };
    let secret = Secret::from_utf8(bytes.clone()).map_err(|_| Problem::SecretNotText)?;
    Ok(app.stage_secret(secret))
}

/// Takes an edited document as raw bytes, since a password may be typed in it, with the form it belongs to before it:
/// a JSON text, a NUL, the document.
#[tauri::command]
fn edit_document(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Draft, Problem> {
    let unreadable = || Problem::DocumentUnreadable { line: 0, column: 0 };
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(unreadable());
    };
    let end = bytes
        .iter()
        .position(|byte| *byte == 0)
        .ok_or_else(unreadable)?;
    let (draft, document) = (&bytes[..end], &bytes[end + 1..]);
    let draft = serde_json::from_slice(draft).map_err(|_| unreadable())?;
    app.edit_document(draft, &Zeroizing::new(document.to_vec()))
}

/// Takes a body that is being written as raw bytes, since a password may be typed in it, with what it belongs to before
/// it: a JSON text, a NUL, the body.
#[tauri::command]
fn read_written(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<WrittenView, Problem> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Problem::SecretNotText);
    };
    let end = bytes.iter().position(|byte| *byte == 0);
    let end = end.ok_or(Problem::SecretNotText)?;
    let read = serde_json::from_slice(&bytes[..end]).map_err(|_| Problem::SecretNotText)?;
    app.read_written(&read, &Zeroizing::new(bytes[end + 1..].to_vec()))
}

/// Opens the way by which the application tells the window what it did not ask for.
#[tauri::command]
fn subscribe(app: State<'_, Arc<App>>, channel: Channel<Event>) {
    app.subscribe(Box::new(move |event| {
        // A window that is gone has no ears; nothing is lost with it.
        let _ = channel.send(event);
    }));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    macro_rules! names {
        ($($name:ident($takes:ty) -> $gives:ty;)*) => {
            [$(stringify!($name),)* "stage_secret", "edit_document", "read_written", "subscribe"]
        };
    }

    #[test]
    fn the_pages_may_call_the_table_and_nothing_of_tauri_or_its_plugins() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("capabilities/main.json")).unwrap();
        let granted: BTreeSet<String> =
            serde_json::from_value(capability["permissions"].clone()).unwrap();
        let table = for_each_command!(names);
        let wanted = table.map(|name| format!("allow-{}", name.replace('_', "-")));
        assert_eq!(granted, BTreeSet::from(wanted));
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert!(capability.get("remote").is_none());
    }
}
