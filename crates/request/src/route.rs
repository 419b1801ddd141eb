//! The way a request takes: through which proxy, and whose certificates count on it.

use std::sync::Arc;

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::ClientBuilder;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::environment::{ProxyAddress, proxy_address};
use crate::{Environment, Proxy, Settings, SettingsError, authorities};

/// The way a request takes, as far as it is not simply direct.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Route {
    /// The proxy, if it goes through one.
    pub proxy: Option<Via>,
    /// The variables whose certificate authorities are trusted in place of those of this computer.
    pub authorities: Vec<String>,
}

/// A proxy on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Via {
    /// Its host and port; never a username or password.
    pub host: String,
    /// Whether the settings or a variable named the proxy.
    pub source: ProxySource,
}

/// Who named a proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ProxySource {
    /// The settings of the application.
    Settings,
    /// The settings of the desktop.
    Desktop,
    /// A variable of the environment.
    Variable {
        /// The name of the variable.
        name: String,
    },
}

/// Which requests go through a proxy: one rule for the wire and for the window.
#[derive(Clone, Debug)]
pub(crate) struct ProxyRule {
    matcher: Arc<Matcher>,
    /// The proxy, whichever hosts are exempt.
    via: Option<Via>,
    source: ProxySource,
}

impl ProxyRule {
    /// The rule of the settings; `None` if every request goes directly.
    ///
    /// # Errors
    /// [`SettingsError`] if the address of the proxy cannot be used.
    pub(crate) fn of(settings: &Settings) -> Result<Option<Self>, SettingsError> {
        match &settings.proxy {
            Proxy::Direct => Ok(None),
            Proxy::Manual { url } => {
                let address = proxy_address(url).map_err(|_| SettingsError::ProxyMalformed)?;
                Ok(Some(Self::through(address, "", ProxySource::Settings)))
            }
            Proxy::System => Self::of_system(&settings.environment),
        }
    }

    fn of_system(environment: &Environment) -> Result<Option<Self>, SettingsError> {
        let Some(named) = environment.proxy()? else {
            return Ok(Self::of_desktop());
        };
        let source = ProxySource::Variable {
            name: named.name.to_owned(),
        };
        let rule = Self::through(named.address, &named.exceptions, source);
        Ok(Some(rule))
    }

    fn through(address: ProxyAddress, exceptions: &str, source: ProxySource) -> Self {
        let matcher = Matcher::builder().all(address.url).no(exceptions);
        Self {
            matcher: Arc::new(matcher.build()),
            via: Some(Via {
                host: address.host,
                source: source.clone(),
            }),
            source,
        }
    }

    /// The proxy of the desktop's own settings. The library looks at the environment first; where a variable is set that
    /// is not to be heeded, the way is direct rather than through a proxy that was refused.
    #[cfg(any(windows, target_os = "macos"))]
    fn of_desktop() -> Option<Self> {
        let environment = Environment::read(|name| std::env::var_os(name));
        let named = !environment.report().is_empty();
        (!named).then(|| Self {
            matcher: Arc::new(Matcher::from_system()),
            via: None,
            source: ProxySource::Desktop,
        })
    }

    #[cfg(not(any(windows, target_os = "macos")))]
    fn of_desktop() -> Option<Self> {
        None
    }

    /// The proxy on the way to an address.
    pub(crate) fn via(&self, address: &str) -> Option<Via> {
        let intercept = self.matcher.intercept(&address.parse().ok()?)?;
        let uri = intercept.uri();
        let default_port = if uri.scheme_str() == Some("https") {
            443
        } else {
            80
        };
        let port = uri.port_u16().unwrap_or(default_port);
        Some(Via {
            host: format!("{}:{port}", uri.host()?),
            source: self.source.clone(),
        })
    }

    fn apply(&self, builder: ClientBuilder) -> ClientBuilder {
        let matcher = Arc::clone(&self.matcher);
        builder.proxy(reqwest::Proxy::custom(move |url| {
            let intercept = matcher.intercept(&url.as_str().parse().ok()?)?;
            Some(intercept.uri().to_string())
        }))
    }
}

/// What the settings come to for https.
#[derive(Debug)]
pub(crate) struct Routing {
    proxy: Option<ProxyRule>,
    /// `None` where the operating system decides whom to trust.
    trusted: Option<Vec<reqwest::Certificate>>,
    extra: Vec<reqwest::Certificate>,
    named: Vec<String>,
}

impl Routing {
    pub(crate) fn of(settings: &Settings) -> Result<Self, SettingsError> {
        let proxy = ProxyRule::of(settings)?;
        let extra = extra_authorities(settings)?;
        let trusted = match authorities::trusted(&settings.environment) {
            // A company's own authority may be all there is.
            Err(SettingsError::NoAuthorities) if !extra.is_empty() => Some(Vec::new()),
            trusted => trusted?,
        };
        let certificates = trusted.map(|trusted| {
            let parsed = trusted
                .iter()
                .map(|der| reqwest::Certificate::from_der(der));
            parsed.filter_map(Result::ok).collect()
        });
        let named = settings.environment.authority_names().into_iter();
        Ok(Self {
            proxy,
            trusted: certificates,
            extra,
            named: named.map(str::to_owned).collect(),
        })
    }

