//! What a key was found in, from the outside to the inside.

use std::fmt;

/// One wrapping of a key. A bare key has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// UTF-16 text, as PowerShell redirects it into a file.
    Utf16,
    /// Text of one byte a character that is no UTF-8.
    Latin1,
    /// Base64 around the text.
    Base64,
    /// An e-mail: quoted lines or quoted-printable.
    Mail,
    /// HTML, with entities in place of signs.
    Html,
    /// A code fence of Markdown.
    CodeFence,
    /// Other text around it.
    OtherText,
    /// What `cf service-key` prints, with its header line.
    CfOutput,
    /// JSON as text inside JSON.
    EscapedJson,
    /// `{"credentials":…}`, as the cockpit and `cf` version 8 give it out.
    Credentials,
    /// What `btp get services/binding` prints.
    BtpOutput,
    /// `VCAP_SERVICES` of a Cloud Foundry application.
    VcapServices,
    /// A file of environment variables.
    EnvFile,
    /// The environment variable `AICORE_SERVICE_KEY` of the SAP SDKs.
    ServiceKeyVariable,
    /// The configuration of SAP's SDKs, `AICORE_*`.
    SdkConfig,
    /// A Kubernetes Secret of a service binding.
    KubernetesSecret,
    /// An environment exported by Postman.
    PostmanEnvironment,
    /// A destination of SAP BTP.
    Destination,
}

impl Layer {
    /// Its name as data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "utf16",
            Self::Latin1 => "latin1",
            Self::Base64 => "base64",
            Self::Mail => "mail",
            Self::Html => "html",
            Self::CodeFence => "codeFence",
            Self::OtherText => "otherText",
            Self::CfOutput => "cfOutput",
            Self::EscapedJson => "escapedJson",
            Self::Credentials => "credentials",
            Self::BtpOutput => "btpOutput",
            Self::VcapServices => "vcapServices",
            Self::EnvFile => "envFile",
            Self::ServiceKeyVariable => "serviceKeyVariable",
            Self::SdkConfig => "sdkConfig",
            Self::KubernetesSecret => "kubernetesSecret",
            Self::PostmanEnvironment => "postmanEnvironment",
            Self::Destination => "destination",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
