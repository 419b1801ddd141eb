//! What is behind a manifest that can be had: the manifest itself, the entry for linux/amd64, its configuration.
//!
//! As containerd pulls: by digest, and only if what comes is what the digest says.

use std::sync::Arc;

use pull_secret::presets::Failure;
use request::{BodyEnd, Header, Method};

use crate::endpoint::authorized;
use crate::image_check::ImageCheck;
use crate::manifest::Manifest;
use crate::manifest_response::ManifestResult;
use crate::platform::{self, Fit, Platform};
use crate::registry::Found;
use crate::registry_client::{Followed, LARGEST_MANIFEST, RecordedResponse};
use crate::step_result::StepResult;
use crate::{Code, Exchange, Purpose, Step};

/// How deep indexes may lie within each other.
const DEPTH: usize = 3;

/// Says what there is to say about the manifest and the platform.
pub(crate) async fn read(check: &ImageCheck<'_>, found: &Found, manifest_result: ManifestResult) {
    let reader = Reader {
        check,
        found,
        authorization: manifest_result.authorization.as_ref(),
    };
    let header = manifest_result
        .head
        .answer
        .header("docker-content-digest")
        .filter(|text| is_digest(text));
    let reference = check
        .image
        .digest()
        .or(header)
        .unwrap_or(check.image.manifest());
    match reader.manifest(reference).await {
        Ok((manifest, exchanges)) => {
            check
                .sink
                .report(Step::ImageFound, manifest_result.result.seen(&exchanges));
            let result = reader.platform(manifest).await;
            check
                .sink
                .report(Step::RunsOnPlatform, result.unwrap_or_else(|result| result));
        }
        Err(result) => {
            let before = manifest_result.result.evidence().to_vec();
            check
                .sink
                .report(Step::ImageFound, result.seen_before(&before));
        }
    }
}

/// Fetches with what the manifest could be had with.
struct Reader<'a> {
    check: &'a ImageCheck<'a>,
    found: &'a Found,
    authorization: Option<&'a Header>,
}

type Exchanges = Vec<Arc<Exchange>>;

impl Reader<'_> {
    /// Fetches a manifest that holds an image, by tag or digest.
    async fn manifest(&self, reference: &str) -> Result<(Manifest, Exchanges), StepResult> {
        let path = self.check.image.path();
        let request = self.found.endpoint.manifest(Method::Get, path, reference);
        let request = authorized(request, self.authorization);
        let followed = self.fetch(Purpose::Manifest, &request).await?;
        let recorded = &followed.recorded;
        let result = |result: StepResult| {
            result
                .answered_by(&recorded.exchange)
                .seen_before(&followed.exchanges)
        };
        if recorded.end == BodyEnd::Capped {
            return Err(result(StepResult::refused(Code::ManifestTooLarge)));
        }
        let content_type = recorded.answer.header("content-type").unwrap_or_default();
        let manifest = Manifest::read(content_type, &recorded.answer.body);
        if manifest == Ok(Manifest::SchemaOne) {
            // The digest of this form leaves its signatures out, so it cannot be held against the text.
            return Err(result(
                StepResult::refused(Code::SchemaOne).with_general_remedy(Failure::NoImage),
            ));
        }
        verify(reference, recorded).map_err(result)?;
        match manifest {
            Ok(Manifest::Artifact { media_type }) => {
                let media_type = request::displayable(&media_type, 200);
                let artifact = StepResult::refused(Code::Artifact).with("mediaType", media_type);
                Err(result(artifact.with_general_remedy(Failure::NoImage)))
            }
            Ok(manifest) => Ok((manifest, followed.exchanges)),
            Err(_) => Err(result(StepResult::refused(Code::ManifestMalformed))),
        }
    }

    async fn platform(&self, mut manifest: Manifest) -> Result<StepResult, StepResult> {
        let mut seen = Vec::new();
        for _ in 0..DEPTH {
            let entries = match manifest {
                Manifest::Image { config } => {
                    return self
                        .configuration(&config)
                        .await
                        .map(|result| result.seen_before(&seen));
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
        Err(StepResult::refused(Code::ManifestMalformed).seen(&seen))
    }

    async fn configuration(&self, digest: &str) -> Result<StepResult, StepResult> {
        let request = self.found.endpoint.blob(self.check.image.path(), digest);
        let request = authorized(request, self.authorization);
        let followed = self.fetch(Purpose::Configuration, &request).await?;
        let result = |result: StepResult| result.seen(&followed.exchanges);
        verify(digest, &followed.recorded).map_err(result)?;
        let Some(platform) = Platform::of_config(&followed.recorded.answer.body) else {
            return Err(result(StepResult::refused(Code::ConfigurationMissing)));
        };
        Ok(result(fits(&platform)))
    }

    /// Fetches something that has to be there, since it was promised.
    async fn fetch(
        &self,
        purpose: Purpose,
        request: &request::Request,
    ) -> Result<Followed, StepResult> {
        let from = (&self.found.endpoint, self.found.place.zone);
        let client = &self.check.registry.client;
        let followed = client
            .send_following_redirects(purpose, request, from, LARGEST_MANIFEST)
            .await?;
        let recorded = &followed.recorded;
        let host = self.found.endpoint.authority();
        let result = match recorded.status() {
            _ if recorded.cut().is_some() => recorded.cut(),
            200..=299 => None,
            300..=399 => {
                let target = recorded.target(&recorded.exchange.request.url);
                Some(StepResult::not_provable(Code::Redirected).with_any("target", target))
            }
            _ => recorded
                .server_failure(&host)
                .or(Some(StepResult::refused(missing_code(purpose)))),
        };
        match result {
            Some(result) => Err(result
                .with("host", host)
                .answered_by(&recorded.exchange)
                .seen_before(&followed.exchanges)),
            None => Ok(followed),
        }
    }
}

fn missing_code(purpose: Purpose) -> Code {
    match purpose {
        Purpose::Configuration => Code::ConfigurationMissing,
        _ => Code::NotFound,
    }
}

fn fits(platform: &Platform) -> StepResult {
    let result = match platform.fit() {
        Some(Fit::Amd64) => StepResult::proven(Code::PlatformFits),
        Some(Fit::NewerAmd64) => StepResult::warning(Code::PlatformNewer),
        Some(Fit::I386) => StepResult::warning(Code::PlatformOlder),
        Some(Fit::Unspecified) => StepResult::not_provable(Code::PlatformUnspecified),
        None => return missing(&request::displayable(&platform.to_string(), 200)),
    };
    result.with("platform", request::displayable(&platform.to_string(), 200))
}

fn missing(platforms: &str) -> StepResult {
    StepResult::refused(Code::PlatformMissing)
        .with("platforms", platforms)
        .with_general_remedy(Failure::NoLinuxAmd64)
}

/// Holds a body against the digest it was asked for by. A tag promises nothing.
fn verify(reference: &str, recorded: &RecordedResponse) -> Result<(), StepResult> {
    let actual = recorded.digests.as_ref();
    match actual.and_then(|actual| actual.like(reference)) {
        Some(actual) if actual != reference => Err(StepResult::refused(Code::DigestMismatch)
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
