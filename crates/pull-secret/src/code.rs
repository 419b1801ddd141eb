//! Every kind of finding: a code, what it means, which fields it carries, and the source of the rule.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a finding is about. The UI has a sentence for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Code {
    /// No secret name was typed.
    NameMissing,
    /// The name has fewer than two characters. AI Core API description.
    NameTooShort,
    /// The name has more than 63 characters. Field `length`. AI Core API description.
    NameTooLong,
    /// The name holds a character that AI Core refuses. Field `character`. AI Core API description.
    NameCharacter,
    /// The name starts with `.`, `_` or `-`. Field `character`. AI Core API description.
    NameFirstCharacter,
    /// The name ends with `.`, `_` or `-`. Field `character`. AI Core API description.
    NameLastCharacter,
    /// The name holds `__`. AI Core API description.
    NameDoubleUnderscore,
    /// The last but one character of the name is `_`. AI Core API description.
    NameUnderscoreBeforeLast,
    /// The draft holds no registry credential, so the secret would serve nothing.
    NoRegistry,
    /// A credential has no registry key.
    RegistryKeyMissing,
    /// A registry key holds a control character: the kubelet drops such keys (Go `net/url`).
    RegistryKeyControlCharacter,
    /// Two credentials have the same registry key: one JSON object cannot hold both. Field `other`, counted from 1.
    RegistryKeyTwice,
    /// A credential has no username: containerd pulls anonymously then (containerd `ParseAuth`).
    UsernameMissing,
    /// A username holds a control character, which no registry takes (RFC 7617 § 2).
    UsernameControlCharacter,
    /// A credential has no password.
    PasswordMissing,
    /// The body is above 1 MiB, where Kubernetes stops. Field `bytes`. Kubernetes `MaxSecretSize`.
    BodyTooLarge,
}
