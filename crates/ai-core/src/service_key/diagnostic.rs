//! What was checked in a service key: a line each, as data. The window puts it into words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One line of the key doctor. Holds names of fields, hosts, regions, dates and counts; never a value of the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// The kind of diagnostic, which chooses the sentence.
    pub code: DiagnosticCode,
    /// What it reports of that.
    pub state: DiagnosticState,
    /// The values its sentence needs.
    pub fields: BTreeMap<String, String>,
}

impl Diagnostic {
    /// The diagnostic of a code, with the values of its sentence.
    pub fn new<const N: usize>(code: DiagnosticCode, fields: [(&str, String); N]) -> Self {
        let fields = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Self {
            code,
            state: code.state(),
            fields: fields.collect(),
        }
    }
}

/// The state that a diagnostic reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DiagnosticState {
    /// As SAP makes it.
    Pass,
    /// It was not, and is now; nothing is to be done.
    Mended,
    /// It looks odd. It may be right: SAP may change its forms any day.
    Warn,
    /// The key cannot be used so.
    Fail,
}

/// What a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DiagnosticCode {
    // As it should be
    /// What it was found in: `layers`, from the outside to the inside, parted by blanks.
    Wrapping,
    /// It stands there as SAP gives it out.
    Bare,
    /// Client id and client secret are there.
    Credentials,
    /// Client id, certificate and private key are there.
    CredentialsX509,
    /// The client id is one of AI Core.
    ClientId,
    /// The token server is one of SAP's: `host`, `region`.
    TokenHost,
    /// The API belongs to the same region: `host`, `region`.
    ApiHost,
    /// Both addresses are of this computer.
    ThisComputer,
    /// The key holds a client secret.
    KindSecret,
    /// The key holds a certificate.
    KindCertificate,
    /// The certificate is valid: `until`, `days`.
    CertificateValid,
    /// The private key belongs to the certificate.
    CertificateMatches,
    /// The token server of the key issued the token: `host`.
    Issuer,
    /// The token is for the tenant of the key: `zone`.
    Zone,
    /// The plan of the service: `plan`.
    Plan,

    // Mended
    /// Comments, last commas, quotes or line ends were put right.
    LooseJson,
    /// The last brace was missing.
    Unclosed,
    /// The text was of another encoding: `encoding`.
    Encoding,
    /// Blanks stood around a value: `field`.
    Blanks,
    /// Line ends stood inside a value: `field`.
    LineEnds,
    /// An address ended in slashes: `field`.
    EndSlashes,
    /// An address carried a path that Pullpass adds itself: `field`, `suffix`.
    KnownSuffix,
    /// A backslash stood before the `$` of the client secret.
    SecretUnescaped,

    // Odd
    /// The client secret has neither known form.
    SecretForm,
    /// The client secret is a bare UUID: a shell ate the rest of it.
    SecretShortened,
    /// The client secret holds a backslash before `$`.
    SecretBackslash,
    /// The client id is not one of AI Core.
    ClientIdForm,
    /// The client id does not belong to `appname`.
    AppNameDiffers,
    /// The two addresses belong to different regions: `token`, `api`.
    RegionsDiffer,
    /// An address is of no region that is known: `field`, `host`.
    RegionUnknown,
    /// The certificate that issued the client certificate is not in the chain; the server may need it.
    IntermediateMissing,
    /// Certificate and client secret stand in it; the client secret is used.
    SecretPreferred,
    /// Certificate and client secret stand in it; `credential-type` says that the certificate is used.
    CertificatePreferred,
    /// The certificate ends soon: `until`, `hours`.
    CertificateEndsSoon,
    /// The token was issued by another host: `host`, `issuer`.
    IssuerDiffers,
    /// The token is for another tenant: `zone`, `token`.
    ZoneDiffers,
    /// The tenant does not tell its plan, or tells that it is not ready: `plan`, `status`.
    PlanOdd,

    // In the way
    /// It is no JSON: `line`, `column`.
    NotJson,
    /// It nests deeper than is read.
    TooDeep,
    /// It belongs to another service: `service`.
    OtherService,
    /// A field is missing: `field`.
    FieldMissing,
    /// A field holds a placeholder: `field`.
    Placeholder,
    /// An address is not https: `field`, `host`.
    UrlNotHttps,
    /// An address is not a URL: `field`.
    UrlMalformed,
    /// An address has user info, a query or a fragment, with which the secret could leak: `field`, `part`.
    UrlLeaks,
    /// Token and API address stand in each other's place.
    UrlsSwapped,
    /// The certificate cannot be read.
    CertificateUnreadable,
    /// The private key cannot be read.
    PrivateKeyUnreadable,
    /// The private key is locked with a password.
    PrivateKeyLocked,
    /// The private key is of a kind or size that TLS here cannot use.
    PrivateKeyUnsupported,
    /// There is no private key: it was never sent to SAP, which only signed the certificate.
    PrivateKeyElsewhere,
    /// The certificate has ended: `until`.
    CertificateExpired,
    /// The certificate is not valid yet: `from`.
    CertificateNotYetValid,
    /// The private key belongs to another certificate.
    CertificateOfOtherKey,
    /// Certificate and key are named as files, which are not read: `field`.
    CertificateInFile,
    /// The client secret was refused: it was rotated, or the key deleted.
    SecretRotated,
}

impl DiagnosticCode {
    /// How that is which the code tells.
    pub fn state(self) -> DiagnosticState {
        use DiagnosticState::{Fail, Mended, Pass, Warn};
        match self {
            Self::Wrapping
            | Self::Bare
            | Self::Credentials
            | Self::CredentialsX509
            | Self::ClientId => Pass,
            Self::TokenHost | Self::ApiHost | Self::ThisComputer => Pass,
            Self::KindSecret | Self::KindCertificate => Pass,
            Self::CertificateValid | Self::CertificateMatches => Pass,
            Self::Issuer | Self::Zone | Self::Plan => Pass,
            Self::LooseJson | Self::Unclosed | Self::Encoding | Self::Blanks | Self::LineEnds => {
                Mended
            }
            Self::EndSlashes | Self::KnownSuffix | Self::SecretUnescaped => Mended,
            Self::SecretForm | Self::SecretShortened | Self::SecretBackslash => Warn,
            Self::ClientIdForm | Self::AppNameDiffers => Warn,
            Self::RegionsDiffer | Self::RegionUnknown => Warn,
            Self::SecretPreferred
            | Self::CertificatePreferred
            | Self::CertificateEndsSoon
            | Self::IntermediateMissing => Warn,
            Self::IssuerDiffers | Self::ZoneDiffers | Self::PlanOdd => Warn,
            Self::NotJson | Self::TooDeep | Self::OtherService => Fail,
            Self::FieldMissing | Self::Placeholder => Fail,
            Self::UrlNotHttps | Self::UrlMalformed | Self::UrlLeaks | Self::UrlsSwapped => Fail,
            Self::CertificateUnreadable | Self::PrivateKeyUnreadable | Self::PrivateKeyLocked => {
                Fail
            }
            Self::PrivateKeyUnsupported
            | Self::PrivateKeyElsewhere
            | Self::CertificateExpired
            | Self::CertificateNotYetValid => Fail,
            Self::CertificateOfOtherKey | Self::CertificateInFile | Self::SecretRotated => Fail,
        }
    }
}
