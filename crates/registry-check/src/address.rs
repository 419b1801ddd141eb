//! What kind of place an IP address is, and which kinds a token server may be at.
//!
//! Names are looked up elsewhere; here are only the ranges of the IANA special-purpose registries and the
//! well-known addresses at which clouds answer their own machines.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// What kind of place an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NetworkZone {
    /// Anywhere on the internet.
    Public,
    /// A private network (RFC 1918, RFC 4193, RFC 6598).
    Private,
    /// This computer (RFC 1122 § 3.2.1.3, RFC 4291 § 2.5.3).
    Loopback,
    /// The same wire (RFC 3927, RFC 4291 § 2.5.6).
    LinkLocal,
    /// A service that clouds offer to their own machines, with credentials in it.
    Metadata,
    /// No address of a host: unspecified, multicast, broadcast, documentation, reserved.
    NoHost,
}

impl NetworkZone {
    /// Tells the kind of an address. An IPv6 address that carries an IPv4 address is what that one is.
    pub fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => of_v4(address),
            IpAddr::V6(address) => carried(address).map_or_else(|| of_v6(address), of_v4),
        }
    }

    /// Whether a registry at `self` may name a token server at `realm`.
    ///
    /// The registry speaks for places as far out as itself: one on the internet must not lead into a private network.
    pub fn may_name(self, realm: Self) -> bool {
        match realm {
            Self::Public => true,
            Self::Private => matches!(self, Self::Private | Self::Loopback),
            Self::Loopback => self == Self::Loopback,
            Self::LinkLocal | Self::Metadata | Self::NoHost => false,
        }
    }
}

fn of_v4(address: Ipv4Addr) -> NetworkZone {
    match address.octets() {
        // AWS, Azure, Google and others; ECS tasks; Azure's wire server; Alibaba.
        [169, 254, 169, 254]
        | [169, 254, 170, 2 | 23]
        | [168, 63, 129, 16]
        | [100, 100, 100, 200] => NetworkZone::Metadata,
        [127, ..] => NetworkZone::Loopback,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => {
            NetworkZone::Private
        }
        [169, 254, ..] => NetworkZone::LinkLocal,
        [0, ..] | [192, 0, 0 | 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => NetworkZone::NoHost,
        [198, 18 | 19, ..] | [224..=255, ..] => NetworkZone::NoHost,
        _ => NetworkZone::Public,
    }
}

fn of_v6(address: Ipv6Addr) -> NetworkZone {
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => NetworkZone::Loopback,
        [0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x0254] => NetworkZone::Metadata,
        // Unique local, and the older site local.
        [0xfc00..=0xfdff, ..] | [0xfec0..=0xfeff, ..] => NetworkZone::Private,
        [0xfe80..=0xfebf, ..] => NetworkZone::LinkLocal,
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => NetworkZone::NoHost,
        // Global unicast is 2000::/3 and nothing else (RFC 4291 § 2.4).
        [0x2000..=0x3fff, ..] => NetworkZone::Public,
        _ => NetworkZone::NoHost,
    }
}

/// The IPv4 address inside a mapped (`::ffff:0:0/96`), NAT64 (`64:ff9b::/96`) or 6to4 (`2002::/16`) address.
fn carried(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(v4(high, low)),
        [0x0064, 0xff9b, 0, 0, 0, 0, high, low] => Some(v4(high, low)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_special_address_is_told_apart_from_the_internet() {
        for (address, zone) in [
            ("8.8.8.8", NetworkZone::Public),
            ("172.32.0.1", NetworkZone::Public),
            ("2a00:1450:4001::1", NetworkZone::Public),
            ("10.0.0.1", NetworkZone::Private),
            ("172.31.255.255", NetworkZone::Private),
            ("192.168.1.1", NetworkZone::Private),
            ("100.64.0.1", NetworkZone::Private),
            ("fd12::1", NetworkZone::Private),
            ("fec0::1", NetworkZone::Private),
            ("127.0.0.1", NetworkZone::Loopback),
            ("127.255.255.254", NetworkZone::Loopback),
            ("::1", NetworkZone::Loopback),
            ("169.254.1.1", NetworkZone::LinkLocal),
            ("fe80::1", NetworkZone::LinkLocal),
            ("169.254.169.254", NetworkZone::Metadata),
            ("168.63.129.16", NetworkZone::Metadata),
            ("100.100.100.200", NetworkZone::Metadata),
            ("fd00:ec2::254", NetworkZone::Metadata),
            ("0.0.0.0", NetworkZone::NoHost),
            ("::", NetworkZone::NoHost),
            ("224.0.0.1", NetworkZone::NoHost),
            ("255.255.255.255", NetworkZone::NoHost),
            ("ff02::1", NetworkZone::NoHost),
            ("2001:db8::1", NetworkZone::NoHost),
        ] {
            assert_eq!(NetworkZone::of(address.parse().unwrap()), zone, "{address}");
        }
    }

    #[test]
    fn an_address_dressed_up_as_ipv6_is_still_what_it_is() {
        for address in ["::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"] {
            assert_eq!(
                NetworkZone::of(address.parse().unwrap()),
                NetworkZone::Loopback,
                "{address}"
            );
        }
        let metadata = "::ffff:169.254.169.254".parse().unwrap();
        assert_eq!(NetworkZone::of(metadata), NetworkZone::Metadata);
    }

    #[test]
    fn a_registry_on_the_internet_leads_nowhere_but_to_the_internet() {
        use NetworkZone::{LinkLocal, Loopback, Metadata, NoHost, Private, Public};
        for (registry, allowed) in [
            (Public, vec![Public]),
            (Private, vec![Public, Private]),
            (Loopback, vec![Public, Private, Loopback]),
        ] {
            let named = [Public, Private, Loopback, LinkLocal, Metadata, NoHost];
            let named = named.into_iter().filter(|realm| registry.may_name(*realm));
            assert_eq!(named.collect::<Vec<_>>(), allowed, "{registry:?}");
        }
    }
}
