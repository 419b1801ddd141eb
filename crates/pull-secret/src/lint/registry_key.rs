//! The shape of a registry key: what the kubelet drops, cuts or never matches.
//!
//! The rules stand in the order in which they are asked; one key gets the first that fires, since its fix
//! changes what the others would see.

use super::Credential;
use super::text::{Defect, defect, mended};
use crate::import::MASK;
use crate::registry_key::DOCKER_HUB_KEY;
use crate::{Code, Finding, FixAction, presets};

type Rule = fn(&Credential<'_>) -> Option<Finding>;

const RULES: [Rule; 21] = [
    defect_in_key,
    hub_without_last_slash,
    hub_under_another_host,
    foreign_scheme,
    user_info,
    query_or_fragment,
    dropped,
    double_slash,
    uppercase,
    glob_in_path,
    tag_or_digest,
    path_of_web_pages,
    version_without_slash,
    character_no_image_has,
    no_host,
    parent_domain,
    star_alone,
    hub_for_one_reader,
    hub_namespace,
    default_port,
    path_is_a_prefix,
];

/// The first finding about the key's shape.
pub(super) fn findings(credential: &Credential<'_>) -> Option<Finding> {
    RULES.iter().find_map(|rule| rule(credential))
}

fn defect_in_key(credential: &Credential<'_>) -> Option<Finding> {
    let key = credential.key();
    let defect = defect(key)?;
    let code = match defect {
        Defect::Blanks => Code::RegistryKeyBlanks,
        Defect::Invisible => Code::RegistryKeyInvisible,
        Defect::Quotes => Code::RegistryKeyQuotes,
        Defect::Variable => Code::RegistryKeyVariable,
        Defect::Placeholder | Defect::Mask => Code::RegistryKeyPlaceholder,
    };
    let finding = warning(code, credential);
    Some(match mended(key, defect) {
        Some(text) => finding.fixed_by(FixAction::SetText { text }),
        None => finding,
    })
}

fn hub_without_last_slash(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let missing = pattern.is("index.docker.io/v1") || pattern.is("index.docker.io/v2");
    missing.then(|| hub_fix(warning(Code::HubKeyWithoutSlash, credential)))
}

/// Hosts of Docker Hub that no image names, and those that are right but for a port or capitals.
fn hub_under_another_host(credential: &Credential<'_>) -> Option<Finding> {
    const OTHERS: [&str; 9] = [
        "hub.docker.com",
        "registry-1.docker.io",
        "registry.hub.docker.com",
        "docker.com",
        "www.docker.com",
        "auth.docker.io",
        "login.docker.com",
        "cloud.docker.com",
        "registry.docker.io",
    ];
    let pattern = credential.pattern.as_ref()?;
    let host = pattern.host().to_ascii_lowercase();
    let is_own = matches!(&*host, "docker.io" | "index.docker.io");
    let has_port = is_own && !pattern.port().is_empty();
    let has_capitals = is_own && host != pattern.host();
    (has_port || has_capitals || OTHERS.contains(&&*host))
        .then(|| hub_fix(warning(Code::HubKeyOtherHost, credential).with("host", host)))
}

/// `HTTPS://`, `oci://`, `docker://`, `//` and a scheme written twice: read as host or as nothing.
fn foreign_scheme(credential: &Credential<'_>) -> Option<Finding> {
    let key = credential.key();
    let plain = key
        .strip_prefix("https://")
        .or_else(|| key.strip_prefix("http://"))
        .unwrap_or(key);
    let (scheme, rest) = plain.split_once("//")?;
    let is_scheme = scheme.is_empty()
        || scheme
            .strip_suffix(':')
            .is_some_and(|s| s.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !is_scheme || rest.is_empty() {
        return None;
    }
    let text = rest.trim_start_matches('/').to_owned();
    Some(
        warning(Code::RegistryKeyScheme, credential)
            .with("scheme", format!("{scheme}//"))
            .fixed_by(FixAction::SetText { text }),
    )
}

fn user_info(credential: &Credential<'_>) -> Option<Finding> {
    let (scheme, authority, rest) = split(credential.key());
    let (user_info, host) = authority.rsplit_once('@')?;
    let text = format!("{scheme}{host}{rest}");
    // The part before the sign may hold a password, so it is not quoted, and one that does is not sent.
    let finding = match user_info == MASK {
        true => Finding::error(Code::RegistryKeyUserInfo, credential.key_place()),
        false => warning(Code::RegistryKeyUserInfo, credential),
    };
    Some(finding.fixed_by(FixAction::SetText { text }))
}

fn query_or_fragment(credential: &Credential<'_>) -> Option<Finding> {
    let key = credential.key();
    let at = key.find(['?', '#'])?;
    let text = key[..at].to_owned();
    Some(
        warning(Code::RegistryKeyCut, credential)
            .with("sign", &key[at..=at])
            .fixed_by(FixAction::SetText { text }),
    )
}

fn dropped(credential: &Credential<'_>) -> Option<Finding> {
    credential
        .pattern
        .is_none()
        .then(|| warning(Code::RegistryKeyDropped, credential))
}

fn double_slash(credential: &Credential<'_>) -> Option<Finding> {
    let path = credential.pattern.as_ref()?.path().into_owned();
    if !path.contains("//") {
        return None;
    }
    let (scheme, authority, rest) = split(credential.key());
    let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
    let text = [&[&*format!("{scheme}{authority}")], &*parts]
        .concat()
        .join("/");
    Some(warning(Code::RegistryKeyDoubleSlash, credential).fixed_by(FixAction::SetText { text }))
}

fn uppercase(credential: &Credential<'_>) -> Option<Finding> {
    let text = credential.key().to_lowercase();
    (text != credential.key()).then(|| {
        warning(Code::RegistryKeyUppercase, credential).fixed_by(FixAction::SetText { text })
    })
}

fn glob_in_path(credential: &Credential<'_>) -> Option<Finding> {
    let (scheme, authority, rest) = split(credential.key());
    let before = rest
        .split('*')
        .next()
        .filter(|before| before.len() < rest.len())?;
    let text = format!("{scheme}{authority}{before}");
    Some(warning(Code::RegistryKeyGlobInPath, credential).fixed_by(FixAction::SetText { text }))
}

fn tag_or_digest(credential: &Credential<'_>) -> Option<Finding> {
    let (scheme, authority, rest) = split(credential.key());
    let at = rest.find([':', '@'])?;
    let text = format!("{scheme}{authority}{}", &rest[..at]);
    Some(warning(Code::RegistryKeyTag, credential).fixed_by(FixAction::SetText { text }))
}

/// Paths of web pages and programming interfaces, which no image name has.
fn path_of_web_pages(credential: &Credential<'_>) -> Option<Finding> {
    const PAGES: [&str; 10] = [
        "/artifactory",
        "/harbor",
        "/api",
        "/ui",
        "/repository",
        "/service",
        "/login",
        "/packages",
        "/settings",
        "/webapp",
    ];
    let path = credential.pattern.as_ref()?.path().into_owned();
    let page = PAGES.iter().find(|page| {
        path.strip_prefix(**page)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })?;
    let (scheme, authority, _) = split(credential.key());
    let text = format!("{scheme}{authority}");
    Some(
        warning(Code::RegistryKeyPathOfPages, credential)
            .with("path", page)
            .fixed_by(FixAction::SetText { text }),
    )
}

fn version_without_slash(credential: &Credential<'_>) -> Option<Finding> {
    let path = credential.pattern.as_ref()?.path().into_owned();
    let version = matches!(&*path, "/v1" | "/v2").then_some(path)?;
    let text = format!("{}/", credential.key());
    Some(
        warning(Code::RegistryKeyVersion, credential)
            .with("path", version)
            .fixed_by(FixAction::SetText { text }),
    )
}

/// A sign that may stand in a URL and in no image name: the key is kept and matches nothing.
fn character_no_image_has(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let text = pattern.text().into_owned();
    let allowed = |c: char| c.is_ascii_alphanumeric() || "._-*:/[]".contains(c);
    let character = text.chars().find(|&c| !allowed(c))?;
    Some(warning(Code::RegistryKeyCharacter, credential).with("character", character))
}

/// `ORG/app`, `_json_key`: text without a host, which images always have.
fn no_host(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let host = pattern.host();
    let is_host =
        host.contains(['.', ':', '*']) || host == "localhost" || !pattern.port().is_empty();
    (!is_host).then(|| warning(Code::RegistryKeyNoHost, credential).with("host", host))
}

/// `azurecr.io`: the images of such registries have one label or more in front.
fn parent_domain(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let host = pattern.host().into_owned();
    let (preset, glob) = presets::preset_of_parent(&host)?;
    let finding = warning(Code::RegistryKeyParentDomain, credential)
        .with("host", &host)
        .with("example", &preset.sample_key);
    let whole = glob.strip_prefix("*.").is_some_and(|rest| rest == host);
    Some(match whole && pattern.path().is_empty() {
        true => finding.fixed_by(FixAction::SetText {
            text: glob.to_owned(),
        }),
        false => finding,
    })
}

fn star_alone(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    (pattern.host() == "*").then(|| warning(Code::RegistryKeyStarAlone, credential))
}

/// Keys for Docker Hub that only one of both readers matches.
fn hub_for_one_reader(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let (host, path) = (pattern.host(), pattern.path());
    let code = match (&*host, &*path) {
        ("docker.io", "") => Code::HubKeyKubeletOnly,
        ("index.docker.io", "") => return None,
        ("index.docker.io", _) | ("*.docker.io", _) => Code::HubKeySecondReaderOnly,
        _ => return None,
    };
    Some(hub_fix(warning(code, credential)))
}

/// `docker.io/ORG` keeps a credential to one organisation, and only the kubelet understands it.
fn hub_namespace(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    (pattern.host() == "docker.io").then(|| hub_fix(warning(Code::HubKeyKubeletOnly, credential)))
}

fn default_port(credential: &Credential<'_>) -> Option<Finding> {
    let pattern = credential.pattern.as_ref()?;
    let (scheme, authority, rest) = split(credential.key());
    let host = authority
        .strip_suffix(":443")
        .filter(|_| pattern.port() == "443")?;
    let text = format!("{scheme}{host}{rest}");
    Some(
        Finding::hint(Code::RegistryKeyDefaultPort, credential.key_place())
            .fixed_by(FixAction::SetText { text }),
    )
}

fn path_is_a_prefix(credential: &Credential<'_>) -> Option<Finding> {
    let path = credential.pattern.as_ref()?.path().into_owned();
    if path.is_empty() || path.ends_with('/') {
        return None;
    }
    let finding =
        Finding::hint(Code::RegistryKeyPathPrefix, credential.key_place()).with("path", &path);
    // A single part is an organisation; more may be the image itself, which a slash would shut out.
    let is_namespace = path.matches('/').count() == 1;
    Some(match is_namespace {
        true => finding.fixed_by(FixAction::SetText {
            text: format!("{}/", credential.key()),
        }),
        false => finding,
    })
}

fn warning(code: Code, credential: &Credential<'_>) -> Finding {
    Finding::warning(code, credential.key_place())
}

fn hub_fix(finding: Finding) -> Finding {
    finding.fixed_by(FixAction::SetText {
        text: DOCKER_HUB_KEY.to_owned(),
    })
}

/// Scheme with its slashes, authority, and the rest of a key.
fn split(key: &str) -> (&str, &str, &str) {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| key.starts_with(**scheme));
    let (scheme, rest) = key.split_at(scheme.map_or(0, |scheme| scheme.len()));
    let end = rest.find('/').unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    (scheme, authority, rest)
}
