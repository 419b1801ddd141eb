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
            status => Problem::ServerFailed {
                status,
                message: message(problem),
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
    fn from(unknown: UnknownOutcome) -> Self {
        match unknown {
            UnknownOutcome::NoAnswer(error) => (&error).into(),
            UnknownOutcome::ServerFailed(problem) => server_failure(&problem),
            UnknownOutcome::OwnerUnknown => Self::OwnerUnknown,
            UnknownOutcome::NotSeenYet => Self::NotSeenYet,
            UnknownOutcome::Unconfirmed => Self::Unconfirmed,
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
            message: message(problem),
        },
        MeaningCode::Redirected => redirected(problem, meaning),
        MeaningCode::WebPage => web_page(problem),
        _ => Problem::TokenRefused {
            host,
            status: problem.status,
            message: message(problem),
        },
    }
}

fn refused(problem: &ApiProblem, meaning: &Meaning) -> Problem {
    let (status, message) = (problem.status, message(problem));
    match meaning.code {
        MeaningCode::TokenMissing
        | MeaningCode::TokenExpired
        | MeaningCode::TokenOfOtherRegion
        | MeaningCode::TokenOfOtherTenant
        | MeaningCode::TokenMalformed
        | MeaningCode::KeysRotated
        | MeaningCode::TokenOfOtherService
        | MeaningCode::TokenRefused => Problem::AccessTokenRefused { status, message },
        MeaningCode::AccessDenied | MeaningCode::Forbidden => Problem::NotAllowed { message },
        MeaningCode::GatewayFailed | MeaningCode::ServerTimedOut | MeaningCode::ServerFailed => {
            Problem::ServerFailed { status, message }
        }
        MeaningCode::TooManyRequests => Problem::TooManyRequests { seconds: None },
        MeaningCode::Redirected => redirected(problem, meaning),
        MeaningCode::WebPage => web_page(problem),
        _ => Problem::RequestRefused {
            status,
            code: problem.code.clone(),
            message,
        },
    }
}

