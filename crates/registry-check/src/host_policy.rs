//! Where hosts are, and which of them a registry may lead to.
//!
//! A name is judged twice: before a password is put into a request, for a clear word about it, and at the moment of
//! connecting, because a name server may answer differently by then.

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use parking_lot::Mutex;
use request::{AddressesFuture, Resolver};

use crate::address::NetworkZone;

/// Looks up names, and refuses addresses where watched hosts must not be.
#[derive(Debug)]
pub(crate) struct HostPolicy {
    names: Arc<dyn Resolver>,
    classify: fn(IpAddr) -> NetworkZone,
    /// Hosts that a registry named, with the place of that registry.
    named_hosts: Mutex<HashMap<String, NetworkZone>>,
}

impl HostPolicy {
    pub(crate) fn new(names: Arc<dyn Resolver>, classify: fn(IpAddr) -> NetworkZone) -> Self {
        Self {
            names,
            classify,
            named_hosts: Mutex::default(),
        }
    }

    /// Where a host is. One that cannot be looked up here counts as public: less is allowed there, and behind a proxy
    /// names are looked up by the proxy alone.
    pub(crate) async fn locate(&self, host: &str) -> HostLocation {
        match self.addresses(host).await {
            Ok(addresses) => self.farthest(&addresses),
            Err(_) => HostLocation {
                zone: NetworkZone::Public,
                address: None,
            },
        }
    }

    /// Lets a registry at `registry` lead to `host`, now and whenever it is connected to.
    ///
    /// # Errors
    /// The address where it must not lead.
    pub(crate) async fn allow(&self, host: &str, registry: NetworkZone) -> Result<(), IpAddr> {
        if let Ok(addresses) = self.addresses(host).await
            && let Some(address) = forbidden(self.classify, &addresses, registry)
        {
            return Err(address);
        }
        let mut named_hosts = self.named_hosts.lock();
        named_hosts.insert(host.to_owned(), registry);
        Ok(())
    }

    async fn addresses(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        match host.trim_matches(['[', ']']).parse() {
            Ok(literal) => Ok(vec![literal]),
            Err(_) => self.names.resolve(host).await,
        }
    }

    fn farthest(&self, addresses: &[IpAddr]) -> HostLocation {
        let places = addresses.iter().map(|&address| HostLocation {
            zone: (self.classify)(address),
            address: Some(address),
        });
        let nowhere = HostLocation {
            zone: NetworkZone::Public,
            address: None,
        };
        places.reduce(HostLocation::more_public).unwrap_or(nowhere)
    }
}

impl Resolver for HostPolicy {
    fn resolve(&self, host: &str) -> AddressesFuture {
        let named_hosts = self.named_hosts.lock();
        let registry = named_hosts.get(host).copied();
        let (found, classify) = (self.names.resolve(host), self.classify);
        Box::pin(async move {
            let addresses = found.await?;
            match registry.and_then(|registry| forbidden(classify, &addresses, registry)) {
                Some(_) => Err(io::ErrorKind::PermissionDenied.into()),
                None => Ok(addresses),
            }
        })
    }
}

/// Where a host is, and by which address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HostLocation {
    pub(crate) zone: NetworkZone,
    pub(crate) address: Option<IpAddr>,
}

impl HostLocation {
    /// Of two addresses of one host the public one counts.
    fn more_public(self, other: Self) -> Self {
        if self.zone == NetworkZone::Public {
            self
        } else {
            other
        }
    }
}

/// One address in a forbidden place is enough: which of them is connected to is not ours to choose.
fn forbidden(
    classify: fn(IpAddr) -> NetworkZone,
    addresses: &[IpAddr],
    registry: NetworkZone,
) -> Option<IpAddr> {
    addresses
        .iter()
        .copied()
        .find(|&address| !registry.may_name(classify(address)))
}

/// The names as the platform knows them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PlatformResolver;

impl Resolver for PlatformResolver {
    fn resolve(&self, host: &str) -> AddressesFuture {
        let host = host.to_owned();
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn one_address_in_a_forbidden_place_is_enough() {
        let host_policy = host_policy(&[&["8.8.8.8", "169.254.169.254"]]);
        let metadata = "169.254.169.254".parse().unwrap();
        assert_eq!(
            host_policy.allow("auth.example", NetworkZone::Public).await,
            Err(metadata)
        );
        assert_eq!(
            host_policy.allow("10.0.0.1", NetworkZone::Public).await,
            Err("10.0.0.1".parse().unwrap())
        );
        assert_eq!(
            host_policy.allow("[::1]", NetworkZone::Public).await,
            Err("::1".parse().unwrap())
        );
    }

    #[tokio::test]
    async fn a_name_that_moves_into_a_private_network_is_not_followed() {
        let host_policy = host_policy(&[&["8.8.8.8"], &["10.0.0.1"]]);
        assert_eq!(
            host_policy.allow("auth.example", NetworkZone::Public).await,
            Ok(())
        );
        let error = host_policy.resolve("auth.example").await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    }

    #[tokio::test]
    async fn a_proxy_in_a_private_network_is_found_all_the_same() {
        let host_policy = host_policy(&[&["8.8.8.8"], &["10.0.0.1"]]);
        assert_eq!(
            host_policy.allow("auth.example", NetworkZone::Public).await,
            Ok(())
        );
        assert!(host_policy.resolve("proxy.example").await.is_ok());
    }

    #[tokio::test]
    async fn a_host_without_a_known_address_counts_as_public() {
        assert_eq!(
            host_policy(&[]).locate("x.example").await.zone,
            NetworkZone::Public
        );
        assert_eq!(
            host_policy(&[&["10.0.0.1"]]).locate("x.example").await.zone,
            NetworkZone::Private
        );
    }

    fn host_policy(answers: &[&[&str]]) -> HostPolicy {
        let answers = answers.iter().map(|answer| {
            answer
                .iter()
                .map(|address| address.parse().unwrap())
                .collect()
        });
        let script = Script {
            answers: answers.collect(),
            next: AtomicUsize::new(0),
        };
        HostPolicy::new(Arc::new(script), NetworkZone::of)
    }

    /// Gives each answer once, in order.
    #[derive(Debug)]
    struct Script {
        answers: Vec<Vec<IpAddr>>,
        next: AtomicUsize,
    }

    impl Resolver for Script {
        fn resolve(&self, _: &str) -> AddressesFuture {
            let next = self.next.fetch_add(1, Ordering::Relaxed);
            let answer = self.answers.get(next).cloned();
            Box::pin(async move { answer.ok_or_else(|| io::ErrorKind::NotFound.into()) })
        }
    }
}
