//! What each operation asks and how it goes by the answer. Creating has a room of its own, [`create`](crate::create).

use std::collections::BTreeSet;

use pull_secret::SecretName;
use request::{Body, Request, Response};

use crate::errand::{Answered, Errand};
use crate::pull_secrets::{self, JSON, MERGE_PATCH};
use crate::{
    Deleted, Failure, Operation, PullSecretList, Quota, Replaced, Tenant, Unsettled, quota, tenant,
};

impl Errand<'_> {
    pub(crate) async fn list(&mut self) -> Result<PullSecretList, Failure> {
        let (mut names, mut entries, mut nameless) = (BTreeSet::new(), 0, 0);
        loop {
            let request = pull_secrets::list(self.endpoint(), entries);
            let answered = self
                .ask(Operation::List, &request, pull_secrets::page_listed)
                .await?;
            let page = answered.expect_reading()?;
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
        let request = pull_secrets::get(self.endpoint(), name);
        let answered = self.ask(Operation::Get, &request, nothing).await?;
        if answered.is_not_there() {
            return Ok(false);
        }
        answered.success().map(|()| true)
    }

    pub(crate) async fn quota(&mut self) -> Result<Quota, Failure> {
        let request = quota::read_quota(self.endpoint());
        self.ask(Operation::Quota, &request, quota::quota_told)
            .await?
            .expect_reading()
    }

    pub(crate) async fn tenant(&mut self) -> Result<Option<Tenant>, Failure> {
        let request = tenant::read_tenant(self.endpoint());
        let answered = self
            .ask(Operation::Tenant, &request, tenant::tenant_told)
            .await?;
        match answered.kept.status {
            403 | 404 => Ok(None),
            _ => answered.expect_reading().map(Some),
        }
    }

    pub(crate) async fn again(
        &mut self,
        operation: Operation,
        before: &Request,
    ) -> Result<(), Failure> {
        let request = self.endpoint().again(before);
        self.ask(operation, &request, nothing).await?.success()
    }

    pub(crate) async fn replace(
        &mut self,
        name: &SecretName,
        body: Body,
    ) -> Result<Replaced, Failure> {
        let mut result = self.ask_replace(name, &body, MERGE_PATCH).await;
        if result
            .as_ref()
            .is_ok_and(|answered| answered.kept.status == 415)
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
        let request = pull_secrets::delete(self.endpoint(), name);
        let result = self.ask(Operation::Delete, &request, nothing).await;
        match self.settled(result)? {
            Settled::Done => Ok(Deleted::Deleted),
            // An attempt before may have done it, and only its answer was lost.
            Settled::NotThere if self.uncertain => Ok(Deleted::Deleted),
            Settled::NotThere => Ok(Deleted::GoneBefore),
            Settled::Unknown(unsettled) => Ok(Deleted::Unsettled(unsettled)),
        }
    }

    async fn ask_replace(&mut self, name: &SecretName, body: &Body, media_type: &str) -> Asked {
        let request = pull_secrets::replace_with(self.endpoint(), name, body.clone(), media_type);
        self.ask(Operation::Replace, &request, nothing).await
    }

    /// What is known of a write that may be repeated, after the last of its attempts.
    fn settled(&self, result: Asked) -> Result<Settled, Failure> {
        let failure = match result {
            Ok(answered) if answered.is_not_there() => return Ok(Settled::NotThere),
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

/// The status alone counts.
fn nothing(_: &Response) {}
