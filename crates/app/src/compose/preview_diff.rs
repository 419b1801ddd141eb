//! What changed from one preview to the next, as a JSON Patch (RFC 6902). Values are compared as they are, and only what
//! changed is made JSON: a preview of fifty registries has thousands of values, and is compared with each letter.

use json_patch::jsonptr::PointerBuf;
use json_patch::{Patch, PatchOperation, ReplaceOperation};
use serde::Serialize;

use crate::view::{BodyView, PreviewView, RequestView};

/// A view that can be told as what changed in it.
pub(crate) trait Changing {
    /// Notes what changed since a view before.
    fn note(&self, before: &Self, changes: &mut Changes);
}

/// The changes noted so far.
#[derive(Default)]
pub(crate) struct Changes(Vec<PatchOperation>);

impl Changes {
    /// Notes a value if it changed. `path` is a JSON pointer.
    #[expect(clippy::expect_used, reason = "what crosses to the window is JSON")]
    pub(crate) fn value<T: PartialEq + Serialize>(&mut self, path: &str, before: &T, now: &T) {
        if before != now {
            self.0.push(PatchOperation::Replace(ReplaceOperation {
                path: PointerBuf::parse(path).expect("a pointer"),
                value: serde_json::to_value(now).expect("a view is JSON"),
            }));
        }
    }

    /// Notes which items changed; all of them if there are more or fewer than before.
    pub(crate) fn items<T: PartialEq + Serialize>(
        &mut self,
        path: &str,
        before: &Vec<T>,
        now: &Vec<T>,
    ) {
        if before.len() != now.len() {
            return self.value(path, before, now);
        }
        for (index, (before, now)) in before.iter().zip(now).enumerate() {
            if before != now {
                self.value(&format!("{path}/{index}"), before, now);
            }
        }
    }

    /// The patch, if it is not longer than that.
    pub(crate) fn at_most(self, most: usize) -> Option<Patch> {
        (self.0.len() <= most).then_some(Patch(self.0))
    }
}

impl Changing for PreviewView {
    fn note(&self, before: &Self, changes: &mut Changes) {
        let Self {
            request,
            findings,
            verdicts,
            masked,
            sendable,
        } = self;
        note_request(&before.request, request, changes);
        changes.items("/findings", &before.findings, findings);
        changes.items("/verdicts", &before.verdicts, verdicts);
        changes.items("/masked", &before.masked, masked);
        changes.value("/sendable", &before.sendable, sendable);
    }
}

fn note_request(before: &RequestView, now: &RequestView, changes: &mut Changes) {
    let RequestView {
        kind,
        method,
        base,
        path,
        headers,
        body,
        certificate,
        route,
    } = now;
    changes.value("/request/kind", &before.kind, kind);
    changes.value("/request/method", &before.method, method);
    changes.value("/request/base", &before.base, base);
    changes.items("/request/path", &before.path, path);
    changes.items("/request/headers", &before.headers, headers);
    changes.value("/request/certificate", &before.certificate, certificate);
    changes.value("/request/route", &before.route, route);
    match (&before.body, body) {
        (Some(before), Some(now)) => note_body(before, now, changes),
        (before, now) => changes.value("/request/body", before, now),
    }
}

fn note_body(before: &BodyView, now: &BodyView, changes: &mut Changes) {
    let BodyView {
        as_sent,
        unfolded,
        size,
        secrets,
    } = now;
    changes.items("/request/body/asSent", &before.as_sent, as_sent);
    match (&before.unfolded, unfolded) {
        (Some(before), Some(now)) => changes.items("/request/body/unfolded", before, now),
        (before, now) => changes.value("/request/body/unfolded", before, now),
    }
    changes.value("/request/body/size", &before.size, size);
    changes.value("/request/body/secrets", &before.secrets, secrets);
}

#[cfg(test)]
mod tests {
    use ai_core::Operation;
    use proptest::prelude::*;
    use request::SlotKind;

    use super::*;
    use crate::view::{HeaderView, Piece, RequestKind, Route, Token};

    proptest! {
        #[test]
        fn the_changes_make_the_new_preview_of_the_old_one(before in preview(), now in preview()) {
            let mut changes = Changes::default();
            now.note(&before, &mut changes);
            let mut applied = serde_json::to_value(&before).unwrap();
            json_patch::patch(&mut applied, &changes.at_most(usize::MAX).unwrap()).unwrap();
            prop_assert_eq!(applied, serde_json::to_value(&now).unwrap());
        }
    }

    fn preview() -> impl Strategy<Value = PreviewView> {
        (request(), any::<bool>()).prop_map(|(request, sendable)| PreviewView {
            request,
            findings: Vec::new(),
            verdicts: Vec::new(),
            masked: Vec::new(),
            sendable,
        })
    }

    fn request() -> impl Strategy<Value = RequestView> {
        let kind = prop_oneof![Just(Operation::Create), Just(Operation::Replace)];
        let kind = kind.prop_map(RequestKind::Api);
        let text = "[ab]{0,2}";
        let head = (kind, text, text, pieces(), proptest::option::of(text));
        (head, pieces(), proptest::option::of(body())).prop_map(
            |((kind, method, base, path, certificate), value, body)| RequestView {
                kind,
                method,
                base,
                path,
                headers: vec![HeaderView {
                    name: "Host".to_owned(),
                    value,
                }],
                body,
                certificate,
                route: Route::default(),
            },
        )
    }

    fn body() -> impl Strategy<Value = BodyView> {
        let lines = proptest::option::of(proptest::collection::vec(pieces(), 0..4));
        (pieces(), lines, 0..3_usize, 0..3_usize).prop_map(|(as_sent, unfolded, size, secrets)| {
            BodyView {
                as_sent,
                unfolded,
                size,
                secrets,
            }
        })
    }

    fn pieces() -> impl Strategy<Value = Vec<Piece>> {
        let piece = ("[ab]{0,2}", any::<bool>()).prop_map(|(text, is_secret)| Piece {
            text,
            token: Token::String,
            place: None,
            secret: is_secret.then_some(SlotKind::RegistryPassword),
        });
        proptest::collection::vec(piece, 0..4)
    }
}
