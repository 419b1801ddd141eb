//! What came back for a request, read once.

use std::sync::Arc;
use std::time::Duration;

use request::Response;

use crate::{ApiProblem, Failure, Meaning, MeaningCode, Operation};

/// A response, classified, with what was read of its body.
pub(crate) struct Reply<T> {
    pub(super) operation: Operation,
    /// `None` if the body is not what the API describes.
    pub(super) content: Option<T>,
    pub(super) response: Arc<Response>,
    pub(super) problem: ApiProblem,
    pub(super) meaning: Meaning,
    pub(super) retry_after: Option<Duration>,
}

impl<T> Reply<T> {
    /// What was read, if the server did what was asked and said so as described.
    pub(crate) fn success(self) -> Result<T, Failure> {
        match self.content {
            Some(content) if self.meaning.code.is_success() => Ok(content),
            content => Err(Reply { content, ..self }.refused()),
        }
    }

    pub(crate) fn refused(self) -> Failure {
        let (operation, problem) = (self.operation, Box::new(self.problem));
        match self.meaning.code {
            MeaningCode::AnswerUnreadable => Failure::Unreadable { operation, problem },
            _ => Failure::Refused {
                operation,
                problem,
                meaning: self.meaning,
            },
        }
    }

    pub(crate) fn code(&self) -> MeaningCode {
        self.meaning.code
    }

    pub(crate) fn status(&self) -> u16 {
        self.response.status
    }

    pub(crate) fn problem(&self) -> ApiProblem {
        self.problem.clone()
    }

    /// The call is given up: the server asked to wait too often, or reports an error of its own.
    pub(super) fn not_now(self) -> Failure {
        if !is_busy(&self.response) {
            return self.refused();
        }
        Failure::Busy {
            operation: self.operation,
            problem: Box::new(self.problem),
            retry_after: self.retry_after,
        }
    }
}

pub(super) fn is_busy(response: &Response) -> bool {
    matches!(response.status, 429 | 503)
}
