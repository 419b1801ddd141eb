//! Which row of the presets knows about a registry, and what it says about a refusal.

use std::sync::LazyLock;

use pull_secret::presets::{self, Preset, RefusedAt};
use pull_secret::{Keyring, Target};

use crate::Cure;

/// The row for registries that nobody knows by name.
const UNKNOWN: &str = "distribution";

static BY_HOST: LazyLock<Keyring<&'static Preset>> = LazyLock::new(|| {
    let rows = presets::presets().iter();
    Keyring::new([rows.flat_map(|row| row.hosts.iter().map(move |host| (&**host, row)))])
});

/// The row of the registry that an image's domain belongs to.
pub(crate) fn preset_of(domain: &str) -> Option<&'static Preset> {
    let target = Target::of_lookup(&format!("{domain}/"));
    BY_HOST.select(&target).first().copied()
}

/// What the row of this domain says about a refusal, if it says anything.
pub(crate) fn cure(domain: &str, at: RefusedAt, status: u16) -> Option<Cure> {
    let preset = match preset_of(domain) {
        Some(preset) => preset,
        None => presets::preset(UNKNOWN)?,
    };
    preset.cure(at, status)?;
    Some(Cure::Preset {
        preset: preset.id.clone(),
        at,
        status,
    })
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
    fn a_cure_names_the_row_that_has_it() {
        let cure = cure("docker.io", RefusedAt::Login, 401).unwrap();
        assert!(cure.words().unwrap().en.contains("Docker ID"));
        assert_eq!(super::cure("docker.io", RefusedAt::Login, 418), None);
    }
}
