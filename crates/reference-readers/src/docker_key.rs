//! What docker makes of the registry keys that it stores.

use go_std::url;
use pull_secret::registry_key::DOCKER_HUB_KEY;

/// The host that docker takes from a stored key (docker/cli `ConvertToHostname`).
pub(crate) fn docker_host(key: &str) -> String {
    let Some((_, rest)) = key.split_once("://") else {
        return before_slash(key).to_owned();
    };
    if let Some(host) = url::parse(key.as_bytes()).and_then(|url| joined_host(&url.host)) {
        return host;
    }
    match before_slash(rest) {
        "" => before_slash(key).to_owned(),
        host => bracketed_if_bare_ipv6(host),
    }
}

/// The key under which docker stores the login for an image of this domain (docker/cli `getAuthConfigKey`).
pub(crate) fn docker_key(domain: &str) -> &str {
    match domain {
        "docker.io" | "index.docker.io" => DOCKER_HUB_KEY,
        other => other,
    }
}

/// `Hostname()` and `Port()` of a URL, joined again; `None` without a host.
fn joined_host(host: &[u8]) -> Option<String> {
    let host = String::from_utf8_lossy(host);
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (name, port),
        _ => (&*host, ""),
    };
    let name = match name
        .strip_prefix('[')
        .and_then(|name| name.rsplit_once(']'))
    {
        Some((address, _)) => address,
        None => name,
    };
    match (name, port) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, port) if name.contains(':') => Some(format!("[{name}]:{port}")),
        (name, port) => Some(format!("{name}:{port}")),
    }
}

fn bracketed_if_bare_ipv6(host: &str) -> String {
    if host.matches(':').count() > 1
        && !host.starts_with('[')
        && let Some((address, port)) = host.rsplit_once(':')
        && !address.is_empty()
        && !port.is_empty()
        && port.bytes().all(|b| b.is_ascii_digit())
    {
        return format!("[{address}]:{port}");
    }
    host.to_owned()
}

fn before_slash(text: &str) -> &str {
    text.split_once('/').map_or(text, |(host, _)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docker_s_own_host_of_a_key_is_taken_apart() {
        assert_eq!(
            docker_host("https://index.docker.io/v1/"),
            "index.docker.io"
        );
        assert_eq!(docker_host("https://[::1]:6555/v2/"), "[::1]:6555");
        assert_eq!(docker_host("https://::1:6555/v2/"), "[::1]:6555");
        assert_eq!(docker_host("quay.io:5000/org"), "quay.io:5000");
    }
}
