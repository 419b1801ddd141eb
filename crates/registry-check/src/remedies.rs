//! Which row of the presets knows about a registry, and what it says about a refusal.

use std::sync::LazyLock;

use pull_secret::presets::{self, Failure, Preset, RefusedAt};
use pull_secret::{Keyring, Target};

use crate::Remedy;

static BY_HOST: LazyLock<Keyring<&'static Preset>> = LazyLock::new(|| {
    let rows = presets::presets().iter();
    Keyring::new([rows.flat_map(|row| row.hosts.iter().map(move |host| (&**host, row)))])
});

/// The row of the registry that an image's domain belongs to.
pub(crate) fn preset_of(domain: &str) -> Option<&'static Preset> {
    let target = Target::of_lookup(&format!("{domain}/"));
    BY_HOST.select(&target).first().copied()
}

/// What the row of this domain says about a refusal, or else what is said about any registry's.
pub(crate) fn remedy(domain: &str, at: RefusedAt, status: u16) -> Option<Remedy> {
    let row = preset_of(domain).filter(|row| row.remedy(at, status).is_some());
    let known = row.map(|row| Remedy::Preset {
        preset: row.id.clone(),
        at,
        status,
    });
    known.or_else(|| general(at, status))
}

fn general(at: RefusedAt, status: u16) -> Option<Remedy> {
    let failure = match (at, status) {
        (RefusedAt::Login, 400..=403) => Failure::LoginRefused,
        (RefusedAt::Manifest, 401 | 403) => Failure::PullRefused,
        (RefusedAt::Manifest, 404) => Failure::RepositoryMissing,
        _ => return None,
    };
    Some(Remedy::General { failure })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_is_known_by_the_domain_of_its_images() {
        for (domain, id) in [
            ("docker.io", Some("docker-hub")),
            ("ghcr.io", Some("ghcr")),
            (
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
                Some("ecr"),
            ),
            ("registry.example:5000", None),
        ] {
            assert_eq!(preset_of(domain).map(|preset| &*preset.id), id, "{domain}");
        }
    }

    #[test]
    fn a_cure_is_the_registrys_own_or_else_a_general_one() {
        let found = remedy("docker.io", RefusedAt::Login, 401).unwrap();
        assert!(found.words().unwrap().en.contains("Docker ID"));
        let general = super::remedy("registry.example", RefusedAt::Login, 401);
        assert_eq!(
            general,
            Some(Remedy::General {
                failure: Failure::LoginRefused
            })
        );
        assert_eq!(super::remedy("docker.io", RefusedAt::Login, 418), None);
    }
}
