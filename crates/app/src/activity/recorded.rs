//! An exchange as the application keeps it: one with a tenant or one of a check, whichever. It holds no secret, since a slot
//! of a request is a handle and a response is masked before it is kept; it is rendered again when it is looked at.

use std::sync::Arc;

use ai_core::{Meaning, pull_secrets};
use request::{BodyEnd, Exchange, Outcome, Request, Response, TransportError};
use serde::{Deserialize, Serialize};

use crate::activity::log::name_of;
use crate::view::from_exchange::{millis, render_answer};
use crate::view::{CheckFinding, ExchangeView, RequestKind, RequestView};

/// The most of an answer's body that is kept, in bytes: what the window shows of it.
const LONGEST_BODY: usize = 64 * 1024;

/// An exchange of any kind. A response of a registry means what the check concluded from it; none if it concluded
/// nothing from that one alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Recorded(pub(crate) Exchange<RequestKind, Option<RecordedMeaning>>);

/// What a response means. The two have different members, so records need no tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum RecordedMeaning {
    /// A call of the AI Core API or its token server, with what the response means.
    Api(Meaning),
    /// A request of a check, with what was found by it.
    Check(CheckFinding),
    /// One that another version recorded under a name that this one does not know. The exchange is shown without it.
    Unknown(serde_json::Value),
}

impl From<&ai_core::Exchange> for Recorded {
    fn from(exchange: &ai_core::Exchange) -> Self {
        let meaning = |meaning| Some(RecordedMeaning::Api(meaning));
        Self(exchange.clone().map(RequestKind::Api, meaning))
    }
}

impl From<&registry_check::Exchange> for Recorded {
    fn from(exchange: &registry_check::Exchange) -> Self {
        Self(exchange.clone().map(RequestKind::Check, |()| None))
    }
}

/// Draws the exchanges of a call.
pub(crate) fn render_all(exchanges: &[ai_core::Exchange]) -> Vec<ExchangeView> {
    let render = |exchange| Recorded::from(exchange).render();
    exchanges.iter().map(render).collect()
}

impl Recorded {
    pub(crate) fn kind(&self) -> RequestKind {
        self.0.purpose
    }

    pub(crate) fn request(&self) -> &Request {
        &self.0.request
    }

    pub(crate) fn response(&self) -> Result<&Response, &TransportError> {
        self.0.response().map(Arc::as_ref)
    }

    /// What a tenant's response means.
    pub(crate) fn meaning(&self) -> Option<&Meaning> {
        match self.0.meaning()?.as_ref()? {
            RecordedMeaning::Api(meaning) => Some(meaning),
            RecordedMeaning::Check(_) | RecordedMeaning::Unknown(_) => None,
        }
    }

    /// What a check concluded from a registry's response.
    fn finding(&self) -> Option<&CheckFinding> {
        match self.0.meaning()?.as_ref()? {
            RecordedMeaning::Check(finding) => Some(finding),
            RecordedMeaning::Api(_) | RecordedMeaning::Unknown(_) => None,
        }
    }

    /// The same with what a check concluded from its response.
    pub(crate) fn concluding(mut self, finding: CheckFinding) -> Self {
        if let Outcome::Answered { meaning, .. } = &mut self.0.outcome {
            *meaning = Some(RecordedMeaning::Check(finding));
        }
        self
    }

    pub(crate) fn is_write(&self) -> bool {
        matches!(self.kind(), RequestKind::Api(operation) if operation.is_write())
    }

    /// How long it took, in milliseconds.
    pub(crate) fn duration(&self) -> u64 {
        millis(self.0.duration)
    }

    /// Whether it ended otherwise than hoped.
    pub(crate) fn has_failed(&self) -> bool {
        match (&self.0.outcome, self.kind()) {
            (Outcome::Failed { .. }, _) => true,
            (Outcome::Answered { response, .. }, RequestKind::Check(purpose)) => {
                purpose.is_failure(response.status)
            }
            (Outcome::Answered { .. }, RequestKind::Api(_) | RequestKind::Unknown(_)) => {
                self.meaning().is_none_or(Meaning::is_failure)
            }
        }
    }

    /// What came of it, by a name.
    pub(crate) fn outcome(&self) -> String {
        match (&self.0.outcome, self.meaning()) {
            (Outcome::Failed { .. }, _) => "noAnswer".to_owned(),
            (Outcome::Answered { .. }, Some(meaning)) => name_of(&meaning.code),
            (Outcome::Answered { .. }, None) => "answered".to_owned(),
        }
    }

    /// Draws it for the window, with masks where secrets go.
    pub(crate) fn render(&self) -> ExchangeView {
        let Exchange { request, route, .. } = &self.0;
        ExchangeView {
            request: RequestView::render(self.kind(), request).by(route),
            sent_at: self.0.sent_at,
            attempt: self.0.attempt,
            answer: render_answer(self.response(), self.0.duration),
            activity: self.0.record,
            meaning: self.meaning().cloned(),
            finding: self.finding().cloned(),
        }
    }

    /// The pull secret it is about.
    pub(crate) fn secret_name(&self) -> Option<String> {
        pull_secrets::name_in(self.request()).map(str::to_owned)
    }

