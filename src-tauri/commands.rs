//! The commands: each awaits one method of a feature and returns what it gave.

use std::pin::Pin;
use std::sync::Arc;

use app::view::*;
use app::{App, LONGEST_SECRET, Problem, for_each_command};
use pull_secret::{Draft, Handle, Preset, Secret};
use serde::de::DeserializeOwned;
use tauri::ipc::{
    Channel, CommandArg, CommandItem, Invoke, InvokeBody, InvokeError, InvokeMessage,
    InvokeResponseBody, IpcResponse, Request,
};
use tauri::{Manager, Runtime, State, Wry};
use zeroize::Zeroizing;

/// What a command gives, serialized. All of them have this one type, since Tauri's way from a future to the window is
/// compiled anew for each type: for ninety of them it was half a megabyte of the program.
type Answer = Pin<Box<dyn Future<Output = Result<InvokeResponseBody, InvokeError>> + Send>>;

macro_rules! commands {
    ($($feature:ident.$name:ident($takes:ty) -> $gives:ty;)*) => {
        /// Calls the command of the table that a message names, or `otherwise` if it names none.
        fn call(invoke: Invoke<Wry>, otherwise: impl FnOnce(Invoke<Wry>) -> bool) -> bool {
            let Invoke { message, resolver, acl } = invoke;
            let answer: Answer = match message.command() {
                $(stringify!($name) => Box::pin(async move {
                    let (app, args) = called_with::<$takes>(&message, stringify!($name))?;
                    let gives: Result<$gives, Problem> = app.$feature.$name(args).await;
                    serialized(gives)
                }),)*
                _ => return otherwise(Invoke { message, resolver, acl }),
            };
            resolver.respond_async_serialized(answer);
            true
        }
    };
}

for_each_command!(commands);

/// All commands, for Tauri.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let outside_of_the_table = outside_of_the_table();
    move |invoke| call(invoke, &outside_of_the_table)
}

/// Those whose arguments are no JSON.
fn outside_of_the_table() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        stage_secret,
        read_pasted,
        edit_document,
        read_raw_body,
        subscribe
    ]
}

/// The application, and the argument that a message brings to a command.
fn called_with<T: DeserializeOwned>(
    message: &InvokeMessage<Wry>,
    name: &'static str,
) -> Result<(Arc<App>, T), InvokeError> {
    let item = CommandItem {
        plugin: None,
        name,
        key: "args",
        message,
        acl: &None,
    };
    let Quiet(args) = Quiet::from_command(item)?;
    let app = message.webview_ref().state::<Arc<App>>();
    Ok((Arc::clone(&app), args))
}

fn serialized<T: IpcResponse>(
    result: Result<T, Problem>,
) -> Result<InvokeResponseBody, InvokeError> {
    Ok(result?.body()?)
}

/// The most bytes of an edited document or a written body.
const LARGEST_TEXT: usize = 1024 * 1024;

/// An argument whose error names the command and nothing of what was given: the errors of Tauri and serde repeat the
/// value, and a password may have been put there by mistake.
struct Quiet<T>(T);

impl<'de, T: CommandArg<'de, R>, R: Runtime> CommandArg<'de, R> for Quiet<T> {
    fn from_command(item: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let (command, argument) = (item.name.to_owned(), item.key.to_owned());
        T::from_command(item)
            .map(Self)
            .map_err(|_| Problem::CallMalformed { command, argument }.into())
    }
}