    /// The proxy, whichever hosts are exempt; `None` too where the desktop has a rule for each.
    pub(crate) fn proxy(&self) -> Option<Via> {
        self.proxy.as_ref()?.via.clone()
    }

    /// The way to an https address.
    pub(crate) fn route(&self, address: &str) -> Route {
        Route {
            proxy: self.proxy.as_ref().and_then(|proxy| proxy.via(address)),
            authorities: self.named.clone(),
        }
    }

    pub(crate) fn apply(&self, builder: ClientBuilder) -> ClientBuilder {
        // Else the library reads the environment on its own.
        let builder = builder.no_proxy();
        let builder = match &self.proxy {
            Some(proxy) => proxy.apply(builder),
            None => builder,
        };
        match (&self.trusted, self.extra.is_empty()) {
            (Some(trusted), _) => {
                builder.tls_certs_only(trusted.iter().chain(&self.extra).cloned())
            }
            (None, true) => builder,
            (None, false) => builder.tls_certs_merge(self.extra.clone()),
        }
    }
}

fn extra_authorities(settings: &Settings) -> Result<Vec<reqwest::Certificate>, SettingsError> {
    let Some(pem) = &settings.extra_authorities else {
        return Ok(Vec::new());
    };
    // The library takes any bytes for a certificate, and then none of its requests can be sent.
    match reqwest::Certificate::from_pem_bundle(pem) {
        Ok(authorities) if authorities::are_in(pem) => Ok(authorities),
        _ => Err(SettingsError::CertificatesUnreadable),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    #[test]
    fn a_proxy_of_the_settings_is_on_the_way_to_every_host() {
        let rule = ProxyRule::of(&manual("proxy.example:3128"))
            .unwrap()
            .unwrap();
        let via = Some(Via {
            host: "proxy.example:3128".to_owned(),
            source: ProxySource::Settings,
        });
        for address in [
            "https://api.example/v2",
            "https://10.0.0.1",
            "https://[fe80::1]:8443/x",
        ] {
            assert_eq!(rule.via(address), via, "{address}");
        }
        assert_eq!(rule.via("no address"), None);
        let https = ProxyRule::of(&manual("https://proxy.example"))
            .unwrap()
            .unwrap();
        assert_eq!(
            https.via("https://api.example").unwrap().host,
            "proxy.example:443"
        );
    }

    #[test]
    fn an_address_that_cannot_be_used_is_no_proxy() {
        for url in [
            "",
            "not a proxy",
            "socks5://proxy.example",
            "http://anna:pass@proxy.example",
        ] {
            let refused = ProxyRule::of(&manual(url)).err();
            assert_eq!(refused, Some(SettingsError::ProxyMalformed), "{url}");
        }
    }

    #[test]
    fn hosts_that_the_environment_exempts_are_reached_directly() {
        for (exceptions, address, direct) in [
            ("", "https://api.example", false),
            ("internal.example", "https://internal.example/x", true),
            ("internal.example", "https://a.internal.example", true),
            ("internal.example", "https://notinternal.example", false),
            (".internal.example", "https://a.internal.example", true),
            ("a.example, b.example", "https://b.example", true),
            ("10.0.0.0/8", "https://10.1.2.3", true),
            ("10.0.0.0/8", "https://11.1.2.3", false),
            ("10.1.2.3", "https://10.1.2.3:8443", true),
            ("*", "https://api.example", true),
        ] {
            let variables = [
                ("HTTPS_PROXY", "http://proxy.example:3128"),
                ("NO_PROXY", exceptions),
            ];
            let rule = ProxyRule::of(&system(&variables)).unwrap().unwrap();
            let via = rule.via(address);
            assert_eq!(via.is_none(), direct, "{exceptions}: {address}");
            let name = "HTTPS_PROXY".to_owned();
            let source = ProxySource::Variable { name };
            assert!(via.is_none_or(|via| via.source == source));
        }
    }

    #[test]
    fn settings_that_say_direct_go_before_the_environment() {
        let settings = Settings {
            proxy: Proxy::Direct,
            ..system(&[("HTTPS_PROXY", "http://proxy.example:3128")])
        };
        assert!(ProxyRule::of(&settings).unwrap().is_none());
        let routing = Routing::of(&settings).unwrap();
        assert_eq!(routing.route("https://api.example"), Route::default());
        assert_eq!(routing.proxy(), None);
    }

    #[test]
    fn authorities_that_are_no_certificates_are_refused() {
        let no_certificate = "-----BEGIN CERTIFICATE-----\nQUFB\n-----END CERTIFICATE-----\n";
        let one_of_two = [
            include_str!("../tests/wire/tls/authority.pem"),
            no_certificate,
        ]
        .concat();
        for pem in ["", "text", no_certificate, &one_of_two] {
            let settings = Settings {
                extra_authorities: Some(pem.as_bytes().to_vec()),
                ..system(&[])
            };
            let refused = Routing::of(&settings).err();
            assert_eq!(
                refused,
                Some(SettingsError::CertificatesUnreadable),
                "{pem}"
            );
        }
    }

    fn manual(url: &str) -> Settings {
        Settings {
            proxy: Proxy::Manual {
                url: url.to_owned(),
            },
            ..Settings::default()
        }
    }

    fn system(variables: &[(&str, &str)]) -> Settings {
        let environment = Environment::read(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| OsString::from(value))
        });
        Settings {
            environment,
            ..Settings::default()
        }
    }
}
