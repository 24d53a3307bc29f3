//! [`Client`]: from where a request comes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, request::Parts},
};

use crate::answer::fault::Fault;

/// Bits of an IPv6 address that tell one subscriber from another (RFC 6177).
const SUBSCRIBER_BITS: u32 = 64;

/// The header in which a server before this one says for whom it asks.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// From where a request comes: an IPv4 address, or the network of an IPv6 subscriber. A server on the same machine that asks
/// for somebody is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Client(IpAddr);

impl Client {
    /// Whose request this is.
    pub(super) fn of(parts: &Extensions, headers: &HeaderMap) -> Self {
        let peer = parts.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
        Self::new(peer, headers)
    }
}

impl Client {
    /// The client with a number.
    #[cfg(test)]
    pub(super) fn numbered(number: u32) -> Self {
        Self::new(Ipv4Addr::from(number).into(), &HeaderMap::new())
    }

    fn new(peer: IpAddr, headers: &HeaderMap) -> Self {
        let mut address = peer;
        if peer.is_loopback() {
            let said = headers.get_all(FORWARDED_FOR).iter().next_back();
            let said = said.and_then(|value| value.to_str().ok()?.rsplit(',').next());
            if let Some(said) = said.and_then(|said| said.trim().parse().ok()) {
                address = said;
            }
        }
        Self(match address.to_canonical() {
            IpAddr::V6(whole) => {
                let bits = u128::from(whole) & (u128::MAX << (128 - SUBSCRIBER_BITS));
                IpAddr::V6(Ipv6Addr::from(bits))
            }
            v4 => v4,
        })
    }
}

impl<S: Sync> FromRequestParts<S> for Client {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        Ok(Self::of(&parts.extensions, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_on_the_same_machine_is_believed() {
        let mut headers = HeaderMap::new();
        headers.insert(FORWARDED_FOR, "9.9.9.9, 192.0.2.1".parse().unwrap());
        let at = |peer: &str| Client::new(peer.parse().unwrap(), &headers).0.to_string();
        assert_eq!(at("127.0.0.1"), "192.0.2.1");
        assert_eq!(at("198.51.100.7"), "198.51.100.7");
        assert_eq!(at("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