    /// The same with no more of the body than is shown.
    pub(crate) fn shortened(mut self) -> Self {
        if let Outcome::Answered { response, .. } = &mut self.0.outcome
            && response.body.len() > LONGEST_BODY
        {
            let kept = Arc::make_mut(response);
            kept.body
                .truncate(kept.body.floor_char_boundary(LONGEST_BODY));
            kept.end = BodyEnd::Capped;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use ai_core::{MeaningCode, Operation};
    use registry_check::Purpose as CheckPurpose;
    use request::Connecting;

    use super::*;
    use crate::view::{AnswerView, UnknownPurpose};

    /// As the activity keeps exchanges. What it kept once has to open in every later version.
    const CREATE: &str = include_str!("../../tests/stored/create.json");
    const CHECK: &str = include_str!("../../tests/stored/check.json");

    #[test]
    fn a_registration_that_an_earlier_version_recorded_opens() {
        let recorded = read(CREATE);
        assert_eq!(recorded.kind(), RequestKind::Api(Operation::Create));
        assert_eq!(recorded.secret_name().as_deref(), Some("team-images"));
        assert_eq!(recorded.duration(), 120);
        assert!(recorded.is_write() && !recorded.has_failed());
        assert_eq!(recorded.outcome(), "created");
        assert_eq!(recorded.meaning().unwrap().code, MeaningCode::Created);
        let response = recorded.response().unwrap();
        assert_eq!(response.timing.connecting, Connecting::NotMeasured);
        let view = recorded.render();
        assert_eq!(view.request.base, "https://api.example/v2");
        assert_eq!(view.request.body.unwrap().secrets, 1);
        assert_eq!(view.request.route.proxy.unwrap().host, "proxy.example:8080");
    }

    #[test]
    fn a_step_of_a_check_that_an_earlier_version_recorded_opens() {
        let recorded = read(CHECK);
        assert_eq!(recorded.kind(), RequestKind::Check(CheckPurpose::Manifest));
        assert!(recorded.has_failed() && !recorded.is_write());
        assert_eq!(recorded.outcome(), "noAnswer");
        assert_eq!(recorded.secret_name(), None);
        let view = recorded.render();
        assert!(matches!(
            view.answer,
            AnswerView::None { after: 10_000, .. }
        ));
        assert_eq!((view.attempt, view.meaning), (2, None));
    }

    #[test]
    fn an_exchange_with_a_meaning_of_another_version_opens_without_it() {
        for named in [
            r#""code": "nameOfAnotherVersion""#,
            r#""code": {"kind": "created"}"#,
        ] {
            let text = CREATE.replace(r#""code": "created""#, named);
            assert_ne!(text, CREATE);
            let view = read(&text).render();
            assert_eq!(view.meaning, None);
            assert!(matches!(view.answer, AnswerView::Response(_)));
            assert_eq!(read(&text).outcome(), "answered");
        }
    }

    #[test]
    fn an_exchange_for_a_purpose_of_another_version_opens_without_it() {
        for named in [
            r#""purpose": "rotate""#,
            r#""purpose": { "kind": "rotate", "of": 3 }"#,
        ] {
            let text = CREATE.replace(r#""purpose": "create""#, named);
            assert_ne!(text, CREATE);
            let recorded = read(&text);
            assert_eq!(recorded.kind(), RequestKind::Unknown(UnknownPurpose));
            assert_eq!(recorded.secret_name().as_deref(), Some("team-images"));
            assert!(!recorded.is_write());
            let view = recorded.render();
            assert_eq!(view.request.base, "https://api.example/v2");
            assert!(matches!(view.answer, AnswerView::Response(_)));
        }
    }

    #[test]
    fn what_is_recorded_is_read_again_as_it_was() {
        let other = CREATE.replace(r#""code": "created""#, r#""code": "other""#);
        for text in [CREATE, CHECK, &other] {
            let recorded = read(text);
            let again = serde_json::to_string(&recorded).unwrap();
            assert_eq!(read(&again).0, recorded.0);
        }
    }

    #[test]
    fn no_operation_has_the_name_of_a_step_of_a_check() {
        use CheckPurpose::*;
        for purpose in [
            Ping,
            Anonymous,
            AnonymousToken,
            Login,
            Manifest,
            Configuration,
        ] {
            let written = serde_json::to_string(&RequestKind::Check(purpose)).unwrap();
            let read: RequestKind = serde_json::from_str(&written).unwrap();
            assert_eq!(read, RequestKind::Check(purpose));
        }
    }

    #[test]
    fn a_body_is_kept_as_far_as_it_is_shown_and_never_cut_inside_a_character() {
        for (body, kept) in [
            ("a".repeat(LONGEST_BODY), LONGEST_BODY),
            ("a".repeat(LONGEST_BODY + 1), LONGEST_BODY),
            (format!("a{}", "é".repeat(LONGEST_BODY)), LONGEST_BODY - 1),
        ] {
            let length = body.len();
            let mut recorded = read(CREATE);
            if let Outcome::Answered { response, .. } = &mut recorded.0.outcome {
                Arc::make_mut(response).body = body;
            }
            let shortened = recorded.shortened();
            let response = shortened.response().unwrap();
            assert_eq!(response.body.len(), kept);
            assert_eq!(response.is_truncated(), length > LONGEST_BODY);
        }
    }

    fn read(text: &str) -> Recorded {
        serde_json::from_str(text).unwrap()
    }
}
