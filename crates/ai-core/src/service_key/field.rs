//! The fields of a service key.

use std::fmt;

/// A field of a service key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `clientid`: the OAuth client.
    ClientId,
    /// `clientsecret`: absent in keys with a certificate.
    ClientSecret,
    /// `url`: the token server.
    Url,
    /// `serviceurls.AI_API_URL`: the base of the API, without `/v2`.
    ApiUrl,
    /// `identityzone`: the subdomain of the tenant.
    IdentityZone,
    /// `identityzoneid`: the id of the tenant, a UUID.
    IdentityZoneId,
    /// `appname`: `GUID!b…|aicore!b…`.
    AppName,
    /// `credential-type`: `binding-secret`, `instance-secret` or one of the x509 kinds.
    CredentialType,
    /// `certificate`: the client certificate and its chain, as PEM.
    Certificate,
    /// `key`: the private key of the certificate.
    PrivateKey,
    /// `certurl`: the token server for certificates.
    CertUrl,
    /// `AICORE_CERT_FILE_PATH`: a file with the certificate, which is not read.
    CertificateFile,
    /// `AICORE_KEY_FILE_PATH`: a file with the private key, which is not read.
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
