//! The table of commands: what the window may ask of the application, a row each.
//!
//! `feature.name(What it takes) -> What it gives;` where every row is a method of that feature of the
//! [`App`](crate::App), and may fail with a [`Problem`](crate::Problem); the window calls it by the name alone. From
//! this one table come the Tauri handlers, the permissions in the capability file's terms, and the TypeScript type of
//! `call()`. Five calls are not in it, since their arguments are not JSON: `stage_secret`, `read_pasted`,
//! `edit_document` and `read_raw_body` (raw bytes in, handles out) and `subscribe` (a channel for [`Event`](crate::view::Event)s).

/// Calls the macro named with every row of the table.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            system.start(()) -> StartView;
            system.reconcile(()) -> ReconciledView;
            system.set_preferences(Preferences) -> ();
            system.choose_authorities(()) -> Option<String>;
            system.environment(()) -> EnvironmentView;
            system.routes(RoutesQuery) -> RoutesView;
            system.keychain_state(()) -> KeychainState;
            system.unlock_keychain(()) -> KeychainState;
            pasted.choose_file(()) -> Option<Recognised>;
            pasted.paste(()) -> Recognised;
            pasted.find_key_files(()) -> Vec<KeyFileView>;
            pasted.read_key_file(KeyFileRef) -> Recognised;
            connections.discard_service_key(ReadingRef) -> ();
            connections.add_connection(AddConnection) -> AddedConnection;
            connections.restore_key(ConnectionRef) -> ConnectionView;
            connections.open_practice_tenant(()) -> ConnectionView;
            connections.practice_draft(ConnectionRef) -> Draft;
            connections.change_connection(ChangeConnection) -> ConnectionView;
            connections.order_connections(ConnectionOrder) -> ();
            connections.set_connection_network(SetConnectionNetwork) -> ConnectionView;
            connections.export_connections(()) -> Option<ExportedConnections>;
            connections.import_connections(()) -> Option<ImportedConnections>;
            connections.remove_connection(ConnectionRef) -> RemovedConnection;
            tenants.test_connection(ConnectionCall) -> TestView;
            tenants.overview(()) -> Vec<OverviewRow>;
            tenants.refresh_overview(OverviewCall) -> Vec<OverviewRow>;
            tenants.renew_token(ConnectionCall) -> ConnectionView;
            tenants.drop_token(ConnectionRef) -> ConnectionView;
            tenants.copy_token(ConnectionCall) -> CopiedView;
            secrets.list_secrets(ConnectionCall) -> SecretListView;
            compose.presets(()) -> Vec<Preset>;
            imports.take_import(TakeImport) -> Draft;
            imports.ask_helper(AskHelperCall) -> ImportView;
            imports.discard_import(ImportRef) -> ();
            checks.check(CheckCall) -> CheckView;
            compose.preview(PreviewCall) -> Update<PreviewView>;
            compose.preview_call(CallPreview) -> RequestView;
            compose.write_body(Composition) -> MaskedBody;
            code.code_languages(()) -> Vec<String>;
            code.code(CodeCall) -> CodeView;
            code.save_code(CodeCall) -> Option<String>;
            secrets.send(Sending) -> SentView;
            secrets.delete_secrets(DeleteSecrets) -> ChangesView;
            secrets.undo(UndoCall) -> ChangesView;
            secrets.restore_secrets(RestoreCall) -> ChangesView;
            secrets.store_passwords(SecretRef) -> PasswordStorage;
            compose.discard_secret(HandleRef) -> ();
            compose.apply_fix(FixCall) -> Draft;
            compose.settle_usernames(Draft) -> Draft;
            compose.save_draft(SaveDraft) -> ();
            compose.open_draft(DraftRef) -> Option<DraftView>;
            compose.list_drafts(ConnectionRef) -> Vec<DraftLine>;
            compose.discard_draft(DraftRef) -> ();
            compose.snippets(SecretNames) -> Snippets;
            system.copy_text(CopyText) -> ();
            system.notify(Notification) -> ();
            system.paste_into_field(()) -> ();
            system.close_window(()) -> ();
            system.open_records_folder(()) -> ();
            system.open_help(HelpTopic) -> ();
            activity.hosts(()) -> Vec<HostView>;
            activity.activity_summary(ActivityFilter) -> ActivitySummary;
            activity.list_activity(ActivityStretch) -> Vec<ActivityLine>;
            activity.open_activity(ActivityRef) -> ActivityView;
            activity.send_again(ActivityCall) -> ActivityView;
            activity.open_as_form(ActivityRef) -> ActivityForm;
            activity.export_activity(ExportActivity) -> Option<ExportedActivity>;
            activity.clear_activity(()) -> usize;
            system.cancel(OperationRef) -> ();
        }
    };
}
