//! Looking up names: by the platform, or by whoever has a say in where a name may lead.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;

/// An answer that is still on its way.
pub type AddressesFuture = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Finds the addresses of a host. A connection goes to nowhere but the addresses given here, so whoever refuses an
/// address refuses it for good, however often the name server changes its mind.
pub trait Resolver: fmt::Debug + Send + Sync {
    /// The addresses of a host.
    fn resolve(&self, host: &str) -> AddressesFuture;
}
