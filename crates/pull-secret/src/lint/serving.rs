//! Keys and images together: who serves what, and who is in whose way.

use std::collections::BTreeSet;

use crate::matching::Rule;
use crate::registry_key::DOCKER_HUB_KEY;
use crate::verdict::{ImageVerdict, Miss, ReaderVerdict, verdicts};
use crate::{Code, Draft, FieldPath, Finding, FixAction, Keyring, Pattern, Target, presets};

/// Findings about keys that disturb each other, and about images that no key serves. `patterns` are those of the keys.
pub(super) fn findings(draft: &Draft, patterns: &[Option<&Pattern>]) -> Vec<Finding> {
    let verdicts = verdicts(draft);
    let serves = |verdict: &ImageVerdict| verdict.kubelet.registries().next().is_some();
    let is_in_use = verdicts.iter().any(serves);
    let mut findings = same_patterns(draft, patterns);
    findings.extend(hidden_hub_key(draft, patterns));
    findings.extend(
        verdicts
            .iter()
            .filter_map(|verdict| not_served(draft, verdict, is_in_use)),
    );
    findings.extend(
        verdicts
            .iter()
            .filter_map(|verdict| not_served_second(draft, verdict)),
    );
    findings.extend(unused_keys(draft, &verdicts));
    findings
}

/// Two keys of one secret with one pattern: Go's maps make their order undefined.
fn same_patterns(draft: &Draft, patterns: &[Option<&Pattern>]) -> Vec<Finding> {
    let same_as = |registry: usize| {
        let pattern = patterns[registry]?;
        let other = patterns[..registry]
            .iter()
            .position(|other| *other == Some(pattern))?;
        let differ =
            draft.registries[other].registry_key != draft.registries[registry].registry_key;
        differ.then(|| {
            Finding::warning(
                Code::RegistryKeySamePattern,
                FieldPath::RegistryKey { registry },
            )
            .with("other", other + 1)
            .with("pattern", pattern.text())
        })
    };
    (0..patterns.len()).filter_map(same_as).collect()
}

/// The Docker Hub key counts only where nothing else matches.
fn hidden_hub_key(draft: &Draft, patterns: &[Option<&Pattern>]) -> Option<Finding> {
    let is_hub =
        |pattern: &Option<&Pattern>| pattern.is_some_and(|pattern| pattern.is("index.docker.io"));
    let hub = patterns.iter().position(is_hub)?;
    let keys = draft
        .registries
        .iter()
        .map(|registry| registry.registry_key.as_str());
    let keyring = Keyring::new([keys.zip(0..)]);
    let any_hub_image = Target::of_lookup("docker.io/library/any");
    let hit = keyring.select(&any_hub_image);
    let by: usize = *hit.first().filter(|_| hit.rule == Some(Rule::Pattern))?;
    Some(
        Finding::warning(
            Code::RegistryKeyHidden,
            FieldPath::RegistryKey { registry: hub },
        )
        .with("other", by + 1)
        .with("by", &draft.registries[by].registry_key),
    )
}

fn not_served(draft: &Draft, verdict: &ImageVerdict, is_in_use: bool) -> Option<Finding> {
    let ReaderVerdict::Nothing { misses } = &verdict.kubelet else {
        return None;
    };
    let finding = Finding::warning(
        Code::ImageNotServed,
        FieldPath::Image {
            image: verdict.image,
        },
    )
    .with(
        "repository",
        verdict.repository.as_deref().unwrap_or_default(),
    )
    .with(
        "suggestedKey",
        verdict.suggested_key.as_deref().unwrap_or_default(),
    );
    let near = misses.iter().find(|miss| miss.why.is_near());
    Some(match near {
        Some(near) => {
            let finding = finding
                .with("registry", near.registry + 1)
                .with("why", near.why.name());
            match &verdict.suggested_key {
                Some(key) if matches!(near.why, Miss::Case | Miss::Port) => finding.fixed_at(
                    FieldPath::RegistryKey {
                        registry: near.registry,
                    },
                    FixAction::SetText { text: key.clone() },
                ),
                _ => leads_to_registry(draft, verdict, is_in_use, finding),
            }
        }
        None => leads_to_registry(draft, verdict, is_in_use, finding),
    })
}

/// The registry of the image: in place of the only one there is, or beside those there are, one of which may serve
/// another image (`is_in_use`).
fn leads_to_registry(
    draft: &Draft,
    verdict: &ImageVerdict,
    is_in_use: bool,
    finding: Finding,
) -> Finding {
    let Some(key) = &verdict.suggested_key else {
        return finding;
    };
    let host = Pattern::of_key(key).map(|pattern| pattern.host().into_owned());
    let preset = host.and_then(|host| presets::preset_of_host(&host));
    let own_key = preset.and_then(|preset| preset.registry_key.clone());
    let preset = preset.map(|preset| preset.id.clone());
    let registry_key = own_key.unwrap_or_else(|| key.clone());
    match draft.registries.len() {
        1 if !is_in_use => finding.fixed_at(
            FieldPath::RegistryKey { registry: 0 },
            FixAction::UseRegistry {
                preset,
                registry_key,
            },
        ),
        _ => finding.fixed_at(
            FieldPath::Document,
            FixAction::AddRegistry {
                preset,
                registry_key,
            },
        ),
    }
}

/// The kubelet finds a credential and tag resolution does not: serving fails, workflows run.
fn not_served_second(draft: &Draft, verdict: &ImageVerdict) -> Option<Finding> {
    let ReaderVerdict::Serves { registry, .. } = verdict.kubelet else {
        return None;
    };
    let finding = Finding::warning(
        Code::ImageNotServedSecond,
        FieldPath::Image {
            image: verdict.image,
        },
    );
    match &verdict.second {
        ReaderVerdict::Nothing { .. } => {
            let pattern = Pattern::of_key(&draft.registries[registry].registry_key)?;
            let finding = finding.with("key", &draft.registries[registry].registry_key);
            let is_hub = pattern.host() == "docker.io";
            Some(match is_hub {
                true => finding.fixed_at(
                    FieldPath::RegistryKey { registry },
                    FixAction::SetText {
                        text: DOCKER_HUB_KEY.to_owned(),
                    },
                ),
                false => finding,
            })
        }
        ReaderVerdict::UnreadableKey { registry } => {
            Some(finding.with("key", &draft.registries[*registry].registry_key))
        }
        ReaderVerdict::Serves { .. } | ReaderVerdict::InvalidName { .. } => None,
    }
}

fn unused_keys(draft: &Draft, verdicts: &[ImageVerdict]) -> Vec<Finding> {
    let all_named =
        !verdicts.is_empty() && verdicts.iter().all(|verdict| verdict.repository.is_some());
    // Of the only registry the images say that it is the wrong one.
    if !all_named || draft.registries.len() == 1 {
        return Vec::new();
    }
    let used: BTreeSet<usize> = verdicts
        .iter()
        .flat_map(|verdict| {
            verdict
                .kubelet
                .registries()
                .chain(verdict.second.registries())
        })
        .collect();
    let unused = (0..draft.registries.len()).filter(|registry| !used.contains(registry));
    unused
        .map(|registry| {
            Finding::hint(Code::RegistryKeyUnused, FieldPath::RegistryKey { registry })
                .fixed_by(FixAction::RemoveRegistry)
        })
        .collect()
}
