//! The table of commands: what the window may ask of the application, a row each.
//!
//! `name(What it takes) -> What it gives;` where every row is a method of [`App`](crate::App) that may fail with a
//! [`Problem`](crate::Problem). From this one table come the Tauri handlers, the permissions in the capability file's
//! terms, and the TypeScript type of `call()`. Four calls are not in it, since their arguments are not JSON:
//! `stage_secret`, `edit_document` and `read_written` (raw bytes in, handles out) and `subscribe` (a channel for
//! [`Event`](crate::view::Event)s).

/// Calls the macro named with every row of the table.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            start(()) -> StartView;
            set_preferences(Preferences) -> ();
            choose_authorities(()) -> Option<String>;
            environment(()) -> EnvironmentView;
            routes(RoutesQuery) -> RoutesView;
            keychain_state(()) -> KeychainState;
            unlock_keychain(()) -> KeychainState;
            choose_file(()) -> Option<Recognised>;
            paste(()) -> Recognised;
            find_key_files(()) -> Vec<KeyFileView>;
            read_key_file(KeyFileRef) -> Recognised;
            discard_service_key(ReadingRef) -> ();
            add_connection(AddConnection) -> ConnectionView;
            open_practice_tenant(()) -> ConnectionView;
            practice_draft(ConnectionRef) -> Draft;
            change_connection(ChangeConnection) -> ConnectionView;
            order_connections(ConnectionOrder) -> ();
            set_connection_network(SetConnectionNetwork) -> ConnectionView;
            export_connections(()) -> Option<ExportedConnections>;
            import_connections(()) -> Option<ImportedConnections>;
            remove_connection(ConnectionRef) -> RemovedConnection;
            test_connection(ConnectionCall) -> TestView;
            overview(()) -> Vec<OverviewRow>;
            refresh_overview(OverviewCall) -> Vec<OverviewRow>;
            renew_token(ConnectionCall) -> ConnectionView;
            drop_token(ConnectionRef) -> ConnectionView;
            copy_token(ConnectionCall) -> CopiedView;
            list_secrets(ConnectionCall) -> SecretListView;
            presets(()) -> Vec<Preset>;
            take_import(TakeImport) -> Draft;
            ask_helper(AskHelperCall) -> ImportView;
            discard_import(ImportRef) -> ();
            check(CheckCall) -> CheckView;
            preview(PreviewCall) -> Update<PreviewView>;
            preview_call(CallPreview) -> RequestView;
            write_body(Composition) -> WrittenBody;
            code_languages(()) -> Vec<String>;
            code(CodeCall) -> CodeView;
            save_code(CodeCall) -> Option<String>;
            send(Sending) -> SentView;
            delete_secret(SecretCall) -> SentView;
            undo(UndoCall) -> SentView;
            keep_passwords(SecretRef) -> Kept;
            discard_secret(HandleRef) -> ();
            apply_fix(FixCall) -> Draft;
            snippets(SecretName) -> Snippets;
            copy_text(CopyText) -> ();
            open_help(HelpTopic) -> ();
            hosts(()) -> Vec<HostView>;
            activity_summary(ActivityFilter) -> ActivitySummary;
            list_activity(ActivityStretch) -> Vec<ActivityLine>;
            open_activity(ActivityRef) -> ActivityView;
            send_again(ActivityCall) -> ActivityView;
            open_as_form(ActivityRef) -> ActivityForm;
            export_activity(ExportActivity) -> Option<ExportedActivity>;
            clear_activity(()) -> usize;
            cancel(OperationRef) -> ();
        }
    };
}
