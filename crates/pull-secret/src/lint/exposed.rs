//! Secrets in fields that show what they contain: masked before anything else looks at the draft, so that no finding, fix
//! or preview can repeat one. A secret is recognised by its shape, or because it is a password of the same form.

use super::Passwords;
use super::fix::{text_at, value_at};
use super::secret_text::{
    Likeness, around_user_info, has_password_before_host, is_secret_text, is_token, likeness,
};
use super::shape::is_service_account_json;
use crate::import::MASK;
use crate::{
    Code, Draft, FieldPath, Finding, FixAction, Handle, Secret, Username, UsernameKind, presets,
};

/// The registry whose API token is username and password: `doctl registry docker-config` writes it so.
const TOKEN_AS_USERNAME: &str = "digitalocean";

/// The fewest characters of a password that is recognised in other fields than the username beside it: a shorter one is
/// a word of many a text.
const SHORTEST_ELSEWHERE: usize = 6;

/// The fewest characters of a text that is taken for the beginning of a password.
const SHORTEST_BEGINNING: usize = 8;

/// A draft of which nothing secret is shown.
#[derive(Clone, Debug)]
pub struct Masked {
    /// The draft with masks in place of what must not be shown. Of a registry key with a user and password before its
    /// host only these are masked.
    pub draft: Draft,
    /// The fields whose text must not be shown.
    pub places: Vec<FieldPath>,
    /// Whether none of them certainly contains a secret that would be sent in plain text.
    pub is_sendable: bool,
}

/// The draft with masks in place of what must not be shown.
pub fn masked(draft: &Draft, passwords: &dyn Passwords) -> Masked {
    Searched::at(draft, passwords).shown
}

/// A draft that was searched for secrets in plain fields.
pub(super) struct Searched {
    /// The draft, settled.
    pub(super) draft: Draft,
    /// What is recognised as a password of the form.
    pub(super) secrets: Vec<Secret>,
    /// What of it is shown.
    pub(super) shown: Masked,
}

impl Searched {
    /// Searches a draft.
    pub(super) fn at(draft: &Draft, passwords: &dyn Passwords) -> Self {
        let settled = settled(draft, passwords);
        let secrets = secrets_of(&settled, passwords);
        let places = usernames(draft).filter(|(registry, _)| {
            settled.registries[*registry].username_kind != draft.registries[*registry].username_kind
        });
        let places = places.map(|(_, place)| place).collect();
        Self {
            shown: masked_settled(settled.clone(), &secrets, places),
            draft: settled,
            secrets,
        }
    }
}

/// Masks a settled draft. `places` are the fields that are known not to be shown.
fn masked_settled(settled: Draft, secrets: &[Secret], mut places: Vec<FieldPath>) -> Masked {
    let mut shown = settled;
    let mut is_sendable = true;
    for place in plain_fields(&shown) {
        let Some(exposed) = exposed_at(&shown, place, secrets) else {
            continue;
        };
        if let Some(text) = value_at(&mut shown, place) {
            *text = exposed.mask;
        }
        is_sendable &= exposed.likeness < Likeness::Certain;
        places.push(place);
    }
    Masked {
        draft: shown,
        places,
        is_sendable,
    }
}

/// The draft in which a username that is the password of its credential is no text any more: see
/// [`UsernameKind::Password`]. Blanks around either make no difference.
pub fn settled(draft: &Draft, passwords: &dyn Passwords) -> Draft {
    let mut settled = draft.clone();
    for registry in &mut settled.registries {
        let password = registry
            .password
            .and_then(|handle| passwords.password(handle));
        let is_username = |password: &Secret| is_same(&registry.username, password);
        if password.as_ref().is_some_and(is_username) {
            registry.username.clear();
            registry.username_kind = UsernameKind::Password;
        }
    }
    settled
}

