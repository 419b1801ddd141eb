//! A tenant, a keychain, a folder and a desktop, and the application between them; it can be closed, killed and opened
//! again.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use app::view::*;
use app::{App, Problem};
use pull_secret::{Draft, Handle, RegistryDraft, Secret};
use sandbox::{RecordedRequest, Sandbox, Service, Settings};
use serde::Serialize;
use tempfile::TempDir;
use vault::Deadlines;
use vault::testing::FakeKeychain;

use crate::fake_desktop::FakeDesktop;

/// Somebody else's document.
pub(crate) const FOREIGN: &str = r#"{"auths":{"foreign.example":{"username":"f","password":"f"}}}"#;
/// The call of most tests, which make one at a time.
pub(crate) const CALL: &str = "call";

/// The plain success of a registration.
pub(crate) const REGISTERED: SendResult = SendResult::Registered { answer_lost: false };

pub(crate) struct Harness {
    pub(crate) sandbox: Sandbox,
    pub(crate) keychain: FakeKeychain,
    pub(crate) desktop: Arc<FakeDesktop>,
    pub(crate) folder: TempDir,
    pub(crate) events: Arc<Mutex<Vec<Event>>>,
    clipboard_stays: Option<Duration>,
    running: Option<Arc<App>>,
    /// What was staged, by handle, to fill masks in with.
    staged: Mutex<HashMap<Handle, String>>,
}