/// Takes a secret as raw bytes: a typed argument would be echoed in serde's error message. Gives the handle alone.
#[tauri::command]
fn stage_secret(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Handle, Problem> {
    Ok(app.compose.stage_secret(secret_in(request.body())?))
}

/// The secret in a body. Nothing of one that is too long is copied.
fn secret_in(body: &InvokeBody) -> Result<Secret, Problem> {
    match body {
        InvokeBody::Raw(bytes) if bytes.len() > LONGEST_SECRET => Err(Problem::SecretTooLong {
            limit: LONGEST_SECRET as u64,
        }),
        InvokeBody::Raw(bytes) => {
            Secret::from_utf8(bytes.clone()).map_err(|_| Problem::SecretNotText)
        }
        InvokeBody::Json(_) => Err(Problem::SecretNotText),
    }
}

/// Takes a text that is pasted into a field as raw bytes, since it may be a secret. Says what becomes of it.
#[tauri::command]
fn read_pasted(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<FieldPaste, Problem> {
    let limit = LARGEST_TEXT as u64;
    match request.body() {
        InvokeBody::Raw(bytes) if bytes.len() <= LARGEST_TEXT => {
            Ok(app.pasted.read_pasted(&Zeroizing::new(bytes.clone())))
        }
        InvokeBody::Raw(_) => Err(Problem::TooLarge { limit }),
        InvokeBody::Json(_) => Err(Problem::SecretNotText),
    }
}

/// Splits a body into a JSON text and, behind a NUL, the text that belongs to it.
fn parts(body: &InvokeBody, malformed: impl Fn() -> Problem) -> Result<(&[u8], &[u8]), Problem> {
    let InvokeBody::Raw(bytes) = body else {
        return Err(malformed());
    };
    if bytes.len() > LARGEST_TEXT {
        let limit = LARGEST_TEXT as u64;
        return Err(Problem::TooLarge { limit });
    }
    let end = bytes.iter().position(|byte| *byte == 0);
    let end = end.ok_or_else(malformed)?;
    Ok((&bytes[..end], &bytes[end + 1..]))
}

/// Takes an edited document as raw bytes, since a password may be typed in it, with the form it belongs to before it:
/// a JSON text, a NUL, the document.
#[tauri::command]
fn edit_document(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<Draft, Problem> {
    let unreadable = || Problem::DocumentUnreadable { line: 0, column: 0 };
    let (draft, document) = parts(request.body(), unreadable)?;
    let draft = serde_json::from_slice(draft).map_err(|_| unreadable())?;
    app.compose
        .edit_document(draft, &Zeroizing::new(document.to_vec()))
}

/// Takes a body that is being written as raw bytes, since a password may be typed in it, with what it belongs to before
/// it: a JSON text, a NUL, the body.
#[tauri::command]
fn read_raw_body(app: State<'_, Arc<App>>, request: Request<'_>) -> Result<RawBodyView, Problem> {
    let (read, body) = parts(request.body(), || Problem::SecretNotText)?;
    let read = serde_json::from_slice(read).map_err(|_| Problem::SecretNotText)?;
    app.compose
        .read_raw_body(&read, &Zeroizing::new(body.to_vec()))
}

/// Opens the way by which the application tells the window what it did not ask for.
#[tauri::command]
fn subscribe(app: State<'_, Arc<App>>, channel: Quiet<Channel<Event>>) {
    let channel = channel.0;
    app.system.subscribe(Box::new(move |event| {
        // The window may have closed; it reads everything anew when it opens.
        let _ = channel.send(event);
    }));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    macro_rules! names {
        ($($feature:ident.$name:ident($takes:ty) -> $gives:ty;)*) => {
            [$(stringify!($name),)* "stage_secret", "read_pasted", "edit_document", "read_raw_body", "subscribe"]
        };
    }

    #[test]
    fn a_secret_is_taken_up_to_its_limit_and_not_one_byte_beyond() {
        let raw = |bytes: Vec<u8>| secret_in(&InvokeBody::Raw(bytes));
        let longest = vec![b'x'; 64 * 1024];
        assert_eq!(raw(longest.clone()).unwrap().open().len(), longest.len());
        let limit = 64 * 1024;
        let longer = [&longest[..], b"x"].concat();
        assert_eq!(raw(longer).map(drop), Err(Problem::SecretTooLong { limit }));
        assert_eq!(raw(vec![0xff]).map(drop), Err(Problem::SecretNotText));
        let json = InvokeBody::Json("hunter2".into());
        assert_eq!(secret_in(&json).map(drop), Err(Problem::SecretNotText));
    }

    #[test]
    fn a_text_comes_behind_what_it_belongs_to_and_may_hold_any_byte() {
        let read = |bytes: &[u8]| {
            let body = InvokeBody::Raw(bytes.to_vec());
            let split = parts(&body, || Problem::SecretNotText);
            split.map(|(head, text)| (head.to_vec(), text.to_vec()))
        };
        let both = |head: &[u8], text: &[u8]| Ok((head.to_vec(), text.to_vec()));
        assert_eq!(read(b"{}\0text"), both(b"{}", b"text"));
        assert_eq!(read(b"{}\0"), both(b"{}", b""));
        assert_eq!(read(b"{}\0a\0\xff"), both(b"{}", b"a\0\xff"));
        assert_eq!(read(b"{}"), Err(Problem::SecretNotText));
        assert_eq!(read(b""), Err(Problem::SecretNotText));
        let mut longest = vec![b'x'; LARGEST_TEXT];
        longest[2] = 0;
        assert_eq!(read(&longest).map(|(head, _)| head.len()), Ok(2));
        longest.push(b'x');
        let limit = LARGEST_TEXT as u64;
        assert_eq!(read(&longest), Err(Problem::TooLarge { limit }));
        let json = InvokeBody::Json("hunter2".into());
        let refused = parts(&json, || Problem::SecretNotText);
        assert_eq!(refused, Err(Problem::SecretNotText));
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
