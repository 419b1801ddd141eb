//! A request and what came of it: the one record of what was sent, for the API and for registries alike.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Request, Response, Route, TransportError};

/// One attempt of a request and its outcome. Holds no secret.
///
/// `P` says what the request was for. `M` is what the response means, as whoever read it classified it; for requests
/// whose responses have no meaning of their own it is `()`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange<P, M = ()> {
    /// What the request was for.
    pub purpose: P,
    /// What was sent, with slots for the secrets.
    pub request: Arc<Request>,
    /// The route it took.
    #[serde(default)]
    pub route: Route,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The time until the last byte of the response, or until the attempt failed.
    pub duration: Duration,
    /// The number of this attempt of the same request, from 1.
    pub attempt: u32,
    /// The response with its meaning, or why there is none.
    pub outcome: Outcome<M>,
    /// The number under which the caller recorded it, if it did.
    #[serde(skip)]
    pub record: Option<i64>,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Outcome<M> {
    /// The server responded; a refusal is a response too.
    Answered {
        /// The response. It is shared, since a body can be long.
        response: Arc<Response>,
        /// The meaning, determined once, by who sent the request.
        meaning: M,
    },
    /// There was no response.
    Failed {
        /// Why there is no response.
        error: TransportError,
    },
}

impl<P, M> Exchange<P, M> {
    /// The response, or why there was none.
    ///
    /// # Errors
    /// The error of the transport.
    pub fn response(&self) -> Result<&Arc<Response>, &TransportError> {
        match &self.outcome {
            Outcome::Answered { response, .. } => Ok(response),
            Outcome::Failed { error } => Err(error),
        }
    }

    /// The status of the response; `None` without one.
    pub fn status(&self) -> Option<u16> {
        self.response().ok().map(|response| response.status)
    }

    /// What the response means; `None` without one.
    pub fn meaning(&self) -> Option<&M> {
        match &self.outcome {
            Outcome::Answered { meaning, .. } => Some(meaning),
            Outcome::Failed { .. } => None,
        }
    }

    /// The same exchange with another type of purpose and meaning.
    pub fn map<Q, N>(
        self,
        purpose: impl FnOnce(P) -> Q,
        meaning: impl FnOnce(M) -> N,
    ) -> Exchange<Q, N> {
        Exchange {
            purpose: purpose(self.purpose),
            request: self.request,
            route: self.route,
            sent_at: self.sent_at,
            duration: self.duration,
            attempt: self.attempt,
            outcome: match self.outcome {
                Outcome::Failed { error } => Outcome::Failed { error },
                Outcome::Answered {
                    response,
                    meaning: of,
                } => Outcome::Answered {
                    response,
                    meaning: meaning(of),
                },
            },
            record: self.record,
        }
    }
}

/// A request that was sent and has no outcome yet.
#[derive(Clone, Debug)]
pub struct InFlight<P> {
    purpose: P,
    request: Arc<Request>,
    route: Route,
    sent_at: Timestamp,
    start: Instant,
    attempt: u32,
}

impl<P> InFlight<P> {
    /// Starts the clock of a request that is sent now. `now` is the time of day, `attempt` counts from 1.
    pub fn start(
        purpose: P,
        request: Arc<Request>,
        route: Route,
        now: Timestamp,
        attempt: u32,
    ) -> Self {
        Self {
            purpose,
            request,
            route,
            sent_at: now,
            start: Instant::now(),
            attempt,
        }
    }

    /// What the request is for.
    pub fn purpose(&self) -> &P {
        &self.purpose
    }

    /// The request that was sent, or would have been.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Ends with a response and what it means.
    pub fn answered<M>(self, response: Arc<Response>, meaning: M) -> Exchange<P, M> {
        let duration = response.timing.total;
        self.end(duration, Outcome::Answered { response, meaning })
    }

    /// Ends without a response, after the time that has passed since the start.
    pub fn failed<M>(self, error: TransportError) -> Exchange<P, M> {
        let duration = self.start.elapsed();
        self.end(duration, Outcome::Failed { error })
    }

    fn end<M>(self, duration: Duration, outcome: Outcome<M>) -> Exchange<P, M> {
        Exchange {
            purpose: self.purpose,
            request: self.request,
            route: self.route,
            sent_at: self.sent_at,
            duration,
            attempt: self.attempt,
            outcome,
            record: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{BodyEnd, Connecting, Method, Timing, Url};

    use super::*;

    #[test]
    fn an_answered_exchange_takes_its_time_from_the_answer_and_keeps_what_was_asked() {
        let exchange: Exchange<&str, &str> = in_flight().answered(Arc::new(response()), "good");
        assert_eq!(exchange.duration, Duration::from_millis(120));
        assert_eq!((exchange.purpose, exchange.attempt), ("list", 2));
        assert_eq!(
            (exchange.status(), exchange.meaning()),
            (Some(200), Some(&"good"))
        );
        assert_eq!(exchange.sent_at, Timestamp::UNIX_EPOCH);
        assert_eq!(exchange.record, None);
    }

    #[test]
    fn a_failed_exchange_took_the_time_since_it_was_sent() {
        let in_flight = in_flight();
        let start = in_flight.start;
        let exchange: Exchange<&str> = in_flight.failed(error());
        assert!(exchange.duration <= start.elapsed());
        assert_eq!((exchange.status(), exchange.meaning()), (None, None));
        assert_eq!(exchange.response(), Err(&error()));
    }

    #[test]
    fn another_type_of_purpose_and_meaning_changes_nothing_else() {
        let answered: Exchange<&str, u8> = in_flight().answered(Arc::new(response()), 7);
        let mapped = answered.clone().map(str::len, |meaning| meaning + 1);
        assert_eq!((mapped.purpose, mapped.meaning()), (4, Some(&8)));
        assert_eq!(
            (mapped.duration, &mapped.request),
            (answered.duration, &answered.request)
        );
        let failed: Exchange<&str, u8> = in_flight().failed(error());
        let mapped = failed.map(str::len, u16::from);
        assert_eq!(mapped.response(), Err(&error()));
    }

    #[test]
    fn a_record_without_a_route_is_one_that_went_directly() {
        let exchange: Exchange<String> = Exchange {
            purpose: "list".to_owned(),
            ..in_flight().failed(error()).map(str::to_owned, |()| ())
        };
        let mut kept = serde_json::to_value(&exchange).unwrap();
        kept.as_object_mut().unwrap().remove("route");
        let read: Exchange<String> = serde_json::from_value(kept).unwrap();
        assert_eq!(read, exchange);
        assert_eq!(read.route, Route::default());
    }

    fn in_flight() -> InFlight<&'static str> {
        let request = Request {
            method: Method::Get,
            url: Url {
                base: "https://api.example".to_owned(),
                path: "/v2".into(),
                query: Vec::new(),
            },
            headers: Vec::new(),
            body: None,
            identity: None,
        };
        InFlight::start(
            "list",
            Arc::new(request),
            Route::default(),
            Timestamp::UNIX_EPOCH,
            2,
        )
    }

    fn response() -> Response {
        Response {
            status: 200,
            reason: "OK".to_owned(),
            version: "HTTP/1.1".to_owned(),
            headers: Vec::new(),
            body: String::new(),
            size: 0,
            end: BodyEnd::Complete,
            timing: Timing {
                connecting: Connecting::Reused,
                first_byte: Duration::from_millis(100),
                total: Duration::from_millis(120),
            },
        }
    }

    fn error() -> TransportError {
        TransportError::Unreachable {
            host: "api.example".to_owned(),
        }
    }
}
