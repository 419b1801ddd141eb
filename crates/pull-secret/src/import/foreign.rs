//! Texts that are recognised and have no credential to take: templates, pipelines, references.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LeftOut, Part};

/// A text without the values that are needed. No field holds what could be a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ForeignText {
    /// A template of a Helm chart.
    HelmTemplate,
    /// The values of a Helm chart, in which the credential is not clear.
    HelmValues,
    /// A Terraform configuration.
    Terraform,
    /// A Kustomization.
    Kustomization,
    /// An ExternalSecret: the values are in a secret store.
    ExternalSecret,
    /// A SealedSecret: only the controller of its cluster can open it.
    SealedSecret,
    /// A file that SOPS encrypted.
    Sops,
    /// A workflow of GitHub Actions.
    GithubActions {
        /// The variables it refers to, without `$`.
        names: Vec<String>,
    },
    /// A pipeline of GitLab CI.
    GitlabCi {
        /// The variables it refers to, without `$`.
        names: Vec<String>,
    },
    /// A pipeline of Azure DevOps.
    AzurePipelines {
        /// The variables it refers to, without `$`.
        names: Vec<String>,
    },
    /// A pipeline of Jenkins.
    Jenkins {
        /// The variables it refers to, without `$`.
        names: Vec<String>,
    },
    /// A playbook of Ansible, or values encrypted by its vault.
    Ansible,
    /// A workflow of Argo, with parameters that are filled in when it runs.
    ArgoWorkflow {
        /// The parameters it refers to.
        names: Vec<String>,
    },
    /// A composition of Crossplane.
    Crossplane,
    /// Parameters for `cf create-service-key`: what a service key is made with, not the key.
    KeyParameters,
    /// The `registries.yaml` of k3s, without a credential that could be taken.
    K3sRegistries,
    /// A Jupyter notebook or a cell of one.
    Notebook,
    /// The command takes the document from a file.
    FileReference {
        /// The file, if the text names it.
        file: Option<String>,
    },
    /// A value is the output of a command, and nothing else can be taken.
    CommandOutput {
        /// Which value.
        part: Part,
    },
    /// The values are variables that the text does not fill in.
    Variables {
        /// Their names, without `$`.
        names: Vec<String>,
    },
    /// The values are placeholders that were never replaced.
    Placeholders {
        /// The placeholders as the text has them.
        names: Vec<String>,
    },
    /// The only `auth` cannot be decoded.
    AuthUnreadable {
        /// Of which entry.
        registry_key: String,
    },
}

/// The most placeholders that are named.
const MOST_NAMED: usize = 10;

/// What a text is of which nothing can be taken, told by what was left out of it; `None` if that says nothing of it.
pub(super) fn of_left_out(left_out: &[LeftOut]) -> Option<ForeignText> {
    let unreadable = left_out.iter().find_map(|one| match one {
        LeftOut::AuthUnreadable { registry_key } => Some(ForeignText::AuthUnreadable {
            registry_key: registry_key.clone(),
        }),
        LeftOut::CommandOutput { part } => Some(ForeignText::CommandOutput { part: *part }),
        _ => None,
    });
    let is_document = |part: &Part| *part == Part::Document;
    let variables = left_out.iter().filter_map(|one| match one {
        LeftOut::Variable { part, name } if !is_document(part) => name.clone(),
        _ => None,
    });
    let placeholders = left_out.iter().filter_map(|one| match one {
        LeftOut::Placeholder { part, name } if !is_document(part) => Some(name.clone()),
        _ => None,
    });
    let variables: Vec<String> = variables.collect();
    let placeholders: Vec<String> = placeholders.collect();
    unreadable
        .or_else(|| (!variables.is_empty()).then_some(ForeignText::Variables { names: variables }))
        .or_else(|| {
            let names = placeholders;
            (!names.is_empty()).then_some(ForeignText::Placeholders { names })
        })
}

/// The placeholders of a text from documentation, such as `--docker-server=<your-registry-server>`; a shell takes them
/// for redirections, so that no value is left. `None` if there is none.
pub(super) fn of_placeholders(text: &str) -> Option<ForeignText> {
    let mut names: Vec<String> = text
        .match_indices('<')
        .filter(|(at, _)| text[..*at].ends_with(['=', ' ']))
        .filter_map(|(at, _)| {
            let (name, _) = text[at + 1..].split_once('>')?;
            let is_words = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
            (name.starts_with(char::is_alphabetic) && name.chars().all(is_words))
                .then(|| format!("<{name}>"))
        })
        .take(MOST_NAMED)
        .collect();
    names.dedup();
    (!names.is_empty()).then_some(ForeignText::Placeholders { names })
}