/// The settled draft in which a handle stands for each username that looks like a secret and was not confirmed to be
/// none: what is sent, recorded and saved. `stage` keeps such a username and gives its handle. [`masked`] finds what is
/// certainly a secret; a draft with such a text is not to be sent.
pub fn with_hidden_usernames(
    draft: &Draft,
    passwords: &dyn Passwords,
    mut stage: impl FnMut(Secret) -> Handle,
) -> Draft {
    let mut hidden = settled(draft, passwords);
    let secrets = secrets_of(&hidden, passwords);
    for (registry, place) in usernames(draft) {
        let exposed = exposed_at(&hidden, place, &secrets);
        if exposed.is_some_and(|exposed| exposed.likeness == Likeness::Doubtful) {
            let registry = &mut hidden.registries[registry];
            let username = Secret::new(std::mem::take(&mut registry.username));
            registry.hidden_username = Some(stage(username));
        }
    }
    hidden
}

/// The usernames that look like a secret and that the user confirmed to be none: they are shown like any other.
pub fn confirmed_usernames(draft: &Draft) -> impl Iterator<Item = &str> {
    let confirmed = draft.registries.iter().filter(|registry| {
        registry.username_kind == UsernameKind::Confirmed
            && likeness(&registry.username) == Likeness::Doubtful
    });
    confirmed.map(|registry| registry.username.as_str())
}

/// The settled draft without what must not be shown: such fields are empty. So are those that begin like a password of
/// the form, which may be about to be typed. For what is written to a file.
pub fn without_secrets(draft: &Draft, passwords: &dyn Passwords) -> Draft {
    let Searched {
        draft: mut left,
        secrets,
        shown,
    } = Searched::at(draft, passwords);
    let begins_one = |text: &str| {
        let is_beginning = |secret: &Secret| secret.open().trim().starts_with(text.trim());
        text.trim().len() >= SHORTEST_BEGINNING && secrets.iter().any(is_beginning)
    };
    for place in plain_fields(&left) {
        if let Some(text) = value_at(&mut left, place)
            && (shown.places.contains(&place) || begins_one(text))
        {
            text.clear();
        }
    }
    left
}

/// Whether a username must not be shown, of a credential with this password, if it has one.
pub fn is_secret_username(username: &str, password: Option<&Secret>) -> bool {
    is_secret_text(username) || password.is_some_and(|password| is_same(username, password))
}

/// What a credential that was read elsewhere is in the form. A username that is the password is no text; another secret
/// in its place is the password if there is none, and is dropped otherwise.
pub fn settled_login(
    registry_key: &str,
    username: String,
    password: Option<Secret>,
) -> (Username, Option<Secret>) {
    if password
        .as_ref()
        .is_some_and(|password| is_same(&username, password))
    {
        return (Username::Password, password);
    }
    if likeness(&username) < Likeness::Certain {
        return (Username::Text(username), password);
    }
    let kind = match is_token_as_username(registry_key) && password.is_none() {
        true => Username::Password,
        false => Username::Text(String::new()),
    };
    let token = || Secret::new(username.trim().to_owned());
    (kind, Some(password.unwrap_or_else(token)))
}

/// Whether the username of this credential is a token that the registry takes as the password, too, so that the password
/// need not be entered.
pub fn is_token_for_both(draft: &Draft, registry: usize) -> bool {
    let place = FieldPath::Username { registry };
    takes_token_as_username(draft, place)
        && draft.registries[registry].password.is_none()
        && draft.registries[registry].username_kind == UsernameKind::Typed
        && is_token(draft.registries[registry].username.trim())
}

/// The finding about a field that [`masked`] masked wholly; none about a username that is the password.
pub(super) fn finding(draft: &Draft, place: FieldPath, secrets: &[Secret]) -> Option<Finding> {
    let exposed = exposed_at(draft, place, secrets)?;
    if exposed.likeness == Likeness::Doubtful && matches!(place, FieldPath::Username { .. }) {
        let finding = Finding::warning(Code::UsernameLooksSecret, place);
        return Some(finding.fixed_by(FixAction::ConfirmUsername));
    }
    let text = text_at(draft, place)?;
    let is_key = is_service_account_json(text);
    let is_one_token = is_token(text.trim()) || likeness(text) == Likeness::Doubtful;
    let code = match matches!(place, FieldPath::Username { .. }) {
        true if is_key => Code::UsernameIsServiceAccount,
        true if is_one_token => Code::UsernameIsToken,
        _ => Code::TextIsSecret,
    };
    let action = match password_field(draft, place) {
        Some(None) if is_key || is_one_token => FixAction::MoveToPassword,
        _ => FixAction::SetText {
            text: String::new(),
        },
    };
    Some(Finding::error(code, place).fixed_by(action))
}