impl Harness {
    pub(crate) async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let mut harness = Self {
            sandbox: Sandbox::start(settings).await.unwrap(),
            keychain: FakeKeychain::new(),
            desktop: Arc::default(),
            folder: TempDir::new().unwrap(),
            events: Arc::default(),
            clipboard_stays: None,
            running: None,
            staged: Mutex::default(),
        };
        harness.open();
        harness
    }

    pub(crate) fn app(&self) -> &Arc<App> {
        self.running.as_ref().unwrap()
    }

    /// Closes the window and opens it again.
    pub(crate) async fn restart(&mut self) -> StartView {
        self.app().close().await;
        self.kill_and_restart().await
    }

    /// Ends the application where it stands and opens it again.
    pub(crate) async fn kill_and_restart(&mut self) -> StartView {
        self.kill();
        self.open();
        self.load_page().await
    }

    /// What the window does when its page is loaded. The notices are those of the first page and those after it.
    pub(crate) async fn load_page(&self) -> StartView {
        let mut started = self.app().system.start(()).await.unwrap();
        let reconciled = self.app().system.reconcile(()).await.unwrap();
        started.notices.extend(reconciled.notice);
        started
    }

    /// Ends the application where it stands.
    pub(crate) fn kill(&mut self) {
        let app = self.running.take().unwrap();
        drop(Arc::into_inner(app).unwrap());
    }

    pub(crate) fn open(&mut self) {
        self.open_within(Deadlines::default());
    }

    /// Opens it anew with deadlines that a test of a hung keychain can wait for.
    pub(crate) fn reopen_for_hangs(&mut self) {
        self.kill();
        self.open_within(Deadlines {
            answer: Duration::from_secs(2),
            ..Deadlines::default()
        });
    }

    /// Opens it anew with preferences that an earlier run left.
    pub(crate) fn reopened_with(mut self, preferences: Preferences) -> Self {
        self.kill();
        self.open_as(Deadlines::default(), preferences);
        self
    }

    /// Opens it anew, to clear the clipboard after that long.
    pub(crate) fn clear_clipboard_after(&mut self, stays: Duration) {
        self.kill();
        self.clipboard_stays = Some(stays);
        self.open();
    }

    fn open_within(&mut self, deadlines: Deadlines) {
        self.open_as(deadlines, Preferences::default());
    }

    fn open_as(&mut self, deadlines: Deadlines, preferences: Preferences) {
        let vault = self.keychain.vault_within(deadlines);
        let folder = self.folder.path().join("records");
        let desktop = self.desktop.clone();
        let app = App::with_vault(&folder, preferences, Vec::new(), desktop, vault);
        let app = app.unwrap();
        let app = Arc::new(match self.clipboard_stays {
            Some(stays) => app.clearing_the_clipboard_after(stays),
            None => app,
        });
        let heard = self.events.clone();
        app.system
            .subscribe(Box::new(move |event| heard.lock().unwrap().push(event)));
        self.running = Some(app);
    }

    /// Pastes the tenant's service key and saves it.
    pub(crate) async fn connect(&self) -> ConnectionView {
        self.try_connect(true).await.unwrap()
    }

    pub(crate) async fn try_connect(&self, remember: bool) -> Result<ConnectionView, Problem> {
        self.try_connect_to(&self.sandbox, remember).await
    }

    /// The same with the key of another tenant.
    pub(crate) async fn connect_to(&self, tenant: &Sandbox) -> ConnectionView {
        self.try_connect_to(tenant, true).await.unwrap()
    }

    pub(crate) async fn try_connect_to(
        &self,
        tenant: &Sandbox,
        remember: bool,
    ) -> Result<ConnectionView, Problem> {
        let reading = self.paste(&tenant.service_key()).await?;
        let add = AddConnection {
            remember,
            ..add(&reading)
        };
        self.try_add_connection(add).await
    }

    pub(crate) async fn paste(&self, text: &str) -> Result<ReadingView, Problem> {
        self.desktop.put_on_clipboard(text);
        Ok(service_key(self.app().pasted.paste(()).await?))
    }

    /// Saves a pasted key as a connection, as the user agreed to it.
    pub(crate) async fn add_connection(&self, agreed: AddConnection) -> ConnectionView {
        self.try_add_connection(agreed).await.unwrap()
    }

    pub(crate) async fn try_add_connection(
        &self,
        agreed: AddConnection,
    ) -> Result<ConnectionView, Problem> {
        match self.app().connections.add_connection(agreed).await? {
            AddedConnection::Saved { connection } => Ok(*connection),
            AddedConnection::KeyFailed { problem } => panic!("{problem:?}"),
        }
    }

    /// A form with one registry credential, its password typed just now.
    pub(crate) fn draft(&self, name: &str, password: &str) -> Draft {
        Draft {
            name: name.to_owned(),
            registries: vec![self.registry("ghcr.io", "anna", password)],
            images: vec!["ghcr.io/acme/train:1".to_owned()],
        }
    }

    pub(crate) fn registry(&self, key: &str, username: &str, password: &str) -> RegistryDraft {
        RegistryDraft {
            preset: None,
            registry_key: key.to_owned(),
            username: username.to_owned(),
            password: Some(self.stage(password)),
            ..RegistryDraft::default()
        }
    }

    pub(crate) fn stage(&self, password: &str) -> Handle {
        let handle = self
            .app()
            .compose
            .stage_secret(Secret::new(password.to_owned()));
        let mut staged = self.staged.lock().unwrap();
        staged.insert(handle, password.to_owned());
        handle
    }

    /// What was typed for that handle.
    pub(crate) fn typed(&self, handle: Handle) -> String {
        self.staged.lock().unwrap()[&handle].clone()
    }

    pub(crate) async fn preview(
        &self,
        connection: &ConnectionView,
        purpose: Purpose,
        draft: &Draft,
    ) -> PreviewView {
        let composition = composition(connection, purpose, draft);
        self.app().compose.render_preview(&composition).unwrap()
    }

    pub(crate) async fn create(&self, connection: &ConnectionView, draft: &Draft) -> SentView {
        self.try_create(connection, draft).await.unwrap()
    }

    pub(crate) async fn try_create(
        &self,
        connection: &ConnectionView,
        draft: &Draft,
    ) -> Result<SentView, Problem> {
        let sending = sending(connection, Purpose::Create, draft);
        self.app().secrets.send(sending).await
    }

    pub(crate) async fn replace(&self, connection: &ConnectionView, draft: &Draft) -> SentView {
        let sending = sending(connection, Purpose::Replace, draft);
        self.app().secrets.send(sending).await.unwrap()
    }

    pub(crate) async fn delete(&self, connection: &ConnectionView, name: &str) -> Changed {
        let call = deletion(connection, &[name], Approval::Given);
        let deleted = self.app().secrets.delete_secrets(call).await;
        Changed::of(deleted.unwrap())
    }

    pub(crate) async fn undo(&self, done: &impl Undoable) -> Changed {
        self.try_undo(done).await.unwrap()
    }

    pub(crate) async fn try_undo(&self, done: &impl Undoable) -> Result<Changed, Problem> {
        let call = undoing(done, Approval::Given);
        self.app().secrets.undo(call).await.map(Changed::of)
    }

    pub(crate) async fn list(&self, connection: &ConnectionView) -> SecretListView {
        self.app()
            .secrets
            .list_secrets(call_on(connection))
            .await
            .unwrap()
    }

    pub(crate) async fn store_passwords(
        &self,
        connection: &ConnectionView,
        name: &str,
    ) -> PasswordStorage {
        let secret = SecretRef {
            connection: connection.id.clone(),
            name: name.to_owned(),
        };
        self.app().secrets.store_passwords(secret).await.unwrap()
    }

    /// Where the fields of the tenant's document stand: registry key, username, password.
    pub(crate) fn stored(&self, name: &str) -> Vec<(String, String, String)> {
        let document = self.sandbox.tenant().secret(name).unwrap();
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let auths = document["auths"].as_object().unwrap().iter();
        auths
            .map(|(key, entry)| {
                let (username, password) = (text(&entry["username"]), text(&entry["password"]));
                (key.clone(), username, password)
            })
            .collect()
    }

    /// The one password of the tenant's document.
    pub(crate) fn stored_password(&self, name: &str) -> String {
        let [(_, _, password)] = &*self.stored(name) else {
            panic!("one credential")
        };
        password.clone()
    }

    /// What arrived at the API by that method.
    pub(crate) fn arrived(&self, method: &str) -> Vec<RecordedRequest> {
        let requests = self.sandbox.recorder().requests_to(Service::Api);
        requests
            .into_iter()
            .filter(|request| request.method == method)
            .collect()
    }

    /// The last request by that method and its answer, as the activity shows them.
    pub(crate) async fn last_exchange(&self, method: &str) -> ExchangeView {
        let filter = ActivityFilter {
            method: Some(method.to_owned()),
            ..ActivityFilter::default()
        };
        let stretch = ActivityStretch {
            filter,
            newest: i64::MAX,
            oldest_first: false,
            offset: 0,
            limit: 1,
        };
        let activity = &self.app().activity;
        let lines = activity.list_activity(stretch).await.unwrap();
        let entry = ActivityRef {
            activity: lines[0].activity,
        };
        activity.open_activity(entry).await.unwrap().exchange
    }

    pub(crate) fn token_requests(&self) -> Vec<RecordedRequest> {
        self.sandbox.recorder().requests_to(Service::Token)
    }
}

