//! The first step, which asks nobody: which credentials of the plan serve an image.

use pull_secret::matching::{SecondKeyring, SecondTarget};
use pull_secret::{Selection, Username};

use crate::step_result::StepResult;
use crate::token::Login;
use crate::{Code, Plan};

/// Which credentials serve an image.
pub(crate) struct Serving {
    /// Credentials of the plan in the kubelet's order.
    chosen: Vec<usize>,
    pattern: Option<String>,
    pub(crate) logins: Vec<Login>,
}

impl Serving {
    pub(crate) fn of(plan: &Plan, selection: Selection<'_, usize>) -> Self {
        let groups = &selection.groups;
        let chosen: Vec<usize> = groups
            .iter()
            .flat_map(|group| group.credentials)
            .copied()
            .collect();
        let credentials = chosen.iter().map(|&index| &plan.credentials[index]);
        // containerd's ParseAuth: no username, no login, whatever the password.
        let is_empty = |username: &Username| *username == Username::Text(String::new());
        let usable = credentials.filter(|credential| !is_empty(&credential.username));
        let logins = usable.map(|credential| Login {
            username: credential.username.clone(),
            password: credential.password,
        });
        Self {
            logins: logins.collect(),
            pattern: groups
                .first()
                .map(|group| group.pattern.text().into_owned()),
            chosen,
        }
    }

    pub(crate) fn result(
        &self,
        plan: &Plan,
        second: Option<&SecondKeyring<usize>>,
        image: &str,
    ) -> StepResult {
        let Some(&first) = self.chosen.first() else {
            return StepResult::warning(Code::NoKeyServes);
        };
        let served_twice = second.is_some_and(|keyring| {
            SecondTarget::of_image(image).is_ok_and(|target| keyring.select(&target).is_some())
        });
        let result = match served_twice {
            true => StepResult::proven(Code::KeyServes),
            false => StepResult::warning(Code::KeyServesPullsOnly),
        };
        result
            .with("registryKey", &plan.credentials[first].registry_key)
            .with("credentials", self.chosen.len())
            .with_any("pattern", self.pattern.as_ref())
    }

    pub(crate) fn without_login(&self) -> StepResult {
        match self.chosen.is_empty() {
            true => StepResult::not_tried(Code::NoCredential),
            false => StepResult::refused(Code::UsernameEmpty),
        }
    }
}
