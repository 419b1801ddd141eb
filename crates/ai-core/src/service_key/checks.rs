//! What looks odd in a key that can be used. Odd is not wrong: SAP may change its forms any day.

use url::Url;

use super::regions::{region, token_landscape};
use super::url::is_loopback;
use super::{Remark, ServiceKey};

pub(super) fn oddities(key: &ServiceKey) -> Vec<Remark> {
    let secret = (!has_known_form(key.client_secret.open())).then_some(Remark::SecretForm);
    let client_id = (!is_of_ai_core(key)).then_some(Remark::ClientIdForm);
    [secret, client_id, region_oddity(key)]
        .into_iter()
        .flatten()
        .collect()
}

/// `<uuid>$<43 base64url>=`, or the older 28 base64 characters ending in `=`. A bare UUID is what a shell leaves of the
/// first.
fn has_known_form(secret: &str) -> bool {
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=');
    match secret.split_once('$') {
        Some((uuid, rest)) => uuid.len() == 36 && rest.len() == 44 && rest.chars().all(is_base64),
        None => secret.len() == 28 && secret.ends_with('=') && secret.chars().all(is_base64),
    }
}

fn is_of_ai_core(key: &ServiceKey) -> bool {
    let belongs = |name: &String| key.client_id.strip_prefix("sb-") == Some(name);
    key.client_id.contains("|aicore!b") && key.app_name.as_ref().is_none_or(belongs)
}

fn region_oddity(key: &ServiceKey) -> Option<Remark> {
    // The practice tenant has no region.
    let local = Url::parse(&key.api_url)
        .ok()?
        .host()
        .is_some_and(|host| is_loopback(&host));
    if local {
        return None;
    }
    let (Some(api), Some(token)) = (region(&key.api_url), token_landscape(&key.token_url)) else {
        return Some(Remark::RegionUnknown);
    };
    (api != token).then_some(Remark::RegionsDiffer { token, api })
}
