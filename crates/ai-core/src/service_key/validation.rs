//! Examines what was found: every check is a line, and a key without a line that fails can be used.

use jiff::Timestamp;
use pasted_text::placeholder::is_placeholder;
use pull_secret::Secret;

use super::diagnostic::{Diagnostic, DiagnosticCode, DiagnosticState};
use super::field::Field;
use super::layer::Layer;
use super::raw_key::RawKey;
use super::regions::{is_known_landscape, region, token_landscape};
use super::url::{address, host_and_port, is_local};
use super::visitor::Candidate;
use super::{Credential, Reading, ServiceKey, Target, secret_form, x509};

/// Every check of a candidate.
pub(super) fn validate(candidate: Candidate, now: Timestamp) -> Reading {
    let mut lines = around(&candidate);
    let key = match candidate.other {
        Some(service) => {
            lines.push(Diagnostic::new(
                DiagnosticCode::OtherService,
                [("service", service)],
            ));
            None
        }
        None => {
            let mut validation = Validation {
                raw: &candidate.key,
                lines,
                now,
            };
            let key = validation.key();
            lines = validation.lines;
            key
        }
    };
    let fails = lines.iter().any(|line| line.state == DiagnosticState::Fail);
    Reading {
        label: candidate.label,
        key: key.filter(|_| !fails),
        lines,
    }
}

/// Examines client id and addresses as those of a whole key. `None` if a check fails.
pub(super) fn examine_target(raw: &RawKey) -> Option<Target> {
    let mut validation = Validation {
        raw,
        lines: Vec::new(),
        now: Timestamp::UNIX_EPOCH,
    };
    let client_id = validation.required(Field::ClientId);
    let (token_url, api_url) = validation.addresses(Field::Url);
    let fails = |line: &Diagnostic| line.state == DiagnosticState::Fail;
    if validation.lines.iter().any(fails) {
        return None;
    }
    Some(Target {
        client_id: client_id?,
        token_url: token_url?,
        api_url: api_url?,
    })
}

/// What it was found in, and what had to be done to read that.
fn around(candidate: &Candidate) -> Vec<Diagnostic> {
    let names: Vec<&str> = candidate.layers.iter().map(|layer| layer.name()).collect();
    let mut lines = vec![match names.is_empty() {
        true => plain(DiagnosticCode::Bare),
        false => Diagnostic::new(DiagnosticCode::Wrapping, [("layers", names.join(" "))]),
    }];
    let encoding = candidate
        .layers
        .iter()
        .find(|layer| matches!(layer, Layer::Utf16 | Layer::Latin1));
    lines.extend(
        encoding.map(|layer| {
            Diagnostic::new(DiagnosticCode::Encoding, [("encoding", layer.to_string())])
        }),
    );
    if candidate.is_truncated {
        lines.push(plain(DiagnosticCode::Unclosed));
    } else if candidate.is_lenient {
        lines.push(plain(DiagnosticCode::LooseJson));
    }
    lines
}

pub(super) fn plain(code: DiagnosticCode) -> Diagnostic {
    Diagnostic::new(code, [])
}

pub(super) fn at(code: DiagnosticCode, field: Field) -> Diagnostic {
    Diagnostic::new(code, [("field", field.to_string())])
}

/// An examination under way.
struct Validation<'k> {
    raw: &'k RawKey,
    lines: Vec<Diagnostic>,
    now: Timestamp,
}

