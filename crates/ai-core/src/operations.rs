//! What each operation asks and how it goes by the answer. Creating has a room of its own, [`create`](crate::create).

use std::collections::BTreeSet;

use std::sync::Arc;

use pull_secret::SecretName;
use request::{Body, Request};

use crate::errand::{Answered, Errand};
use crate::parsed::Parsed;
use crate::pull_secrets::{self, JSON, MERGE_PATCH};
use crate::{
    Deleted, Failure, MeaningCode, Operation, PullSecretList, Quota, Replaced, Tenant, Tone,
    Unsettled, quota, tenant,
};

impl Errand<'_> {
    pub(crate) async fn list(&mut self) -> Result<PullSecretList, Failure> {
        let (mut names, mut entries, mut nameless) = (BTreeSet::new(), 0, 0);
        loop {
            let request = Arc::new(pull_secrets::list(self.endpoint(), entries));
            let answered = self
                .ask(Operation::List, &request, pull_secrets::page_listed)
                .await?;
            let page = answered.success()?;
            let known = names.len();
            entries += page.entries;
            nameless += page.nameless;
            names.extend(page.names);
            let complete = page.total.is_some_and(|total| entries >= total);
            // A server that gives the same page again has no more to give.
            if complete || names.len() == known {
                let names = names.into_iter().collect();
                return Ok(PullSecretList { names, nameless });
            }
        }
    }

    pub(crate) async fn get(&mut self, name: &SecretName) -> Result<bool, Failure> {
        let request = Arc::new(pull_secrets::get(self.endpoint(), name));
        let answered = self.ask(Operation::Get, &request, nothing).await?;
        match answered.code() {
            MeaningCode::NotThere => Ok(false),
            _ => answered.success().map(|()| true),
        }
    }

    pub(crate) async fn quota(&mut self) -> Result<Quota, Failure> {
        let request = Arc::new(quota::read_quota(self.endpoint()));
        self.ask(Operation::Quota, &request, quota::quota_told)
            .await?
            .success()
    }

    pub(crate) async fn tenant(&mut self) -> Result<Option<Tenant>, Failure> {
        let request = Arc::new(tenant::read_tenant(self.endpoint()));
        let answered = self
            .ask(Operation::Tenant, &request, tenant::tenant_told)
            .await?;
        match answered.code() {
            MeaningCode::TenantNotTold => Ok(None),
            _ => answered.success().map(Some),
        }
    }

    pub(crate) async fn again(
        &mut self,
        operation: Operation,
        before: &Request,
    ) -> Result<(), Failure> {
        let request = Arc::new(self.endpoint().again(before));
        let read = |parsed: &Parsed<'_>| is_readable(operation, parsed).then_some(());
        self.ask(operation, &request, read).await?.success()
    }

    pub(crate) async fn replace(
        &mut self,
        name: &SecretName,
        body: Body,
    ) -> Result<Replaced, Failure> {
        let mut result = self.ask_replace(name, &body, MERGE_PATCH).await;
        if result
            .as_ref()
            .is_ok_and(|answered| answered.code() == MeaningCode::MediaTypeRefused)
        {
            result = self.ask_replace(name, &body, JSON).await;
        }
        match self.settled(result)? {
            Settled::Done => Ok(Replaced::Replaced),
            Settled::NotThere => Ok(Replaced::NotThere),
            Settled::Unknown(unsettled) => Ok(Replaced::Unsettled(unsettled)),
        }
    }

    pub(crate) async fn delete(&mut self, name: &SecretName) -> Result<Deleted, Failure> {
        let request = Arc::new(pull_secrets::delete(self.endpoint(), name));
        let result = self.ask(Operation::Delete, &request, nothing).await;
        match self.settled(result)? {
            Settled::Done => Ok(Deleted::Deleted),
            // An attempt before may have done it, and only its answer was lost.
            Settled::NotThere if self.uncertain => {
                self.correct(Operation::Delete, MeaningCode::Deleted, Tone::Good);
                Ok(Deleted::Deleted)
            }
            Settled::NotThere => Ok(Deleted::GoneBefore),
            Settled::Unknown(unsettled) => Ok(Deleted::Unsettled(unsettled)),
        }
    }

    async fn ask_replace(&mut self, name: &SecretName, body: &Body, media_type: &str) -> Asked {
        let body = body.clone();
        let request = pull_secrets::replace_with(self.endpoint(), name, body, media_type);
        let request = Arc::new(request);
        self.ask(Operation::Replace, &request, nothing).await
    }

    /// What is known of a write that may be repeated, after the last of its attempts.
    fn settled(&self, result: Asked) -> Result<Settled, Failure> {
        let failure = match result {
            Ok(answered) if answered.code() == MeaningCode::NotThere => {
                return Ok(Settled::NotThere);
            }
            Ok(answered) => match answered.success() {
                Ok(()) => return Ok(Settled::Done),
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        if self.uncertain {
            Ok(Settled::Unknown(failure.into()))
        } else {
            Err(failure)
        }
    }
}

type Asked = Result<Answered<()>, Failure>;

enum Settled {
    Done,
    NotThere,
    Unknown(Unsettled),
}

impl From<Failure> for Unsettled {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::SecretNotOpened { .. } | Failure::CertificateUnusable { .. } => {
                Self::Interrupted
            }
            Failure::NoAnswer { error, .. } => Self::NoAnswer(error),
            Failure::Refused { problem, .. }
            | Failure::Busy { problem, .. }
            | Failure::Unreadable { problem, .. } => Self::ServerTrouble(*problem),
        }
    }
}

/// No body is described.
fn nothing(_: &Parsed<'_>) -> Option<()> {
    Some(())
}

/// Whether a response to an operation that reads is what the API describes.
fn is_readable(operation: Operation, parsed: &Parsed<'_>) -> bool {
    match operation {
        Operation::List => pull_secrets::page_listed(parsed).is_some(),
        Operation::Quota => quota::quota_told(parsed).is_some(),
        Operation::Tenant => tenant::tenant_told(parsed).is_some(),
        Operation::Token
        | Operation::Get
        | Operation::Create
        | Operation::Replace
        | Operation::Delete => true,
    }
}
