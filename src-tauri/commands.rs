//! The commands: each awaits one method of the application and returns what it gave.

use std::sync::Arc;

use app::view::*;
use app::{App, Problem, for_each_command};
use pull_secret::{Draft, Handle, Preset, Secret};
use tauri::ipc::{Channel, Invoke, InvokeBody, Request};
use tauri::{State, Wry};

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
            tauri::generate_handler![$(table::$name,)* stage_secret, subscribe]
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

/// Opens the way by which the application tells the window what it did not ask for.
#[tauri::command]
fn subscribe(app: State<'_, Arc<App>>, channel: Channel<Event>) {
    app.subscribe(Box::new(move |event| {
        // A window that is gone has no ears; nothing is lost with it.
        let _ = channel.send(event);
    }));
}