impl Validation<'_> {
    fn key(&mut self) -> Option<ServiceKey> {
        let client_id = self.required(Field::ClientId);
        let (credential, token_field) = match self.has_certificate() {
            true => (self.certificate(), Field::CertUrl),
            false => (self.client_secret(), Field::Url),
        };
        if let (Some(_), Some(credential)) = (&client_id, &credential) {
            self.both_there(credential);
        }
        if let Some(client_id) = &client_id {
            self.belongs(client_id);
        }
        let (token_url, api_url) = self.addresses(token_field);
        self.lines.extend(credential.as_ref().map(kind));
        Some(ServiceKey {
            client_id: client_id?,
            credential: credential?,
            token_url: token_url?,
            api_url: api_url?,
            identity_zone: self.optional(Field::IdentityZone),
            identity_zone_id: self.optional(Field::IdentityZoneId),
            app_name: self.optional(Field::AppName),
        })
    }

    /// With both a secret and a certificate, `credential-type` decides, else the secret is used.
    fn has_certificate(&mut self) -> bool {
        let has = |field| self.raw.get(field).is_some();
        let has_certificate = has(Field::Certificate) || has(Field::CertificateFile);
        let has_secret = has(Field::ClientSecret);
        let is_x509 = x509::is_named_by(self.raw);
        if has_certificate && has_secret {
            self.lines.push(plain(match is_x509 {
                true => DiagnosticCode::CertificatePreferred,
                false => DiagnosticCode::SecretPreferred,
            }));
        }
        is_x509 || (has_certificate && !has_secret)
    }

    fn client_secret(&mut self) -> Option<Credential> {
        let secret = self.required(Field::ClientSecret)?;
        let (secret, line) = secret_form::look_at(secret);
        self.lines.extend(line);
        Some(Credential::Secret(Secret::new(secret)))
    }

    fn certificate(&mut self) -> Option<Credential> {
        let (certificate, lines) = x509::validate(self.raw, self.now);
        self.lines.extend(lines);
        certificate.map(Credential::Certificate)
    }

    fn both_there(&mut self, credential: &Credential) {
        let about_the_text = self.lines.iter().take_while(|line| is_about_the_text(line));
        let place = about_the_text.count();
        let code = match credential {
            Credential::Secret(_) => DiagnosticCode::Credentials,
            Credential::Certificate(_) => DiagnosticCode::CredentialsX509,
        };
        self.lines.insert(place, plain(code));
    }

    fn belongs(&mut self, client_id: &str) {
        let app_name = self.optional(Field::AppName);
        let is_its_own = |name: &String| client_id.strip_prefix("sb-") == Some(name);
        self.lines.push(plain(if !client_id.contains("|aicore!b") {
            DiagnosticCode::ClientIdForm
        } else if !app_name.as_ref().is_none_or(is_its_own) {
            DiagnosticCode::AppNameDiffers
        } else {
            DiagnosticCode::ClientId
        }));
    }

    /// The addresses of token server and API.
    fn addresses(&mut self, token_field: Field) -> (Option<String>, Option<String>) {
        let token_url = self.address(token_field);
        let api_url = self.address(Field::ApiUrl);
        if let (Some(token_url), Some(api_url)) = (&token_url, &api_url) {
            self.hosts((token_field, token_url), api_url);
        }
        (token_url, api_url)
    }

    fn address(&mut self, field: Field) -> Option<String> {
        let text = self.required(field)?;
        address(field, &text, &mut self.lines)
    }

    fn hosts(&mut self, (token_field, token_url): (Field, &str), api_url: &str) {
        if token_url.contains("//api.ai.") || api_url.contains(".authentication.") {
            return self.lines.push(plain(DiagnosticCode::UrlsSwapped));
        }
        // The practice tenant has no region.
        if is_local(token_url) && is_local(api_url) {
            return self.lines.push(plain(DiagnosticCode::ThisComputer));
        }
        let token = token_landscape(token_url).filter(|landscape| is_known_landscape(landscape));
        let api = region(api_url);
        let line = |code, address: &str, region: &str| {
            Diagnostic::new(
                code,
                [
                    ("host", host_and_port(address).unwrap_or_default()),
                    ("region", region.to_owned()),
                ],
            )
        };
        let unknown = |field: Field, address: &str| {
            let fields = [
                ("field", field.to_string()),
                ("host", host_and_port(address).unwrap_or_default()),
            ];
            Diagnostic::new(DiagnosticCode::RegionUnknown, fields)
        };
        self.lines.push(match &token {
            Some(token) => line(DiagnosticCode::TokenHost, token_url, token),
            None => unknown(token_field, token_url),
        });
        self.lines.push(match (&token, api) {
            (_, None) => unknown(Field::ApiUrl, api_url),
            (Some(token), Some(api)) if token != api => {
                let fields = [("token", token.clone()), ("api", api.to_owned())];
                Diagnostic::new(DiagnosticCode::RegionsDiffer, fields)
            }
            (_, Some(api)) => line(DiagnosticCode::ApiHost, api_url, api),
        });
    }

    /// The value of a field, without the blanks and line ends that came along.
    fn required(&mut self, field: Field) -> Option<String> {
        let value = self.raw.get(field).unwrap_or_default();
        let trimmed = value.trim();
        if trimmed.is_empty() {
            self.lines.push(at(DiagnosticCode::FieldMissing, field));
            return None;
        }
        if is_placeholder(trimmed) {
            self.lines.push(at(DiagnosticCode::Placeholder, field));
            return None;
        }
        if trimmed.contains('\n') {
            self.lines.push(at(DiagnosticCode::LineEnds, field));
            return Some(trimmed.lines().map(str::trim).collect());
        }
        if trimmed.len() < value.len() {
            self.lines.push(at(DiagnosticCode::Blanks, field));
        }
        Some(trimmed.to_owned())
    }

    fn optional(&self, field: Field) -> Option<String> {
        let value = self.raw.get(field)?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
}

fn kind(credential: &Credential) -> Diagnostic {
    plain(match credential {
        Credential::Secret(_) => DiagnosticCode::KindSecret,
        Credential::Certificate(_) => DiagnosticCode::KindCertificate,
    })
}

fn is_about_the_text(line: &Diagnostic) -> bool {
    matches!(
        line.code,
        DiagnosticCode::Wrapping
            | DiagnosticCode::Bare
            | DiagnosticCode::Encoding
            | DiagnosticCode::LooseJson
            | DiagnosticCode::Unclosed
    )
}
