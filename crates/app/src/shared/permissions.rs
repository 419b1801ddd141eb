//! What a connection may do with pull secrets: by the scopes of its token, and by what the server said.
//!
//! The server's word counts more: it is the one who decides. The form of the scopes is documented for SAP AI Launchpad
//! roles only, so they are recognised by their suffix, and a token with none of them proves nothing.

use std::collections::BTreeMap;

use ai_core::{Exchange, MeaningCode, Operation};

use crate::view::{PermissionSource, Right, RightsView};

/// Scopes of pull secrets end in this and a verb.
const SUFFIX: &str = "dockerregistrysecret.credentials.";

/// What the server said of each right.
pub(crate) type ObservedRights = BTreeMap<Verb, bool>;

/// What a scope of pull secrets allows: the last part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verb {
    Create,
    Read,
    Update,
    Delete,
}

impl Verb {
    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    fn of(operation: Operation) -> Option<Self> {
        match operation {
            Operation::Create => Some(Self::Create),
            Operation::List | Operation::Get => Some(Self::Read),
            Operation::Replace => Some(Self::Update),
            Operation::Delete => Some(Self::Delete),
            Operation::Token | Operation::Tenant | Operation::Quota => None,
        }
    }
}

/// The rights, as far as they are known.
pub(crate) fn rights(scopes: &[String], observed: &ObservedRights) -> RightsView {
    let right = |verb| right(verb, scopes, observed);
    RightsView {
        create: right(Verb::Create),
        read: right(Verb::Read),
        update: right(Verb::Update),
        delete: right(Verb::Delete),
    }
}

fn right(verb: Verb, scopes: &[String], observed: &ObservedRights) -> Right {
    if let Some(allowed) = observed.get(&verb) {
        return right_of(*allowed, PermissionSource::Server);
    }
    let verbs: Vec<_> = scopes.iter().filter_map(|scope| verb_of(scope)).collect();
    match verbs.is_empty() {
        true => Right::Unknown,
        false => right_of(verbs.contains(&verb.name()), PermissionSource::Scopes),
    }
}

fn right_of(allowed: bool, by: PermissionSource) -> Right {
    match allowed {
        true => Right::Allowed { by },
        false => Right::Denied { by },
    }
}

/// The verb of a scope of pull secrets.
fn verb_of(scope: &str) -> Option<&str> {
    let (before, verb) = scope.rsplit_once(SUFFIX)?;
    let whole_word = before.is_empty() || before.ends_with('.');
    whole_word.then_some(verb)
}

/// The right that an exchange proves or denies, if it does.
pub(crate) fn observed(exchange: &Exchange) -> Option<(Verb, bool)> {
    let verb = Verb::of(exchange.purpose)?;
    let allowed = match exchange.meaning()?.code {
        MeaningCode::Listed
        | MeaningCode::Found
        | MeaningCode::Created
        | MeaningCode::CreatedUnconfirmed
        | MeaningCode::CreatedSilently
        | MeaningCode::NameTaken
        | MeaningCode::OwnerUnknown
        | MeaningCode::Replaced
        | MeaningCode::Deleted
        | MeaningCode::NotThere => true,
        MeaningCode::AccessDenied => false,
        // A full tenant may answer a registration like this.
        MeaningCode::Forbidden if verb != Verb::Create => false,
        _ => return None,
    };
    Some((verb, allowed))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BY_SCOPES: PermissionSource = PermissionSource::Scopes;

    #[test]
    fn scopes_are_known_by_their_suffix_whatever_stands_before_it() {
        for scope in [
            "dockerregistrysecret.credentials.read",
            "aicore.dockerregistrysecret.credentials.read",
            "aicore!b540.aicore.dockerregistrysecret.credentials.read",
        ] {
            let rights = rights(&[scope.to_owned()], &ObservedRights::new());
            assert_eq!(rights.read, Right::Allowed { by: BY_SCOPES }, "{scope}");
            assert_eq!(rights.delete, Right::Denied { by: BY_SCOPES }, "{scope}");
        }
    }

    #[test]
    fn scopes_of_something_else_tell_nothing() {
        for scope in [
            "uaa.resource",
            "aicore.resourcegroup.read",
            "xdockerregistrysecret.credentials.read",
            "dockerregistrysecret.list",
        ] {
            let rights = rights(&[scope.to_owned()], &ObservedRights::new());
            assert_eq!(rights.read, Right::Unknown, "{scope}");
        }
    }

    #[test]
    fn what_the_server_said_counts_more_than_the_scopes() {
        let scopes = ["aicore.dockerregistrysecret.credentials.create".to_owned()];
        let observed = ObservedRights::from([(Verb::Create, false), (Verb::Read, true)]);
        let rights = rights(&scopes, &observed);
        let by = PermissionSource::Server;
        assert_eq!(rights.create, Right::Denied { by });
        assert_eq!(rights.read, Right::Allowed { by });
        assert_eq!(rights.update, Right::Denied { by: BY_SCOPES });
    }
}
