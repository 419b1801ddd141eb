//! What an import has found so far, and what becomes of it at the end.

use std::collections::HashSet;

use super::{
    AskHelper, ForeignText, Format, Import, ImportError, ImportedCredential, KubeletVerdict,
    LeftOut, OriginalVerdict, Repair, Taken,
};

/// What has been found so far.
#[derive(Default)]
pub(super) struct Found {
    pub(super) name: Option<String>,
    pub(super) credentials: Vec<ImportedCredential>,
    pub(super) helpers: Vec<AskHelper>,
    pub(super) taken: Vec<Taken>,
    pub(super) repairs: Vec<Repair>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) kubelet: Vec<OriginalVerdict>,
    /// The name of the Secret that is being read.
    pub(super) secret_name: Option<String>,
    /// What a part of the text is that has no values.
    pub(super) foreign: Option<ForeignText>,
    /// A file that a command takes a value from, and that is not in the text.
    pub(super) missing_file: Option<String>,
    /// Whether something comes from what a program has answered.
    pub(super) took_answer: bool,
}

impl Found {
    pub(super) fn finish(mut self, format: Format) -> Result<Import, ImportError> {
        self.drop_answered();
        if let Some(foreign) = self.why_nothing() {
            return Err(ImportError::Foreign(foreign));
        }
        if self.credentials.is_empty() && self.helpers.is_empty() && self.left_out.is_empty() {
            return Err(ImportError::NoCredential);
        }
        drop_incomplete(&mut self.credentials);
        dedup(&mut self.taken);
        dedup(&mut self.repairs);
        dedup(&mut self.left_out);
        dedup(&mut self.kubelet);
        Ok(Import {
            format,
            name: self.only_name(),
            credentials: self.credentials,
            helpers: self.helpers,
            taken: self.taken,
            repairs: self.repairs,
            left_out: self.left_out,
            kubelet: self.kubelet,
        })
    }

    /// Drops the registry of a command whose answer gives the login, as `az acr login --expose-token` does.
    fn drop_answered(&mut self) {
        let with_password = self.credentials.iter().filter(|one| one.password.is_some());
        let answered: HashSet<String> = with_password.map(|one| one.registry_key.clone()).collect();
        self.credentials.retain(|one| {
            let is_bare = one.password.is_none() && one.username.is_empty();
            !is_bare || !answered.contains(&one.registry_key)
        });
        if self.credentials.iter().all(|one| one.password.is_some()) {
            self.left_out
                .retain(|one| *one != LeftOut::PasswordAsked || answered.is_empty());
        }
    }

    /// What the text is if all that it has is missing values.
    pub(super) fn why_nothing(&self) -> Option<ForeignText> {
        if !self.is_empty() {
            return None;
        }
        let foreign = self.foreign.clone();
        foreign.or_else(|| super::foreign::of_left_out(&self.left_out))
    }

    /// Whether nothing can be taken.
    pub(super) fn is_empty(&self) -> bool {
        self.credentials.is_empty() && self.helpers.is_empty()
    }

    /// The name of the Secret; `None` if the credentials stand in several.
    pub(super) fn only_name(&self) -> Option<String> {
        let mut names = self
            .credentials
            .iter()
            .filter_map(|one| one.secret_name.as_ref());
        let first = names.next();
        match first {
            Some(first) if names.any(|name| name != first) => None,
            Some(first) => Some(first.clone()),
            None => self.name.clone().filter(|name| !name.is_empty()),
        }
    }

    /// Adds what was found in a part of the text.
    pub(super) fn take(&mut self, part: Self) {
        if let Some(name) = &part.name {
            self.set_name(name);
        }
        self.credentials.extend(part.credentials);
        self.helpers.extend(part.helpers);
        self.taken.extend(part.taken);
        self.repairs.extend(part.repairs);
        self.left_out.extend(part.left_out);
        self.kubelet.extend(part.kubelet);
        self.foreign = self.foreign.take().or(part.foreign);
        self.missing_file = self.missing_file.take().or(part.missing_file);
        self.took_answer |= part.took_answer;
    }

    /// Notes what Kubernetes makes of the document as it stands.
    pub(super) fn judge(&mut self, verdict: Option<KubeletVerdict>) {
        self.kubelet.extend(verdict.map(|verdict| OriginalVerdict {
            secret_name: self.secret_name.clone(),
            verdict,
        }));
    }

    /// The first name counts.
    pub(super) fn set_name(&mut self, name: &str) {
        self.name.get_or_insert_with(|| name.to_owned());
    }
}

/// A command names a registry, and the answer behind it holds the login: the login alone is of use.
fn drop_incomplete(credentials: &mut Vec<ImportedCredential>) {
    let complete: Vec<String> = credentials
        .iter()
        .filter(|one| one.password.is_some())
        .map(|one| one.registry_key.clone())
        .collect();
    credentials.retain(|one| {
        one.password.is_some() || !one.username.is_empty() || !complete.contains(&one.registry_key)
    });
}

/// Notes repeat in runs, one for each entry or document.
fn dedup<T: PartialEq>(notes: &mut Vec<T>) {
    notes.dedup();
}
