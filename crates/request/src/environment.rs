//! What the environment says about the network: the proxy variables of curl, and OpenSSL's variables for certificate
//! authorities.
//!
//! The variables are read once and handed on as a value, so that what is shown is what is used. No library reads them on
//! its own.

use std::ffi::{OsStr, OsString};
use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::SettingsError;
use crate::authorities;

/// The variables that name the proxy for https, the strongest first.
const PROXY: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];
/// Only for plain http, which Pullpass sends to this computer alone or directly to a registry.
const PLAIN_PROXY: [&str; 2] = ["HTTP_PROXY", "http_proxy"];
pub(crate) const AUTHORITY_FILE: &str = "SSL_CERT_FILE";
pub(crate) const AUTHORITY_FOLDERS: &str = "SSL_CERT_DIR";

/// The variables of the environment that change how a server is reached and which servers are trusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    proxy: Vec<Variable>,
    exceptions: Vec<Variable>,
    plain_proxy: Vec<Variable>,
    authorities: Vec<Variable>,
}

/// A variable that is set. Its value may hold a password, so it is not printed.
#[derive(Clone, PartialEq, Eq)]
struct Variable {
    name: &'static str,
    value: OsString,
}

impl fmt::Debug for Variable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// Why the value of a variable cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum VariableFault {
    /// It is not text.
    NotText,
    /// It is not the address of a proxy.
    NotAnAddress,
    /// The proxy speaks something else than http or https.
    UnknownScheme {
        /// What, such as `socks5`.
        scheme: String,
    },
    /// There is a username or a password in it.
    Credentials,
    /// There is no such file or folder.
    Missing,
    /// The file or folder cannot be read, or is not one.
    Unreadable,
    /// There is no certificate in PEM in it.
    NoCertificate,
}

/// A variable that is set, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableReport {
    /// The name of the variable, as it is set.
    pub name: String,
    /// What may be shown of its value: never a username or password.
    pub value: String,
    /// How many certificates it names, if it is about those and they can be read.
    pub certificates: Option<usize>,
    /// What it is for.
    pub role: VariableRole,
    /// Whether it is used, and if not, why.
    pub effect: Effect,
}

/// What a variable is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VariableRole {
    /// Names a proxy, such as `HTTPS_PROXY`.
    Proxy,
    /// Lists hosts that are reached without the proxy.
    Exceptions,
    /// Names a file of certificate authorities, such as `SSL_CERT_FILE`.
    Authorities,
}

/// What a variable does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Requests follow it.
    Used,
    /// It is empty, which counts as not set.
    Empty,
    /// Another variable comes before it.
    Shadowed {
        /// The name of that one.
        by: String,
    },
    /// It is for plain http, or this operating system has no use for it.
    NotApplicable,
    /// It cannot be used. While it is not refused, nothing is sent.
    Unusable {
        /// What is wrong with its value.
        fault: VariableFault,
    },
}

/// The proxy that a variable names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedProxy {
    pub(crate) name: &'static str,
    pub(crate) address: ProxyAddress,
    /// The hosts that are reached without it, in the form of `NO_PROXY`.
    pub(crate) exceptions: String,
}

/// The address of a proxy, without credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProxyAddress {
    /// The proxy as a URL with a scheme.
    pub(crate) url: String,
    /// Host and port of the proxy, without its login.
    pub(crate) host: String,
}

impl Environment {
    /// Reads the variables; `variable` gives the value of one.
    pub fn read(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |names: &[&'static str]| {
            let found = names.iter().filter_map(|&name| {
                let value = variable(name)?;
                Some(Variable { name, value })
            });
            found.collect()
        };
        Self {
            proxy: set(&PROXY),
            exceptions: set(&EXCEPTIONS),
            plain_proxy: set(&PLAIN_PROXY),
            authorities: set(&[AUTHORITY_FILE, AUTHORITY_FOLDERS]),
        }
    }

    /// The same without the variables about the proxy.
    #[must_use]
    pub fn without_proxy(self) -> Self {
        Self {
            proxy: Vec::new(),
            exceptions: Vec::new(),
            plain_proxy: Vec::new(),
            ..self
        }
    }

    /// The same without the variables about certificate authorities.
    #[must_use]
    pub fn without_authorities(self) -> Self {
        Self {
            authorities: Vec::new(),
            ..self
        }
    }

