//! The fields of a service key.

use std::fmt;

/// A field of a service key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `clientid`
    ClientId,
    /// `clientsecret`
    ClientSecret,
    /// `url`: the token server.
    Url,
    /// `serviceurls.AI_API_URL`: the API.
    ApiUrl,
    /// `identityzone`
    IdentityZone,
    /// `identityzoneid`
    IdentityZoneId,
    /// `appname`
    AppName,
    /// `credential-type`
    CredentialType,
    /// `certificate`
    Certificate,
    /// `key`: the private key of the certificate.
    PrivateKey,
    /// `certurl`: the token server for certificates.
    CertUrl,
    /// `AICORE_CERT_FILE_PATH`
    CertificateFile,
    /// `AICORE_KEY_FILE_PATH`
    PrivateKeyFile,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ClientId => "clientid",
            Self::ClientSecret => "clientsecret",
            Self::Url => "url",
            Self::ApiUrl => "serviceurls.AI_API_URL",
            Self::IdentityZone => "identityzone",
            Self::IdentityZoneId => "identityzoneid",
            Self::AppName => "appname",
            Self::CredentialType => "credential-type",
            Self::Certificate => "certificate",
            Self::PrivateKey => "key",
            Self::CertUrl => "certurl",
            Self::CertificateFile => "AICORE_CERT_FILE_PATH",
            Self::PrivateKeyFile => "AICORE_KEY_FILE_PATH",
        })
    }
}
