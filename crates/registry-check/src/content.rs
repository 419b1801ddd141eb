//! What is behind a manifest that can be had: the manifest itself, the entry for linux/amd64, its configuration.
//!
//! As containerd pulls: by digest, and only if what comes is what the digest says.

use std::sync::Arc;

use pull_secret::presets::Failure;
use request::{BodyEnd, Header, Method};

use crate::desk::{Followed, Heard, LARGEST_MANIFEST};
use crate::endpoint::authorized;
use crate::image::Errand;
use crate::manifest::Manifest;
use crate::manifest_answer::Held;
use crate::platform::{self, Fit, Platform};
use crate::registry::Found;
use crate::said::Said;
use crate::{Code, Exchange, Purpose, Step};

/// How deep indexes may lie within each other.
const DEPTH: usize = 3;

/// Says what there is to say about the manifest and the platform.
pub(crate) async fn read(errand: &Errand<'_>, found: &Found, held: Held) {
    let reader = Reader {
        errand,
        found,
        authorization: held.authorization.as_ref(),
    };
    let header = held
        .head
        .answer
        .header("docker-content-digest")
        .filter(|text| is_digest(text));
    let reference = errand
        .image
        .digest()
        .or(header)
        .unwrap_or(errand.image.manifest());
    match reader.manifest(reference).await {
        Ok((manifest, exchanges)) => {
            errand
                .notes
                .say(Step::ImageFound, held.said.seen(&exchanges));
            let said = reader.platform(manifest).await;
            errand
                .notes
                .say(Step::RunsOnPlatform, said.unwrap_or_else(|said| said));
        }
        Err(said) => {
            let before = held.said.evidence().to_vec();
            errand
                .notes
                .say(Step::ImageFound, said.seen_before(&before));
        }
    }
}

/// Fetches with what the manifest could be had with.
struct Reader<'a> {
    errand: &'a Errand<'a>,
    found: &'a Found,
    authorization: Option<&'a Header>,
}

type Exchanges = Vec<Arc<Exchange>>;