    /// The variables that are set and the effect of each, the strongest first.
    pub fn report(&self) -> Vec<VariableReport> {
        let proxy = strongest_first(&self.proxy, VariableRole::Proxy, |value| {
            proxy_address(text(value)?).map(|address| address.host)
        });
        let exceptions = strongest_first(&self.exceptions, VariableRole::Exceptions, |value| {
            text(value).map(str::to_owned)
        });
        let plain = self.plain_proxy.iter().map(|variable| VariableReport {
            effect: match variable.value.is_empty() {
                true => Effect::Empty,
                false => Effect::NotApplicable,
            },
            value: text(&variable.value)
                .and_then(proxy_address)
                .map(|address| address.host)
                .unwrap_or_default(),
            ..variable.report(VariableRole::Proxy)
        });
        let authorities = self.authorities.iter().map(authority_report);
        let reports = proxy.into_iter().chain(exceptions);
        reports.chain(plain).chain(authorities).collect()
    }

    /// The names of the variables whose certificate authorities are trusted in place of those of this computer.
    pub(crate) fn authority_names(&self) -> Vec<&'static str> {
        let set = self.set_authorities();
        set.map(|variable| variable.name).collect()
    }

    /// The values of the variables about certificate authorities, by name.
    pub(crate) fn authority_paths(&self) -> impl Iterator<Item = (&'static str, &OsStr)> {
        self.set_authorities()
            .map(|variable| (variable.name, variable.value.as_os_str()))
    }

    /// The proxy that the environment names, if any.
    ///
    /// # Errors
    /// [`SettingsError::Variable`] if its value cannot be used: it is not skipped, since requests would go another way
    /// than they were meant to.
    pub(crate) fn proxy(&self) -> Result<Option<NamedProxy>, SettingsError> {
        let Some(variable) = first_set(&self.proxy) else {
            return Ok(None);
        };
        let address = text(&variable.value).and_then(proxy_address);
        let exceptions = match first_set(&self.exceptions) {
            None => "",
            Some(exceptions) => {
                text(&exceptions.value).map_err(|fault| exceptions.unusable(fault))?
            }
        };
        Ok(Some(NamedProxy {
            name: variable.name,
            address: address.map_err(|fault| variable.unusable(fault))?,
            exceptions: exceptions.to_owned(),
        }))
    }

    fn set_authorities(&self) -> impl Iterator<Item = &Variable> {
        let usable = |variable: &&Variable| authorities::FROM_FILES && !variable.value.is_empty();
        self.authorities.iter().filter(usable)
    }
}

impl Variable {
    fn unusable(&self, fault: VariableFault) -> SettingsError {
        SettingsError::Variable {
            name: self.name.to_owned(),
            fault,
        }
    }

    fn report(&self, role: VariableRole) -> VariableReport {
        VariableReport {
            name: self.name.to_owned(),
            value: String::new(),
            certificates: None,
            role,
            effect: Effect::Used,
        }
    }
}

fn first_set(variables: &[Variable]) -> Option<&Variable> {
    variables.iter().find(|variable| !variable.value.is_empty())
}

fn strongest_first(
    variables: &[Variable],
    role: VariableRole,
    read: impl Fn(&OsStr) -> Result<String, VariableFault>,
) -> Vec<VariableReport> {
    let used = first_set(variables);
    let report = |variable: &Variable| {
        let mut report = variable.report(role);
        report.effect = match (used, read(&variable.value)) {
            _ if variable.value.is_empty() => Effect::Empty,
            (Some(used), shown) if used != variable => {
                report.value = shown.unwrap_or_default();
                Effect::Shadowed {
                    by: used.name.to_owned(),
                }
            }
            (_, Ok(shown)) => {
                report.value = shown;
                Effect::Used
            }
            (_, Err(fault)) => Effect::Unusable { fault },
        };
        report
    };
    variables.iter().map(report).collect()
}

fn authority_report(variable: &Variable) -> VariableReport {
    let (effect, certificates) = match authorities::named(variable.name, &variable.value) {
        _ if variable.value.is_empty() => (Effect::Empty, None),
        _ if !authorities::FROM_FILES => (Effect::NotApplicable, None),
        Ok(found) => (Effect::Used, Some(found.len())),
        Err(fault) => (Effect::Unusable { fault }, None),
    };
    VariableReport {
        value: variable.value.to_string_lossy().into_owned(),
        effect,
        certificates,
        ..variable.report(VariableRole::Authorities)
    }
}

fn text(value: &OsStr) -> Result<&str, VariableFault> {
    value.to_str().ok_or(VariableFault::NotText)
}

