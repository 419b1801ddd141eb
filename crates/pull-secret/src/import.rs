//! Recognises whatever is pasted or dropped and takes the registry credentials out of it.
//!
//! Nobody says which format it is. What was pasted is never run; a `docker-credential-*` helper or a file it
//! names is reported, and asking it is the caller's matter. No error and no note quotes a value that could
//! be a secret.

mod ai_core;
mod answers;
mod arguments;
mod auths;
mod command;
mod containerd;
mod curl;
mod embedded;
mod entry;
mod flux;
mod foreign;
mod found;
mod helm_command;
mod helm_values;
mod helper;
mod image_command;
mod json;
mod k3s;
mod kubectl;
mod kubelet;
mod kubernetes;
mod kustomization;
mod login;
mod netrc;
mod open_document;
mod remark;
mod search;
mod settings;
mod templates;
mod terraform;
mod text;
mod variables;
mod yaml;

use pasted_text::transcript;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

pub use foreign::ForeignText;
use found::Found;
pub use helper::{HelperAnswerError, is_helper_name, read_helper_answer, read_helper_list};
pub use remark::{
    CommandShell, KubeletVerdict, LeftOut, MASK, OriginalVerdict, Part, Repair, RepairKind, Taken,
};

use crate::Secret;

/// The largest text that is looked at, in bytes.
pub const LARGEST_IMPORT: usize = pasted_text::LARGEST_TEXT;

/// What was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// What the text is.
    pub format: Format,
    /// The name of the secret, if the text has one.
    pub name: Option<String>,
    /// The registry credentials, in the order of the text. The user chooses among several.
    pub credentials: Vec<ImportedCredential>,
    /// Credential helpers that keep what the text only refers to. Ask them only after consent.
    pub helpers: Vec<AskHelper>,
    /// What was decoded and chosen on the way.
    pub taken: Vec<Taken>,
    /// What was read differently from how it is written, because it is broken as it stands.
    pub repairs: Vec<Repair>,
    /// What was not taken, and why.
    pub left_out: Vec<LeftOut>,
    /// What Kubernetes would have made of the text before the repairs, where that differs.
    pub kubelet: Vec<OriginalVerdict>,
}

/// One registry credential of a text.
#[derive(Clone, Debug)]
pub struct ImportedCredential {
    /// The key as the text has it.
    pub registry_key: String,
    /// The username; empty if the text has none.
    pub username: String,
    /// The password; `None` if the text only refers to it.
    pub password: Option<Secret>,
    /// The name of the Secret it stands in, if the text names it.
    pub secret_name: Option<String>,
}

impl ImportedCredential {
    fn is_ascii(&self) -> bool {
        let password = self.password.as_ref();
        self.registry_key.is_ascii()
            && self.username.is_ascii()
            && password.is_none_or(|password| password.open().is_ascii())
    }
}

impl PartialEq for ImportedCredential {
    fn eq(&self, other: &Self) -> bool {
        let opened = |credential: &'_ Self| {
            credential
                .password
                .as_ref()
                .map(|password| password.open().to_owned())
        };
        self.registry_key == other.registry_key
            && self.username == other.username
            && self.secret_name == other.secret_name
            && opened(self) == opened(other)
    }
}

impl Eq for ImportedCredential {}

/// A `docker-credential-*` program that keeps credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskHelper {
    /// What stands behind `docker-credential-`; letters, digits, `.`, `_` and `-` only.
    pub helper: String,
    /// The keys to ask it for. None means: ask it to list its own.
    pub registry_keys: Vec<String>,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// `config.json` of the Docker CLI.
    DockerConfig,
    /// The `auth.json` of podman, skopeo and buildah.
    PodmanAuth,
    /// `.dockercfg`, which Docker wrote before version 1.7.
    Dockercfg,
    /// A Kubernetes Secret, in YAML or JSON, or several.
    KubernetesSecret,
    /// The body of AI Core's request.
    AiCoreRequest,
    /// What AI Launchpad takes: the `data` part of that body alone.
    LaunchpadData,
    /// What a `docker-credential-*` program has answered.
    HelperAnswer,
    /// `kubectl create secret …`.
    KubectlCommand,
    /// `docker login …` or that of a like program.
    LoginCommand,
    /// `curl …` with the body of AI Core's request.
    CurlCommand,
    /// The answer of `aws ecr get-authorization-token`.
    EcrToken,
    /// The answer of `az acr login --expose-token`.
    AcrToken,
    /// The `registries.yaml` of k3s.
    K3sRegistries,
    /// The values of a Helm chart.
    HelmValues,
    /// A Terraform configuration with the credentials as literals.
    Terraform,
    /// The `secretGenerator` of a Kustomization.
    Kustomization,
    /// A cell of a Jupyter notebook.
    Notebook,
    /// A pipeline whose login has literal values.
    Pipeline,
    /// The output of `aws ecr get-login-password`.
    EcrPassword,
    /// The output of `gcloud auth print-access-token`.
    GcloudToken,
    /// The key of a service account of Google Cloud.
    GcpKey,
    /// A robot account of Harbor, as its API and its download give it.
    HarborRobot,
    /// A deploy token of GitLab, as its API gives it.
    GitlabDeployToken,
    /// The output of `az acr credential show` or `az acr token create`.
    AcrPasswords,
    /// The output of `az ad sp create-for-rbac`.
    ServicePrincipal,
    /// Environment variables, or settings with names like theirs.
    Variables,
    /// The configuration of containerd.
    Containerd,
    /// A `.netrc` file of logins by host.
    Netrc,
    /// `flux create secret …`.
    FluxCommand,
    /// A command that reads or copies an image, with a login.
    ImageCommand,
}

