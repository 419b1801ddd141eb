//! Takes a plan through all registries at once, as far as the limits allow.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use parking_lot::Mutex;
use pull_secret::matching::SecondKeyring;
use pull_secret::{ImageReference, Keyring, Target};
use request::{Route, Settings, TimeOuts, Transport};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::address::NetworkZone;
use crate::host_policy::{HostPolicy, PlatformResolver};
use crate::image_check::ImageCheck;
use crate::registry::Registry;
use crate::registry_client::RegistryClient;
use crate::result_sink::ResultSink;
use crate::serving::Serving;
use crate::step_result::StepResult;
use crate::{Code, Consent, Limits, Line, OpenSecret, Plan, Report, Step};

/// Checks plans. The connections of a check are closed with it, and nothing stays in their buffers.
#[derive(Debug)]
pub struct Checker {
    transport: Transport,
    host_policy: Arc<HostPolicy>,
    limits: Limits,
}

impl Checker {
    /// Makes a checker. All of the settings count but the time-outs, which are those of the limits. With settings that
    /// cannot be used every line says so; see [`Transport::new`].
    pub fn new(settings: Settings, limits: Limits) -> Self {
        Self::with_classifier(settings, limits, NetworkZone::of)
    }

    /// The same with another opinion on addresses, for tests: there every server is on this computer.
    pub fn with_classifier(
        settings: Settings,
        limits: Limits,
        classify: fn(IpAddr) -> NetworkZone,
    ) -> Self {
        let names = settings.names.unwrap_or_else(|| Arc::new(PlatformResolver));
        let host_policy = Arc::new(HostPolicy::new(names, classify));
        let time_outs = TimeOuts {
            connect: limits.connect,
            read: limits.request,
            total: limits.request,
        };
        let names = Some(Arc::clone(&host_policy) as _);
        let transport = Transport::new(&Settings {
            time_outs,
            names,
            ..settings
        });
        Self {
            transport,
            host_policy,
            limits,
        }
    }

    /// The way that a request to an address takes.
    pub fn route(&self, address: &str) -> Route {
        self.transport.route(address)
    }

    /// Checks all images of a plan. Each line is passed on as soon as it is known; the report holds them all in order.
    /// Dropping the future ends the check at once.
    pub async fn check(
        &self,
        plan: &Plan,
        passwords: &dyn OpenSecret,
        on_line: &(dyn Fn(&Line) + Sync),
    ) -> Report {
        let keys = plan
            .credentials
            .iter()
            .map(|credential| &*credential.registry_key);
        let keyring = Keyring::new([keys.clone().zip(0..)]);
        let second = SecondKeyring::new([keys.zip(0..)]).ok();
        let images: Vec<_> = plan
            .images
            .iter()
            .map(|text| ImageReference::parse(text))
            .collect();
        let transport = self.transport.for_one_task();
        let registries = self.registries(&transport, plan, &images, passwords);
        let at_once = Semaphore::new(self.limits.at_once.max(1));

        let mut running = FuturesUnordered::new();
        for index in interleaved(&images) {
            let sink = ResultSink::new(index, on_line);
            let (registries, at_once, keyring) = (&registries, &at_once, &keyring);
            let (image, second) = (&images[index], second.as_ref());
            running.push(async move {
                if let Ok(image) = image
                    && let Some(shared) = registries.get(image.domain())
                {
                    let serving = Serving::of(plan, keyring.select(&Target::of_image(image)));
                    sink.report(
                        Step::KeyMatches,
                        serving.result(plan, second, &plan.images[index]),
                    );
                    self.check_image(shared, image, &serving, at_once, &sink)
                        .await;
                } else {
                    sink.report(
                        Step::KeyMatches,
                        StepResult::refused(Code::ImageNameMalformed),
                    );
                }
                sink.finish()
            });
        }
        let mut lines = Vec::with_capacity(plan.images.len() * Step::ALL.len());
        while let Some(image) = running.next().await {
            lines.extend(image);
        }
        lines.sort_by_key(|line| (line.image, line.step));
        Report { lines }
    }

    async fn check_image(
        &self,
        shared: &Shared<'_>,
        image: &ImageReference,
        serving: &Serving,
        at_once: &Semaphore,
        sink: &ResultSink<'_>,
    ) {
        // Neither is ever closed, so both always give a permit.
        let _here = shared.at_once.acquire().await;
        let _anywhere = at_once.acquire().await;
        let check = ImageCheck {
            registry: &shared.registry,
            image,
            logins: &serving.logins,
            without_login: serving.without_login(),
            sink,
        };
        let in_time = timeout(self.limits.image, check.run()).await;
        if in_time.is_err()
            && let Some(step) = sink.open()
        {
            sink.report(
                step,
                StepResult::not_provable(Code::TimedOut).with("phase", "whole"),
            );
        }
    }

    fn registries<'a, E>(
        &'a self,
        transport: &'a Transport,
        plan: &'a Plan,
        images: &[Result<ImageReference, E>],
        passwords: &'a dyn OpenSecret,
    ) -> BTreeMap<String, Shared<'a>> {
        let mut registries = BTreeMap::new();
        for image in images.iter().flatten() {
            let domain = image.domain().to_owned();
            registries
                .entry(domain)
                .or_insert_with(|| self.shared(transport, plan, image, passwords));
        }
        registries
    }

    fn shared<'a>(
        &'a self,
        transport: &'a Transport,
        plan: &'a Plan,
        image: &ImageReference,
        passwords: &'a dyn OpenSecret,
    ) -> Shared<'a> {
        let plain = Consent::PlainHttp {
            registry_host: image.api_host().to_owned(),
        };
        let client = RegistryClient {
            transport,
            host_policy: &self.host_policy,
            passwords,
            limits: &self.limits,
            plain_agreed: plan.consents.contains(&plain),
            opened: Mutex::default(),
        };
        Shared {
            registry: Registry::new(image.domain(), image.api_host(), client, &plan.consents),
            at_once: Semaphore::new(self.limits.at_once_per_registry.max(1)),
        }
    }
}

/// A registry, and how many of its images are looked at.
struct Shared<'a> {
    registry: Registry<'a>,
    at_once: Semaphore,
}

/// The images in turns, one of each registry after the other, so that no registry makes all others wait.
fn interleaved<E>(images: &[Result<ImageReference, E>]) -> Vec<usize> {
    let mut turns: BTreeMap<&str, usize> = BTreeMap::new();
    let mut order: Vec<(usize, usize)> = Vec::with_capacity(images.len());
    for (index, image) in images.iter().enumerate() {
        let domain = image.as_ref().map_or("", |image| image.domain());
        let turn = turns.entry(domain).or_default();
        order.push((*turn, index));
        *turn += 1;
    }
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_take_turns_by_registry() {
        let images = [
            "a.example/1",
            "a.example/2",
            "b.example/1",
            "a.example/3",
            "b.example/2",
        ];
        let images = images.map(ImageReference::parse);
        assert_eq!(interleaved(&images), [0, 2, 1, 4, 3]);
    }
}