/// Trouble after which it cannot be told what a write did.
pub(crate) fn server_failure(problem: &ApiProblem) -> Problem {
    match problem.shape {
        Shape::Page => web_page(problem),
        _ => Problem::ServerFailed {
            status: problem.status,
            message: message(problem),
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
        title: message(problem),
    }
}

fn message(problem: &ApiProblem) -> String {
    problem.message.clone().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::Duration;

    use ai_core::{ClientAuth, Tone};
    use pull_secret::Handle;
    use request::TransportError;

    use super::*;

    #[test]
    fn a_refused_call_is_told_by_what_the_answer_means() {
        let message = || "no".to_owned();
        for (code, problem) in [
            (
                MeaningCode::TokenExpired,
                Problem::AccessTokenRefused {
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::TokenOfOtherRegion,
                Problem::AccessTokenRefused {
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::KeysRotated,
                Problem::AccessTokenRefused {
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::AccessDenied,
                Problem::NotAllowed { message: message() },
            ),
            (
                MeaningCode::Forbidden,
                Problem::NotAllowed { message: message() },
            ),
            (
                MeaningCode::GatewayFailed,
                Problem::ServerFailed {
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::ServerTimedOut,
                Problem::ServerFailed {
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::TooManyRequests,
                Problem::TooManyRequests { seconds: None },
            ),
            (
                MeaningCode::Redirected,
                Problem::Redirected {
                    status: 418,
                    to: "elsewhere.example".to_owned(),
                },
            ),
            (
                MeaningCode::WebPage,
                Problem::WebPage {
                    status: 418,
                    title: message(),
                },
            ),
            (
                MeaningCode::Unknown,
                Problem::RequestRefused {
                    status: 418,
                    code: Some("7".to_owned()),
                    message: message(),
                },
            ),
        ] {
            assert_eq!(
                problem_of(&refusal(Operation::Create, code), &endpoint()),
                problem,
                "{code:?}"
            );
        }
    }

    #[test]
    fn a_refused_token_names_the_token_server() {
        let host = || "token.example".to_owned();
        let message = || "no".to_owned();
        for (code, problem) in [
            (
                MeaningCode::ClientSecretRefused,
                Problem::ClientSecretRefused {
                    host: host(),
                    message: message(),
                },
            ),
            (
                MeaningCode::GrantRefused,
                Problem::TokenRefused {
                    host: host(),
                    status: 418,
                    message: message(),
                },
            ),
            (
                MeaningCode::WebPage,
                Problem::WebPage {
                    status: 418,
                    title: message(),
                },
            ),
            (
                MeaningCode::Redirected,
                Problem::Redirected {
                    status: 418,
                    to: "elsewhere.example".to_owned(),
                },
            ),
        ] {
            assert_eq!(
                problem_of(&refusal(Operation::Token, code), &endpoint()),
                problem,
                "{code:?}"
            );
        }
    }

    #[test]
    fn a_busy_server_tells_how_long_to_wait() {
        for (status, retry_after, problem) in [
            (429, Some(7), Problem::TooManyRequests { seconds: Some(7) }),
            (429, None, Problem::TooManyRequests { seconds: None }),
            (
                503,
                Some(7),
                Problem::ServerFailed {
                    status: 503,
                    message: "no".to_owned(),
                },
            ),
        ] {
            let failure = Failure::Busy {
                operation: Operation::List,
                problem: Box::new(ApiProblem {
                    status,
                    ..api_problem()
                }),
                retry_after: retry_after.map(Duration::from_secs),
            };
            assert_eq!(problem_of(&failure, &endpoint()), problem);
        }
    }

    #[test]
    fn an_answer_that_cannot_be_read_is_told_from_a_web_page() {
        for (shape, problem) in [
            (
                Shape::Page,
                Problem::WebPage {
                    status: 418,
                    title: "no".to_owned(),
                },
            ),
            (Shape::OtherJson, Problem::AnswerUnknown { status: 418 }),
            (Shape::Empty, Problem::AnswerUnknown { status: 418 }),
        ] {
            let failure = Failure::Unreadable {
                operation: Operation::Quota,
                problem: Box::new(ApiProblem {
                    shape,
                    ..api_problem()
                }),
            };
            assert_eq!(problem_of(&failure, &endpoint()), problem);
        }
    }

    #[test]
    fn an_outcome_that_stays_unknown_is_told_by_its_reason() {
        let host = "api.example".to_owned();
        for (outcome, problem) in [
            (
                UnknownOutcome::NoAnswer(TransportError::Unreachable { host: host.clone() }),
                Problem::Unreachable { host },
            ),
            (
                UnknownOutcome::ServerFailed(api_problem()),
                Problem::ServerFailed {
                    status: 418,
                    message: "no".to_owned(),
                },
            ),
            (
                UnknownOutcome::ServerFailed(ApiProblem {
                    shape: Shape::Page,
                    ..api_problem()
                }),
                Problem::WebPage {
                    status: 418,
                    title: "no".to_owned(),
                },
            ),
            (UnknownOutcome::OwnerUnknown, Problem::OwnerUnknown),
            (UnknownOutcome::NotSeenYet, Problem::NotSeenYet),
            (UnknownOutcome::Unconfirmed, Problem::Unconfirmed),
            (UnknownOutcome::Interrupted, Problem::Interrupted),
        ] {
            assert_eq!(Problem::from(outcome), problem);
        }
    }

    #[test]
    fn a_secret_that_cannot_be_opened_is_told_by_what_the_keychain_says() {
        let missing = Problem::SecretMissing {
            what: "clientSecret".to_owned(),
        };
        for (reason, problem) in [
            (KeychainError::Missing, missing),
            (KeychainError::Locked, Problem::KeychainLocked),
            (KeychainError::Damaged, Problem::SecretDamaged),
        ] {
            let failure = Failure::SecretNotOpened {
                secret: SlotKind::ClientSecret,
                reason: std::sync::Arc::new(reason),
            };
            assert_eq!(problem_of(&failure, &endpoint()), problem);
        }
    }

    fn refusal(operation: Operation, code: MeaningCode) -> Failure {
        let location = (
            "location".to_owned(),
            "https://elsewhere.example/x".to_owned(),
        );
        Failure::Refused {
            operation,
            problem: Box::new(api_problem()),
            meaning: Meaning {
                code,
                tone: Tone::Bad,
                fields: BTreeMap::from([location]),
            },
        }
    }

    fn api_problem() -> ApiProblem {
        ApiProblem {
            status: 418,
            code: Some("7".to_owned()),
            message: Some("no".to_owned()),
            shape: Shape::Described,
            ..ApiProblem::default()
        }
    }

    fn endpoint() -> Endpoint {
        Endpoint {
            token_url: "https://token.example/x".to_owned(),
            api_url: "https://api.example".to_owned(),
            client_id: "sb".to_owned(),
            client_auth: ClientAuth::ClientSecret(Handle::from_bytes([1; 16])),
            access_token: Handle::from_bytes([2; 16]),
            user_agent: "Pullpass".to_owned(),
        }
    }
}