/// Reads the address of a proxy. Without a scheme it is http, as curl has it.
pub(crate) fn proxy_address(text: &str) -> Result<ProxyAddress, VariableFault> {
    let with_scheme = match text.contains("://") {
        true => text.to_owned(),
        false => format!("http://{text}"),
    };
    if text.contains(char::is_whitespace) {
        return Err(VariableFault::NotAnAddress);
    }
    let url = Url::parse(&with_scheme).map_err(|_| VariableFault::NotAnAddress)?;
    // What stands before the `@` is a password even where the rest of the address is of no use.
    if text.contains('@') || !url.username().is_empty() || url.password().is_some() {
        return Err(VariableFault::Credentials);
    }
    let default_port = match url.scheme() {
        "http" => 80,
        "https" => 443,
        scheme => {
            let scheme = scheme.to_owned();
            return Err(VariableFault::UnknownScheme { scheme });
        }
    };
    let host = url.host_str().ok_or(VariableFault::NotAnAddress)?;
    let host = format!("{host}:{}", url.port().unwrap_or(default_port));
    Ok(ProxyAddress {
        url: format!("{}://{host}", url.scheme()),
        host,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_proxy_is_read_as_curl_reads_it() {
        for (text, host) in [
            ("http://proxy.example:3128", "proxy.example:3128"),
            ("http://proxy.example:3128/", "proxy.example:3128"),
            ("https://proxy.example", "proxy.example:443"),
            ("proxy.example:3128", "proxy.example:3128"),
            ("proxy", "proxy:80"),
            ("HTTP://Proxy.Example", "proxy.example:80"),
            ("http://[::1]:8080", "[::1]:8080"),
        ] {
            let read = proxy_address(text).map(|address| address.host);
            assert_eq!(read, Ok(host.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_used_is_refused_with_its_reason() {
        let scheme = |scheme: &str| VariableFault::UnknownScheme {
            scheme: scheme.to_owned(),
        };
        for (text, fault) in [
            ("not a proxy", VariableFault::NotAnAddress),
            ("http://", VariableFault::NotAnAddress),
            ("http://proxy.example:70000", VariableFault::NotAnAddress),
            ("socks5://proxy.example", scheme("socks5")),
            ("ftp://proxy.example", scheme("ftp")),
            ("http://anna:pass@proxy.example", VariableFault::Credentials),
            ("anna@proxy.example", VariableFault::Credentials),
            (
                "socks5://anna:pass@proxy.example",
                VariableFault::Credentials,
            ),
            ("http://:pass@proxy.example", VariableFault::Credentials),
        ] {
            assert_eq!(proxy_address(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn the_strongest_variable_that_is_not_empty_names_the_proxy() {
        let environment = environment(&[
            ("HTTPS_PROXY", ""),
            ("https_proxy", "http://first.example:1"),
            ("ALL_PROXY", "http://second.example:2"),
            ("HTTP_PROXY", "http://plain.example:3"),
            ("no_proxy", "internal.example"),
        ]);
        let proxy = environment.proxy().unwrap().unwrap();
        assert_eq!(
            (proxy.name, &*proxy.address.host, &*proxy.exceptions),
            ("https_proxy", "first.example:1", "internal.example")
        );
        let effects: Vec<_> = environment
            .report()
            .into_iter()
            .map(|report| (report.name, report.value, report.effect))
            .collect();
        let by = "https_proxy".to_owned();
        let row = |name: &str, value: &str, effect| (name.to_owned(), value.to_owned(), effect);
        assert_eq!(
            effects,
            [
                row("HTTPS_PROXY", "", Effect::Empty),
                row("https_proxy", "first.example:1", Effect::Used),
                row("ALL_PROXY", "second.example:2", Effect::Shadowed { by }),
                row("no_proxy", "internal.example", Effect::Used),
                row("HTTP_PROXY", "plain.example:3", Effect::NotApplicable),
            ]
        );
    }

    #[test]
    fn the_password_in_a_variable_is_neither_shown_nor_printed() {
        for name in ["HTTPS_PROXY", "ALL_PROXY", "HTTP_PROXY", "https_proxy"] {
            let environment = environment(&[(name, "http://anna:canary@proxy.example")]);
            let shown = format!(
                "{environment:?} {:?} {:?}",
                environment.report(),
                environment.proxy()
            );
            assert!(!shown.contains("canary"), "{shown}");
        }
    }

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| OsString::from(value))
        })
    }
}