pub(crate) fn call_on(connection: &ConnectionView) -> ConnectionCall {
    ConnectionCall {
        connection: connection.id.clone(),
        operation: CALL.to_owned(),
    }
}

/// Marks a connection as one of production.
pub(crate) async fn mark_production(harness: &Harness, connection: &ConnectionView) {
    let change = ChangeConnection {
        connection: connection.id.clone(),
        name: None,
        colour: None,
        production: Some(true),
    };
    harness
        .app()
        .connections
        .change_connection(change)
        .await
        .unwrap();
}

pub(crate) fn deletion(
    connection: &ConnectionView,
    names: &[&str],
    approval: Approval,
) -> DeleteSecrets {
    DeleteSecrets {
        connection: connection.id.clone(),
        names: names.iter().map(ToString::to_string).collect(),
        approval,
        operation: CALL.to_owned(),
    }
}

pub(crate) fn undoing(done: &impl Undoable, approval: Approval) -> UndoCall {
    UndoCall {
        undo: done.undo().unwrap(),
        approval,
        operation: CALL.to_owned(),
    }
}

/// What became of the only change of an action.
#[derive(Debug, Serialize)]
pub(crate) struct Changed {
    pub(crate) result: SendResult,
    pub(crate) listed: Listed,
    pub(crate) storage: PasswordStorage,
    pub(crate) undo: Option<String>,
    pub(crate) list: Option<SecretListView>,
}

impl Changed {
    pub(crate) fn of(mut view: ChangesView) -> Self {
        let [change] = &*view.changes else {
            panic!("{:?}", view.changes)
        };
        Self {
            result: change.result.clone(),
            listed: change.listed,
            storage: change.storage.clone(),
            undo: view.undo.clone(),
            list: view.lists.pop(),
        }
    }
}

