//! A request as code: of the form, of a call that no form belongs to, or of what was sent.

use std::path::Path;
use std::sync::Arc;

use ai_core::{Endpoint, Operation, code, token};
use pull_secret::{Draft, masked};
use records::Records;
use request::Request;
use request::code::{Call, Language, short};
use vault::Vault;

use crate::Problem;
use crate::activity::log::ActivityLog;
use crate::activity::token_request::token_request;
use crate::compose::preview::{request_as_typed, with_username_slots};
use crate::compose::preview_call::planned;
use crate::shared::Services;
use crate::shared::desktop::Desktop;
use crate::shared::files::{file_name, read_file};
use crate::shared::ids::{self, parse_id};
use crate::shared::staged::Staged;
use crate::shared::tenant_clients::endpoint;
use crate::view::{CodeCall, CodeFile, CodeForm, CodeSubject, CodeView};

/// The beginnings of the names of variables that code reads.
const VARIABLES: [&str; 2] = ["AICORE_", "REGISTRY_"];

/// Writes requests as code.
pub struct CodeSnippets {
    records: Records,
    vault: Vault,
    desktop: Arc<dyn Desktop>,
    log: Arc<ActivityLog>,
}

impl CodeSnippets {
    pub(crate) fn new(services: &Services, log: &Arc<ActivityLog>) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            desktop: Arc::clone(&services.desktop),
            log: Arc::clone(log),
        }
    }

    /// The languages a request can be written in, in the order they are offered.
    ///
    /// # Errors
    /// None.
    pub async fn code_languages(&self, (): ()) -> Result<Vec<String>, Problem> {
        Ok(Language::ALL.into_iter().map(name_of).collect())
    }

    /// Writes a request as code that reads its secrets from the environment.
    ///
    /// # Errors
    /// [`Problem::Gone`] for what is not there any more or no language, [`Problem::NotSendable`] for a name that AI Core
    /// would not take.
    pub async fn code(&self, call: CodeCall) -> Result<CodeView, Problem> {
        let mut languages = Language::ALL.into_iter();
        let language = languages.find(|language| name_of(*language) == call.language);
        let language = language.ok_or(Problem::Gone)?;
        let (token, request) = self.coded(&call.subject)?;
        let written = Call {
            token: token.as_ref(),
            request: &request,
        };
        let short = short(language, &written);
        let has_short = short.is_some().then_some(CodeForm::Short);
        let short = short.filter(|_| call.form == CodeForm::Short);
        let files = short.unwrap_or_else(|| code::code(language, &written));
        let files: Vec<_> = files
            .into_iter()
            .map(|file| CodeFile {
                name: file.name,
                text: file.text,
            })
            .collect();
        Ok(CodeView {
            variables: variables(&files),
            files,
            forms: has_short.into_iter().chain([CodeForm::Safe]).collect(),
        })
    }

    /// Saves the code where the user says, further files beside the first. Returns the name of the first file; `None` if
    /// the dialog was dismissed.
    ///
    /// # Errors
    /// As [`CodeSnippets::code`], [`Problem::FileExists`] if a further file would replace one, and
    /// [`Problem::FileUnwritable`].
    pub async fn save_code(&self, call: CodeCall) -> Result<Option<String>, Problem> {
        let files = self.code(call).await?.files;
        let Some((first, more)) = files.split_first() else {
            return Ok(None);
        };
        let Some(target) = self.desktop.choose_target(&first.name).await else {
            return Ok(None);
        };
        // The desktop has asked whether the first may be replaced; nobody was asked about the others.
        for file in more {
            let beside = target.with_file_name(&file.name);
            if beside == target || would_replace(&beside, &file.text).await {
                let file = file.name.clone();
                return Err(Problem::FileExists { file });
            }
        }
        write(&target, &first.text).await?;
        for file in more {
            write(&target.with_file_name(&file.name), &file.text).await?;
        }
        Ok(Some(file_name(&target)))
    }

    /// What is to be written: the request, and the one for the token it needs.
    fn coded(&self, subject: &CodeSubject) -> Result<(Option<Request>, Request), Problem> {
        match subject {
            CodeSubject::Form { composition } => {
                let endpoint = self.coding_endpoint(&composition.connection)?;
                let shown = masked(&composition.draft, &Staged(&self.vault));
                let draft = with_every_password(with_username_slots(shown.draft));
                let request = request_as_typed(&endpoint, composition.purpose, &draft);
                Ok((Some(token::access_token_request(&endpoint)), request))
            }
            CodeSubject::Call { connection, call } => {
                let endpoint = self.coding_endpoint(connection)?;
                let request = planned(&endpoint, call)?;
                let needs_token = call.operation() != Operation::Token;
                Ok((
                    needs_token.then(|| token::access_token_request(&endpoint)),
                    request,
                ))
            }
            CodeSubject::Activity { activity } => self.coded_activity(*activity),
        }
    }

    fn coded_activity(&self, activity: i64) -> Result<(Option<Request>, Request), Problem> {
        let (entry, recorded) = self.log.recorded(activity)?;
        let token = token_request(&self.records, &entry, &recorded)?;
        Ok((token, recorded.request().clone()))
    }

    // No secret is opened for code, so any handle stands as well for the client secret.
    fn coding_endpoint(&self, connection: &str) -> Result<Endpoint, Problem> {
        let connection = self.records.connection(parse_id(connection)?)?;
        Ok(endpoint(&connection, ids::handle()))
    }
}

/// A password that is not typed yet is a variable of the code all the same.
fn with_every_password(mut draft: Draft) -> Draft {
    for registry in &mut draft.registries {
        registry.password.get_or_insert_with(ids::handle);
    }
    draft
}

/// A language is named like its variant, with a small letter first.
fn name_of(language: Language) -> String {
    let name = format!("{language:?}");
    let (first, rest) = name.split_at(1);
    first.to_lowercase() + rest
}

/// The variables in the text, in the order they are met.
fn variables(files: &[CodeFile]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let words = |file: &CodeFile| {
        let split = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
        let words = file.text.split(split).map(str::to_owned);
        words.collect::<Vec<_>>()
    };
    for word in files.iter().flat_map(words) {
        let is_variable = VARIABLES.iter().any(|start| word.starts_with(start));
        if is_variable && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// Whether there is a file already that says something else.
async fn would_replace(file: &Path, text: &str) -> bool {
    match read_file(file).await {
        Ok(there) => *there != text.as_bytes(),
        Err(_) => tokio::fs::symlink_metadata(file).await.is_ok(),
    }
}

async fn write(target: &Path, text: &str) -> Result<(), Problem> {
    let unwritable = |error: std::io::Error| {
        log::error!("code was not saved: {error}");
        Problem::FileUnwritable {
            file: file_name(target),
        }
    };
    tokio::fs::write(target, text).await.map_err(unwritable)
}
