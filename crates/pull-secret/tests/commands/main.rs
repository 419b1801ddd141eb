//! Commands, scripts and transcripts of a terminal: what is taken out of them, repaired and left out.

mod curl;
mod documents;
mod kubectl;
mod login;
mod malformed;

use pull_secret::import::{ForeignText, Import, LeftOut, Part, Repair, RepairKind};
use pull_secret::{ImportError, Secret, import};

const HUB: &str = "https://index.docker.io/v1/";

fn taken(text: &str) -> Import {
    import(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn refused(text: &str) -> ImportError {
    match import(text.as_bytes()) {
        Err(error) => error,
        Ok(found) => panic!("{found:?}: {text}"),
    }
}

fn foreign(text: &str) -> ForeignText {
    match refused(text) {
        ImportError::Foreign(foreign) => foreign,
        other => panic!("{other}: {text}"),
    }
}

/// Each credential as `(key, username, password)`.
fn logins(found: &Import) -> Vec<(&str, &str, Option<&str>)> {
    found
        .credentials
        .iter()
        .map(|credential| {
            (
                credential.registry_key.as_str(),
                credential.username.as_str(),
                credential.password.as_ref().map(Secret::open),
            )
        })
        .collect()
}

fn repairs(found: &Import) -> Vec<RepairKind> {
    found.repairs.iter().map(|repair| repair.kind).collect()
}

fn repair(found: &Import, kind: RepairKind) -> &Repair {
    let mut repairs = found.repairs.iter();
    repairs
        .find(|repair| repair.kind == kind)
        .unwrap_or_else(|| panic!("{kind:?} is missing: {:?}", found.repairs))
}

fn variable(part: Part, name: Option<&str>) -> LeftOut {
    LeftOut::Variable {
        part,
        name: name.map(str::to_owned),
    }
}
