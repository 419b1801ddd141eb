//! Whether an image runs where AI Core runs it: on linux/amd64.
//!
//! A node takes what containerd's matcher takes (`platforms.Only`): amd64, and 386 if there is nothing better.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;

use crate::manifest::Entry;

/// What an image is built for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Platform {
    #[serde(default)]
    os: String,
    #[serde(default)]
    architecture: String,
    #[serde(default)]
    variant: String,
}

/// How well a platform fits a node of linux/amd64. The better ones come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// linux/amd64, which AI Core runs.
    Amd64,
    /// It is linux/amd64 for newer processors (`v2` to `v4`), which a node may or may not have.
    NewerAmd64,
    /// It is linux/386, which amd64 runs too.
    I386,
    /// No platform is named.
    Unspecified,
}

impl Platform {
    /// Reads the platform in an image's configuration; `None` if it is no JSON object.
    pub(crate) fn of_config(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }

    /// How it fits; `None` if it does not.
    pub(crate) fn fit(&self) -> Option<Fit> {
        // containerd takes an empty system for its own, and `x86_64` for amd64.
        let linux = matches!(&*self.os, "linux" | "");
        match (&*self.architecture, &*self.variant) {
            _ if !linux => None,
            ("amd64" | "x86_64" | "x86-64", "" | "v1") => Some(Fit::Amd64),
            ("amd64" | "x86_64" | "x86-64", _) => Some(Fit::NewerAmd64),
            ("386" | "i386", _) => Some(Fit::I386),
            ("", _) => Some(Fit::Unspecified),
            _ => None,
        }
    }
}

impl fmt::Display for Platform {
    /// `os/architecture` or `os/architecture/variant`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.architecture)?;
        match &*self.variant {
            "" => Ok(()),
            variant => write!(f, "/{variant}"),
        }
    }
}

/// The entry of an index that a node would pull.
pub(crate) fn best(entries: &[Entry]) -> Option<&Entry> {
    let fit = |entry: &Entry| match &entry.platform {
        Some(platform) => platform.fit(),
        None => Some(Fit::Unspecified),
    };
    let fitting = entries
        .iter()
        .filter_map(|entry| Some((fit(entry)?, entry)));
    fitting.min_by_key(|(fit, _)| *fit).map(|(_, entry)| entry)
}

/// The platforms an index offers, without the attestations that builders put beside images.
pub(crate) fn offered(entries: &[Entry]) -> Vec<String> {
    let platforms = entries.iter().filter_map(|entry| entry.platform.as_ref());
    let mut seen = HashSet::from(["unknown/unknown".to_owned()]);
    platforms
        .map(Platform::to_string)
        .filter(|platform| seen.insert(platform.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_takes_amd64_and_if_it_must_386() {
        for (config, fit) in [
            (r#"{"os":"linux","architecture":"amd64"}"#, Some(Fit::Amd64)),
            (
                r#"{"os":"linux","architecture":"amd64","variant":"v3"}"#,
                Some(Fit::NewerAmd64),
            ),
            (r#"{"os":"linux","architecture":"386"}"#, Some(Fit::I386)),
            (r#"{"os":"linux","architecture":"arm64"}"#, None),
            (r#"{"os":"windows","architecture":"amd64"}"#, None),
            ("{}", Some(Fit::Unspecified)),
        ] {
            assert_eq!(Platform::of_config(config).unwrap().fit(), fit, "{config}");
        }
        assert_eq!(Platform::of_config("[]x"), None);
    }

    #[test]
    fn the_best_entry_of_an_index_is_chosen_and_attestations_are_none() {
        let entries = [
            entry("a", Some(("unknown", "unknown"))),
            entry("b", Some(("linux", "386"))),
            entry("c", Some(("linux", "amd64"))),
            entry("d", None),
        ];
        assert_eq!(best(&entries).unwrap().digest, "c");
        assert_eq!(best(&entries[..2]).unwrap().digest, "b");
        assert_eq!(best(&entries[..1]), None);
        assert_eq!(offered(&entries), ["linux/386", "linux/amd64"]);
    }

    #[test]
    fn each_platform_is_offered_once_in_the_order_of_the_index() {
        let entries = [
            entry("a", Some(("linux", "arm64"))),
            entry("b", Some(("unknown", "unknown"))),
            entry("c", Some(("linux", "amd64"))),
            entry("d", Some(("linux", "arm64"))),
            entry("e", None),
        ];
        assert_eq!(offered(&entries), ["linux/arm64", "linux/amd64"]);
        assert_eq!(offered(&[]), Vec::<String>::new());
    }

    #[test]
    fn names_and_variants_are_taken_as_containerd_takes_them() {
        for (os, architecture, variant, fit) in [
            ("linux", "amd64", "", Some(Fit::Amd64)),
            ("", "amd64", "", Some(Fit::Amd64)),
            ("linux", "x86_64", "v1", Some(Fit::Amd64)),
            ("linux", "x86-64", "v4", Some(Fit::NewerAmd64)),
            ("linux", "i386", "", Some(Fit::I386)),
            ("linux", "", "", Some(Fit::Unspecified)),
            ("linux", "arm", "v7", None),
            ("Linux", "amd64", "", None),
            ("darwin", "", "", None),
        ] {
            let platform = Platform {
                os: os.to_owned(),
                architecture: architecture.to_owned(),
                variant: variant.to_owned(),
            };
            assert_eq!(platform.fit(), fit, "{platform}");
        }
    }

    #[test]
    fn better_fits_are_preferred_whatever_their_place() {
        let ordered = [Fit::Amd64, Fit::NewerAmd64, Fit::I386, Fit::Unspecified];
        assert!(ordered.is_sorted());
        let variant = |digest: &str, variant: &str| {
            let mut entry = entry(digest, Some(("linux", "amd64")));
            if let Some(platform) = &mut entry.platform {
                variant.clone_into(&mut platform.variant);
            }
            entry
        };
        let entries = [variant("a", "v3"), variant("b", ""), variant("c", "v2")];
        assert_eq!(best(&entries).unwrap().digest, "b");
        assert_eq!(best(&entries[2..]).unwrap().digest, "c");
    }

    fn entry(digest: &str, platform: Option<(&str, &str)>) -> Entry {
        let platform = platform.map(|(os, architecture)| Platform {
            os: os.to_owned(),
            architecture: architecture.to_owned(),
            variant: String::new(),
        });
        Entry {
            digest: digest.to_owned(),
            platform,
        }
    }
}