/// Why nothing can be taken out of a text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// It is larger than [`LARGEST_IMPORT`].
    #[error("larger than {LARGEST_IMPORT} bytes")]
    TooLarge,
    /// Neither UTF-8 nor UTF-16.
    #[error("no text")]
    NotText,
    /// It is empty or consists of whitespace.
    #[error("empty")]
    Empty,
    /// It is none of the formats.
    #[error("of no known format")]
    Unrecognised,
    /// It starts like JSON and is none.
    #[error("no JSON, line {line}, column {column}")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// It looks like YAML and cannot be read, or asks for more than is given (aliases, depth, size).
    #[error("no YAML that can be read")]
    NotYaml,
    /// It is nested deeper than any of the formats.
    #[error("nested too deep")]
    TooDeep,
    /// A name stands twice in one object: which one is meant cannot be known.
    #[error("a name stands twice in one object")]
    RepeatedName,
    /// A quote or bracket of the command line is not closed.
    #[error("a quote is not closed")]
    UnclosedQuote,
    /// The format is known, and there is no registry credential in it.
    #[error("no registry credential in it")]
    NoCredential,
    /// It is of a kind that has no values yet, or not those that are needed.
    #[error("a text of another kind: {0:?}")]
    Foreign(ForeignText),
}

/// Takes registry credentials out of a text of any known format.
///
/// # Errors
/// [`ImportError`], in time and memory bounded by [`LARGEST_IMPORT`].
pub fn import(text: &[u8]) -> Result<Import, ImportError> {
    if text.len() > LARGEST_IMPORT {
        return Err(ImportError::TooLarge);
    }
    let mut found = Found::default();
    let text = text::decode_text(text, &mut found)?;
    import_text(&text, found)
}

fn import_text(text: &str, mut found: Found) -> Result<Import, ImportError> {
    let is_single_byte = found.taken.contains(&Taken::FromSingleByte);
    let format = match recognise(text, &mut found, UNWRAPPINGS) {
        Err(error) if is_single_byte && !matches!(error, ImportError::Foreign(_)) => {
            return Err(ImportError::NotText);
        }
        read => read?,
    };
    // Which code page it was is unknown, so that a password would be read wrong.
    if is_single_byte && !found.credentials.iter().all(ImportedCredential::is_ascii) {
        return Err(ImportError::NotText);
    }
    found.finish(format)
}

/// The largest text in which templates, pipelines and documents in other text are looked for, in bytes.
const LARGEST_AROUND: usize = 128 * 1024;

/// How often a text may hold another one: base64 of JSON of a text.
const UNWRAPPINGS: usize = 3;

fn recognise(text: &str, found: &mut Found, unwrappings: usize) -> Result<Format, ImportError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ImportError::Empty);
    }
    if text.len() > LARGEST_AROUND {
        return recognise_whole(text, found, unwrappings);
    }
    if let Some(foreign) = templates::of_text(text) {
        return match foreign {
            ForeignText::Terraform => terraform::import(text, found),
            _ => None,
        }
        .ok_or(ImportError::Foreign(foreign));
    }
    let special = templates::import_pipeline(text, found)
        .or_else(|| embedded::import_notebook(text, found))
        .or_else(|| answers::import_ecr_text(text, found).map(Ok));
    if let Some(read) = special {
        return read;
    }
    let error = match recognise_whole(text, found, unwrappings) {
        Err(error) if unwrappings > 0 && may_be_around_a_document(&error) => error,
        read => return read,
    };
    match embedded::import(text, found) {
        Err(_) => import_last(text, found).unwrap_or(Err(error)),
        read => read,
    }
}

/// Reads what is known by its values and its names alone; `None` if there is nothing of the kind.
fn import_last(text: &str, found: &mut Found) -> Option<Result<Format, ImportError>> {
    containerd::import(text, found)
        .or_else(|| netrc::import(text, found).map(Ok))
        .or_else(|| answers::import_token(text, found))
        .or_else(|| settings::import(text, found).map(Ok))
        .or_else(|| Some(Err(ImportError::Foreign(templates::of_unread(text)?))))
}

/// Reads a text that is a document or commands from end to end.
fn recognise_whole(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    // A prompt may start with a bracket too, and a quoted text may be piped on.
    let is_typed = !text.starts_with('{') && transcript::is_script(text);
    if !is_typed && starts_with_section(text) {
        return command::import_among_text(text, found, unwrappings)?
            .ok_or(ImportError::Unrecognised);
    }
    if text.starts_with(['{', '[', '"']) && !is_typed {
        return json::import(text, found, unwrappings);
    }
    if is_typed && let Some(format) = command::import(text, found, unwrappings)? {
        return Ok(format);
    }
    if text.starts_with('"') {
        return json::import(text, found, unwrappings);
    }
    if let Some(inner) = text::unwrap_base64(text).filter(|_| unwrappings > 0) {
        found.taken.push(Taken::FromBase64);
        return recognise(&inner, found, unwrappings - 1);
    }
    let read = match text.contains(':') {
        true => yaml::import(text, found),
        false => Err(ImportError::Unrecognised),
    };
    match read {
        Ok(format) => Ok(format),
        Err(error) => command::import_among_text(text, found, unwrappings)?.ok_or(error),
    }
}

/// `[section]` of an INI or TOML file, which is no list of JSON.
fn starts_with_section(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let name = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || " ._-".contains(c))
    };
    text.contains('\n') && name.is_some_and(is_name)
}

fn may_be_around_a_document(error: &ImportError) -> bool {
    matches!(
        error,
        ImportError::Unrecognised
            | ImportError::NotJson { .. }
            | ImportError::NotYaml
            | ImportError::NoCredential
    )
}
