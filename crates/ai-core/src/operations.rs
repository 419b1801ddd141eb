//! What each operation asks and how it goes by the answer. Creating has a room of its own, [`create`](crate::create).

use std::collections::BTreeSet;

use std::sync::Arc;

use pull_secret::SecretName;
use request::{Body, Request};

use crate::api_call::{ApiCall, Reply};
use crate::parsed::Parsed;
use crate::pull_secrets::{self, JSON, MERGE_PATCH};
use crate::{
    Deleted, Failure, MeaningCode, Operation, PullSecretList, Quota, Replaced, TenantInfo, Tone,
    UnknownOutcome, quota, tenant,
};

impl ApiCall<'_> {
    pub(crate) async fn list(&mut self) -> Result<PullSecretList, Failure> {
        let (mut names, mut entries, mut nameless) = (BTreeSet::new(), 0, 0);
        loop {
            let request = Arc::new(pull_secrets::list(self.endpoint(), entries));
            let reply = self
                .send_with_retries(Operation::List, &request, pull_secrets::parse_list_page)
                .await?;
            let page = reply.success()?;
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
        let reply = self
            .send_with_retries(Operation::Get, &request, nothing)
            .await?;
        match reply.code() {
            MeaningCode::NotThere => Ok(false),
            _ => reply.success().map(|()| true),
        }
    }

    pub(crate) async fn quota(&mut self) -> Result<Quota, Failure> {
        let request = Arc::new(quota::quota_request(self.endpoint()));
        self.send_with_retries(Operation::Quota, &request, quota::parse_quota)
            .await?
            .success()
    }

    pub(crate) async fn tenant(&mut self) -> Result<Option<TenantInfo>, Failure> {
        let request = Arc::new(tenant::tenant_request(self.endpoint()));
        let reply = self
            .send_with_retries(Operation::Tenant, &request, tenant::parse_tenant)
            .await?;
        match reply.code() {
            MeaningCode::TenantUnavailable => Ok(None),
            _ => reply.success().map(Some),
        }
    }

    pub(crate) async fn resend(
        &mut self,
        operation: Operation,
        before: &Request,
    ) -> Result<(), Failure> {
        let request = Arc::new(self.endpoint().resend(before));
        let read = |parsed: &Parsed<'_>| is_readable(operation, parsed).then_some(());
        self.send_with_retries(operation, &request, read)
            .await?
            .success()
    }

    pub(crate) async fn replace(
        &mut self,
        name: &SecretName,
        body: Body,
    ) -> Result<Replaced, Failure> {
        let mut result = self.send_replace(name, &body, MERGE_PATCH).await;
        if result
            .as_ref()
            .is_ok_and(|reply| reply.code() == MeaningCode::MediaTypeRefused)
        {
            result = self.send_replace(name, &body, JSON).await;
        }
        match self.settled(result)? {
            WriteOutcome::Done => Ok(Replaced::Replaced),
            WriteOutcome::NotThere => Ok(Replaced::NotThere),
            WriteOutcome::Unknown(unknown) => Ok(Replaced::Unknown(unknown)),
        }
    }

    pub(crate) async fn delete(&mut self, name: &SecretName) -> Result<Deleted, Failure> {
        let request = Arc::new(pull_secrets::delete(self.endpoint(), name));
        let result = self
            .send_with_retries(Operation::Delete, &request, nothing)
            .await;
        match self.settled(result)? {
            WriteOutcome::Done => Ok(Deleted::Deleted),
            // An attempt before may have done it, and only its answer was lost.
            WriteOutcome::NotThere if self.uncertain => {
                self.correct(Operation::Delete, MeaningCode::Deleted, Tone::Good);
                Ok(Deleted::Deleted)
            }
            WriteOutcome::NotThere => Ok(Deleted::GoneBefore),
            WriteOutcome::Unknown(unknown) => Ok(Deleted::Unknown(unknown)),
        }
    }

    async fn send_replace(
        &mut self,
        name: &SecretName,
        body: &Body,
        media_type: &str,
    ) -> SentWrite {
        let body = body.clone();
        let request = pull_secrets::replace_with(self.endpoint(), name, body, media_type);
        let request = Arc::new(request);
        self.send_with_retries(Operation::Replace, &request, nothing)
            .await
    }

    /// What is known of a write that may be repeated, after the last of its attempts.
    fn settled(&self, result: SentWrite) -> Result<WriteOutcome, Failure> {
        let failure = match result {
            Ok(reply) if reply.code() == MeaningCode::NotThere => {
                return Ok(WriteOutcome::NotThere);
            }
            Ok(reply) => match reply.success() {
                Ok(()) => return Ok(WriteOutcome::Done),
                Err(failure) => failure,
            },
            Err(failure) => failure,
        };
        if self.uncertain {
            Ok(WriteOutcome::Unknown(failure.into()))
        } else {
            Err(failure)
        }
    }
}

type SentWrite = Result<Reply<()>, Failure>;

enum WriteOutcome {
    Done,
    NotThere,
    Unknown(UnknownOutcome),
}

impl From<Failure> for UnknownOutcome {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::SecretNotOpened { .. } | Failure::CertificateUnusable { .. } => {
                Self::Interrupted
            }
            Failure::NoAnswer { error, .. } => Self::NoAnswer(error),
            Failure::Refused { problem, .. }
            | Failure::Busy { problem, .. }
            | Failure::Unreadable { problem, .. } => Self::ServerFailed(*problem),
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
        Operation::List => pull_secrets::parse_list_page(parsed).is_some(),
        Operation::Quota => quota::parse_quota(parsed).is_some(),
        Operation::Tenant => tenant::parse_tenant(parsed).is_some(),
        Operation::Token
        | Operation::Get
        | Operation::Create
        | Operation::Replace
        | Operation::Delete => true,
    }
}