impl Reader<'_> {
    /// Fetches a manifest that holds an image, by tag or digest.
    async fn manifest(&self, reference: &str) -> Result<(Manifest, Exchanges), Said> {
        let path = self.errand.image.path();
        let request = self.found.endpoint.manifest(Method::Get, path, reference);
        let request = authorized(request, self.authorization);
        let followed = self.fetch(Purpose::Manifest, &request).await?;
        let heard = &followed.heard;
        let said = |said: Said| {
            said.answered_by(&heard.exchange)
                .seen_before(&followed.exchanges)
        };
        if heard.end == BodyEnd::Capped {
            return Err(said(Said::refused(Code::ManifestTooLarge)));
        }
        let content_type = heard.answer.header("content-type").unwrap_or_default();
        let manifest = Manifest::read(content_type, &heard.answer.body);
        if manifest == Ok(Manifest::SchemaOne) {
            // The digest of this form leaves its signatures out, so it cannot be held against the text.
            return Err(said(
                Said::refused(Code::SchemaOne).cured_as(Failure::NoImage),
            ));
        }
        verify(reference, heard).map_err(said)?;
        match manifest {
            Ok(Manifest::Artifact { media_type }) => {
                let media_type = request::displayable(&media_type, 200);
                let artifact = Said::refused(Code::Artifact).with("mediaType", media_type);
                Err(said(artifact.cured_as(Failure::NoImage)))
            }
            Ok(manifest) => Ok((manifest, followed.exchanges)),
            Err(_) => Err(said(Said::refused(Code::ManifestMalformed))),
        }
    }

    async fn platform(&self, mut manifest: Manifest) -> Result<Said, Said> {
        let mut seen = Vec::new();
        for _ in 0..DEPTH {
            let entries = match manifest {
                Manifest::Image { config } => {
                    return self
                        .configuration(&config)
                        .await
                        .map(|said| said.seen_before(&seen));
                }
                Manifest::Index { entries } => entries,
                Manifest::SchemaOne | Manifest::Artifact { .. } => break,
            };
            let Some(entry) = platform::best(&entries) else {
                let offered = platform::offered(&entries).join(", ");
                return Err(missing(&request::displayable(&offered, 500)));
            };
            let (next, exchanges) = self.manifest(&entry.digest).await?;
            (manifest, seen) = (next, [seen, exchanges].concat());
        }
        Err(Said::refused(Code::ManifestMalformed).seen(&seen))
    }

    async fn configuration(&self, digest: &str) -> Result<Said, Said> {
        let request = self.found.endpoint.blob(self.errand.image.path(), digest);
        let request = authorized(request, self.authorization);
        let followed = self.fetch(Purpose::Configuration, &request).await?;
        let said = |said: Said| said.seen(&followed.exchanges);
        verify(digest, &followed.heard).map_err(said)?;
        let Some(platform) = Platform::of_config(&followed.heard.answer.body) else {
            return Err(said(Said::refused(Code::ConfigurationMissing)));
        };
        Ok(said(fits(&platform)))
    }

    /// Fetches something that has to be there, since it was promised.
    async fn fetch(&self, purpose: Purpose, request: &request::Request) -> Result<Followed, Said> {
        let from = (&self.found.endpoint, self.found.place.reach);
        let desk = &self.errand.registry.desk;
        let followed = desk
            .ask_following(purpose, request, from, LARGEST_MANIFEST)
            .await?;
        let heard = &followed.heard;
        let host = self.found.endpoint.authority();
        let said = match heard.status() {
            _ if heard.cut().is_some() => heard.cut(),
            200..=299 => None,
            300..=399 => {
                let target = heard.target(&heard.exchange.request.url);
                Some(Said::not_provable(Code::Redirected).with_any("target", target))
            }
            _ => heard.trouble(&host).or(Some(Said::refused(gone(purpose)))),
        };
        match said {
            Some(said) => Err(said
                .with("host", host)
                .answered_by(&heard.exchange)
                .seen_before(&followed.exchanges)),
            None => Ok(followed),
        }
    }
}

fn gone(purpose: Purpose) -> Code {
    match purpose {
        Purpose::Configuration => Code::ConfigurationMissing,
        _ => Code::NotFound,
    }
}

fn fits(platform: &Platform) -> Said {
    let said = match platform.fit() {
        Some(Fit::Amd64) => Said::proven(Code::PlatformFits),
        Some(Fit::NewerAmd64) => Said::warning(Code::PlatformNewer),
        Some(Fit::I386) => Said::warning(Code::PlatformOlder),
        Some(Fit::Unsaid) => Said::not_provable(Code::PlatformUnsaid),
        None => return missing(&request::displayable(&platform.to_string(), 200)),
    };
    said.with("platform", request::displayable(&platform.to_string(), 200))
}

fn missing(platforms: &str) -> Said {
    Said::refused(Code::PlatformMissing)
        .with("platforms", platforms)
        .cured_as(Failure::NoLinuxAmd64)
}

/// Holds a body against the digest it was asked for by. A tag promises nothing.
fn verify(reference: &str, heard: &Heard) -> Result<(), Said> {
    let actual = heard.digests.as_ref();
    match actual.and_then(|actual| actual.like(reference)) {
        Some(actual) if actual != reference => Err(Said::refused(Code::DigestMismatch)
            .with("expected", request::displayable(reference, 200))
            .with("actual", actual)),
        _ => Ok(()),
    }
}

fn is_digest(text: &str) -> bool {
    let hex = |text: &str| {
        text.bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    match text.split_once(':') {
        Some(("sha256", rest)) => rest.len() == 64 && hex(rest),
        Some(("sha512", rest)) => rest.len() == 128 && hex(rest),
        _ => false,
    }
}