/// What an action gives that can be undone.
pub(crate) trait Undoable {
    fn undo(&self) -> Option<String>;
}

impl Undoable for SentView {
    fn undo(&self) -> Option<String> {
        self.undo.clone()
    }
}

impl Undoable for ChangesView {
    fn undo(&self) -> Option<String> {
        self.undo.clone()
    }
}

impl Undoable for Changed {
    fn undo(&self) -> Option<String> {
        self.undo.clone()
    }
}

pub(crate) fn sending(connection: &ConnectionView, purpose: Purpose, draft: &Draft) -> Sending {
    Sending {
        raw_body: None,
        draft_of: None,
        connection: connection.id.clone(),
        purpose,
        draft: draft.clone(),
        remember: true,
        approval: Approval::Given,
        operation: CALL.to_owned(),
    }
}

pub(crate) fn service_key(recognised: Recognised) -> ReadingView {
    match recognised {
        Recognised::ServiceKey { reading, .. } => reading,
        other => panic!("{other:?}"),
    }
}

/// The one key of a reading, which can be used.
pub(crate) fn usable(reading: &ReadingView) -> &UsableKey {
    let [key] = &*reading.keys else {
        panic!("{:?}", reading.keys)
    };
    key.usable
        .as_ref()
        .unwrap_or_else(|| panic!("{:?}", key.doctor))
}

/// Saves the one key of a reading under the name that is suggested.
pub(crate) fn add(reading: &ReadingView) -> AddConnection {
    AddConnection {
        reading: reading.reading.clone(),
        key: 0,
        update: None,
        name: usable(reading).suggested_name.clone(),
        remember: true,
        production: false,
        untested: false,
        operation: CALL.to_owned(),
    }
}

/// The one row of that name.
pub(crate) fn row<'a>(list: &'a SecretListView, name: &str) -> &'a SecretRow {
    let rows: Vec<_> = list.rows.iter().filter(|row| row.name == name).collect();
    let [row] = &*rows else {
        panic!("{name} in {:?}", list.rows)
    };
    row
}

/// Why the passwords are not kept, if that is so.
pub(crate) fn storage_problem(kept: &PasswordStorage) -> Option<Problem> {
    match kept {
        PasswordStorage::Failed { problem } => Some(problem.clone()),
        _ => None,
    }
}

/// Deletes and takes it back, which needs the password.
pub(crate) async fn assert_usable(
    harness: &Harness,
    connection: &ConnectionView,
    name: &str,
    password: &str,
) {
    let deleted = harness.delete(connection, name).await;
    assert!(deleted.undo.is_some());
    assert_eq!(harness.sandbox.tenant().secret(name), None);
    harness.undo(&deleted).await;
    assert_eq!(harness.stored_password(name), password);
}

/// Begins a call and drops it after so many polls, which stands for a kill: it ends wherever it waits for the tenant or
/// for the keychain. Gives what it returned, if it needed no more.
pub(crate) async fn killed_after<T>(polls: usize, call: impl Future<Output = T>) -> Option<T> {
    let mut call = pin!(call);
    let mut left = polls;
    poll_fn(|context| match left {
        0 => Poll::Ready(None),
        _ => {
            left -= 1;
            call.as_mut().poll(context).map(Some)
        }
    })
    .await
}

/// A form as it stands in the window.
pub(crate) fn composition(
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
) -> Composition {
    Composition {
        connection: connection.id.clone(),
        purpose,
        draft: draft.clone(),
    }
}

/// Fails if a file of the records holds a canary.
pub(crate) fn assert_no_canary_in_files(harness: &Harness) {
    for file in std::fs::read_dir(harness.folder.path().join("records")).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        let found = bytes.windows(6).any(|window| window == b"canary");
        assert!(!found, "{}", path.display());
    }
}

/// Fails if what is shown, or would be logged, holds a canary.
pub(crate) fn assert_no_canary(shown: &(impl std::fmt::Debug + serde::Serialize)) {
    let shown = format!("{shown:?}{}", serde_json::to_string(shown).unwrap());
    assert!(!shown.contains("canary"), "{shown}");
}
