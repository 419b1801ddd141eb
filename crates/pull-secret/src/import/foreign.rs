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
    /// A Terraform configuration that computes the password when it runs.
    Terraform,
    /// A Kustomization, which names the files with the values.
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
        /// The value that the command would print.
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
    /// An access token that a token server gave for a few minutes or hours, or the response with it.
    AccessToken,
    /// A password alone, without the username and the registry it belongs to.
    TokenAlone,
    /// Manifests that refer to Secrets, whose values are not in them.
    SecretReference {
        /// The names of the Secrets.
        names: Vec<String>,
    },
    /// What `kubectl get` and `kubectl describe` print of Secrets: their names, and no values.
    SecretList,
    /// Manifests of other kinds.
    OtherManifests {
        /// Each `kind` in the text, once.
        kinds: Vec<String>,
    },
    /// Secrets that are no pull secrets.
    OtherSecrets {
        /// The names of the Secrets; empty where one has none.
        names: Vec<String>,
    },
    /// The configuration of containerd, without a login.
    Containerd,
    /// The only `auth` cannot be decoded.
    AuthUnreadable {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
}

impl ForeignText {
    /// Whether it says of manifests only that no credential is in them, so that they may hold something else.
    pub fn is_other_manifest(&self) -> bool {
        matches!(
            self,
            Self::OtherManifests { .. } | Self::OtherSecrets { .. } | Self::SecretReference { .. }
        )
    }
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
    let variables = left_out.iter().filter_map(|one| match one {
        LeftOut::Variable { name, .. } => name.clone(),
        _ => None,
    });
    let placeholders = left_out.iter().filter_map(|one| match one {
        LeftOut::Placeholder { name, .. } => Some(name.clone()),
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
        .or_else(|| of_manifests(left_out))
}

/// The kind of manifests without a credential.
fn of_manifests(left_out: &[LeftOut]) -> Option<ForeignText> {
    let (mut names, mut kinds) = (Vec::new(), Vec::new());
    for one in left_out {
        match one {
            LeftOut::OtherSecret { name } => names.push(name.clone()),
            LeftOut::OtherDocument { document_kind } => kinds.push(document_kind.clone()),
            _ => {}
        }
    }
    for named in [&mut names, &mut kinds] {
        named.dedup();
        named.truncate(MOST_NAMED);
    }
    match (names.is_empty(), kinds.is_empty()) {
        (false, _) => Some(ForeignText::OtherSecrets { names }),
        (true, false) => Some(ForeignText::OtherManifests { kinds }),
        (true, true) => None,
    }
}