/// What [`masked`] recognises as a password of the form.
fn secrets_of(draft: &Draft, passwords: &dyn Passwords) -> Vec<Secret> {
    let handles = draft.registries.iter().filter_map(|it| it.password);
    handles
        .filter_map(|handle| passwords.password(handle))
        .filter(|secret| secret.open().trim().len() >= SHORTEST_ELSEWHERE)
        .collect()
}

/// Whether a mask stands for the whole text of a field, and not for a part of it.
pub(super) fn is_wholly_masked(shown: &Draft, place: FieldPath) -> bool {
    text_at(shown, place) == Some(MASK)
}

/// The registry whose password a secret in this field is most likely meant as.
pub(crate) fn registry_of(draft: &Draft, place: FieldPath) -> Option<usize> {
    match place {
        FieldPath::RegistryKey { registry } | FieldPath::Username { registry } => Some(registry),
        FieldPath::Name | FieldPath::Image { .. } => (draft.registries.len() == 1).then_some(0),
        FieldPath::Password { .. } | FieldPath::Document => None,
    }
}

/// Whether the registry of a field takes its API token as username and password.
pub(crate) fn takes_token_as_username(draft: &Draft, place: FieldPath) -> bool {
    let registry = registry_of(draft, place).and_then(|registry| draft.registries.get(registry));
    registry.is_some_and(|registry| is_token_as_username(&registry.registry_key))
}

fn is_token_as_username(registry_key: &str) -> bool {
    let pattern = crate::Pattern::of_key(registry_key);
    let preset = pattern.and_then(|pattern| presets::preset_of_host(&pattern.host()));
    preset.is_some_and(|preset| preset.id == TOKEN_AS_USERNAME)
}

/// A secret in a field that shows what it contains.
struct Exposed {
    mask: String,
    likeness: Likeness,
}

fn exposed_at(draft: &Draft, place: FieldPath, secrets: &[Secret]) -> Option<Exposed> {
    let text = text_at(draft, place)?;
    if let (FieldPath::RegistryKey { .. }, Some((before, after))) = (place, around_user_info(text))
        && has_password_before_host(text)
        && !text.contains(char::is_whitespace)
        && !is_secret_text(&format!("{before}{after}"))
    {
        return Some(Exposed {
            mask: format!("{before}{MASK}@{after}"),
            likeness: Likeness::Certain,
        });
    }
    let likeness = match secrets.iter().any(|secret| is_same(text, secret)) {
        true => Likeness::Certain,
        false => likeness(text),
    };
    let least = match is_confirmed(draft, place) {
        true => Likeness::Certain,
        false => Likeness::Doubtful,
    };
    (likeness >= least).then(|| Exposed {
        mask: MASK.to_owned(),
        likeness: match place {
            FieldPath::Username { .. } => likeness,
            // A doubt about what has no way to confirm it keeps the form from being sent.
            _ => Likeness::Certain,
        },
    })
}

fn is_confirmed(draft: &Draft, place: FieldPath) -> bool {
    let FieldPath::Username { registry } = place else {
        return false;
    };
    draft.registries[registry].username_kind == UsernameKind::Confirmed
}

fn is_same(text: &str, secret: &Secret) -> bool {
    let text = text.trim();
    !text.is_empty() && text == secret.open().trim()
}

fn password_field(draft: &Draft, place: FieldPath) -> Option<Option<Handle>> {
    let registry = draft.registries.get(registry_of(draft, place)?)?;
    Some(registry.password)
}

fn usernames(draft: &Draft) -> impl Iterator<Item = (usize, FieldPath)> {
    (0..draft.registries.len()).map(|registry| (registry, FieldPath::Username { registry }))
}

fn plain_fields(draft: &Draft) -> Vec<FieldPath> {
    let registries = (0..draft.registries.len()).flat_map(|registry| {
        [
            FieldPath::RegistryKey { registry },
            FieldPath::Username { registry },
        ]
    });
    let images = (0..draft.images.len()).map(|image| FieldPath::Image { image });
    [FieldPath::Name]
        .into_iter()
        .chain(registries)
        .chain(images)
        .collect()
}
