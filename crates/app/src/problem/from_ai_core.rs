//! How the failures of AI Core's client become problems at the window.

use ai_core::{
    ApiProblem, Endpoint, Failure, Meaning, MeaningCode, OpenError, Operation, Shape,
    UnknownOutcome,
};
use request::{SlotKind, authority};
use vault::KeychainError;

use crate::Problem;
use crate::problem::from_errors::slot_name;

/// The problem behind a failure.
pub(crate) fn problem_of(failure: &Failure, endpoint: &Endpoint) -> Problem {
    match failure {
        Failure::SecretNotOpened { secret, reason } => not_opened(*secret, reason),
        Failure::CertificateUnusable { fault } => (*fault).into(),
        Failure::NoAnswer { error, .. } => error.into(),
        Failure::Refused {
            operation: Operation::Token,
            problem,
            meaning,
        } => token_refused(problem, meaning, endpoint),
        Failure::Refused {
            problem, meaning, ..
        } => refused(problem, meaning),
        Failure::Busy {
            problem,
            retry_after,
            ..
        } => match problem.status {
            429 => Problem::TooManyRequests {
                seconds: retry_after.map(|wait| wait.as_secs()),
            },
            status => Problem::ServerTrouble {
                status,
                said: said(problem),
            },
        },
        Failure::Unreadable { problem, .. } => match problem.shape {
            Shape::Page => web_page(problem),
            _ => Problem::AnswerUnknown {
                status: problem.status,
            },
        },
    }
}

impl From<UnknownOutcome> for Problem {
    fn from(unsettled: UnknownOutcome) -> Self {
        match unsettled {
            UnknownOutcome::NoAnswer(error) => (&error).into(),
            UnknownOutcome::ServerTrouble(problem) => trouble(&problem),
            UnknownOutcome::MayBeSomebodyElses => Self::MayBeSomebodyElses,
            UnknownOutcome::NotSeenYet => Self::NotSeenYet,
            UnknownOutcome::NotTold => Self::NotTold,
            UnknownOutcome::Interrupted => Self::Interrupted,
        }
    }
}

fn not_opened(secret: SlotKind, reason: &OpenError) -> Problem {
    match reason.downcast_ref::<KeychainError>() {
        Some(KeychainError::Missing) | None => Problem::SecretMissing {
            what: slot_name(secret).to_owned(),
        },
        Some(error) => (*error).into(),
    }
}

fn token_refused(problem: &ApiProblem, meaning: &Meaning, endpoint: &Endpoint) -> Problem {
    let host = authority(&endpoint.token_url).to_owned();
    match meaning.code {
        MeaningCode::ClientSecretRefused => Problem::ClientSecretRefused {
            host,
            said: said(problem),
        },
        MeaningCode::Redirected => redirected(problem, meaning),
        MeaningCode::WebPage => web_page(problem),
        _ => Problem::TokenRefused {
            host,
            status: problem.status,
            said: said(problem),
        },
    }
}

fn refused(problem: &ApiProblem, meaning: &Meaning) -> Problem {
    let (status, said) = (problem.status, said(problem));
    match meaning.code {
        MeaningCode::TokenMissing
        | MeaningCode::TokenExpired
        | MeaningCode::TokenOfOtherRegion
        | MeaningCode::TokenOfOtherTenant
        | MeaningCode::TokenMalformed
        | MeaningCode::KeysRotated
        | MeaningCode::TokenOfOtherService
        | MeaningCode::TokenRefused => Problem::AccessTokenRefused { status, said },
        MeaningCode::AccessDenied | MeaningCode::Forbidden => Problem::NotAllowed { said },
        MeaningCode::GatewayTrouble | MeaningCode::ServerTimedOut | MeaningCode::ServerTrouble => {
            Problem::ServerTrouble { status, said }
        }
        MeaningCode::TooManyRequests => Problem::TooManyRequests { seconds: None },
        MeaningCode::Redirected => redirected(problem, meaning),
        MeaningCode::WebPage => web_page(problem),
        _ => Problem::RequestRefused {
            status,
            code: problem.code.clone(),
            said,
        },
    }
}

/// Trouble after which it cannot be told what a write did.
pub(crate) fn trouble(problem: &ApiProblem) -> Problem {
    match problem.shape {
        Shape::Page => web_page(problem),
        _ => Problem::ServerTrouble {
            status: problem.status,
            said: said(problem),
        },
    }
}

fn redirected(problem: &ApiProblem, meaning: &Meaning) -> Problem {
    let to = meaning
        .fields
        .get("location")
        .map(|location| authority(location).to_owned())
        .unwrap_or_default();
    Problem::Redirected {
        status: problem.status,
        to,
    }
}

fn web_page(problem: &ApiProblem) -> Problem {
    Problem::WebPage {
        status: problem.status,
        title: said(problem),
    }
}

fn said(problem: &ApiProblem) -> String {
    problem.message.clone().unwrap_or_default()
}
