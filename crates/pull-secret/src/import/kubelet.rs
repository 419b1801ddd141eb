//! What Kubernetes makes of a document before it is mended. The readers of the kubelet say so; nothing is judged here.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::KubeletVerdict;
use crate::document::{Document, DocumentError, KubernetesSecret, api_server_accepts};

/// What the kubelet makes of the text of `.dockerconfigjson`; `None` if it reads entries.
pub(super) fn of_document(text: &[u8]) -> Option<KubeletVerdict> {
    of_read(Document::read(text))
}

/// A Kubernetes Secret as the text has it.
pub(super) struct Original<'t> {
    pub(super) secret_type: &'t str,
    /// The key of its value: `.dockerconfigjson` or `.dockercfg`.
    pub(super) is_legacy: bool,
    /// The value below `data`.
    pub(super) encoded: Option<&'t str>,
    /// The value below `stringData`, which goes before.
    pub(super) plain: Option<&'t str>,
}

/// What Kubernetes makes of a Secret; `None` if the kubelet reads entries of it.
pub(super) fn of_secret(original: &Original<'_>) -> Option<KubeletVerdict> {
    let decoded = original.encoded.map(decode);
    if matches!(decoded, Some(None)) {
        return Some(KubeletVerdict::NotStored);
    }
    let plain = original
        .plain
        .map(|text| Zeroizing::new(text.as_bytes().to_vec()));
    let value = plain.or(decoded.flatten())?;
    let of_key = |is_legacy| {
        if original.is_legacy == is_legacy {
            &**value
        } else {
            &[][..]
        }
    };
    let secret = KubernetesSecret {
        secret_type: original.secret_type,
        dockerconfigjson: of_key(false),
        dockercfg: of_key(true),
    };
    let is_pull_secret = secret.has_dockerconfigjson() || secret.has_dockercfg();
    if is_pull_secret && !api_server_accepts(&value) {
        return Some(KubeletVerdict::NotStored);
    }
    match Document::of_secret(&secret) {
        Ok(None) => Some(KubeletVerdict::TypeIgnored {
            secret_type: original.secret_type.to_owned(),
        }),
        Ok(Some(document)) => of_read(Ok(document)),
        Err(error) => of_read(Err(error)),
    }
}

fn of_read(read: Result<Document, DocumentError>) -> Option<KubeletVerdict> {
    match read {
        Ok(document) if document.entries.is_empty() => Some(KubeletVerdict::NoEntries),
        Ok(_) => None,
        Err(DocumentError::Auth { registry_key, .. }) => {
            Some(KubeletVerdict::RefusedForAuth { registry_key })
        }
        Err(DocumentError::Json(_) | DocumentError::WrongType { .. }) => {
            Some(KubeletVerdict::RefusedForStructure)
        }
    }
}

/// Base64 as the API server decodes it (Go's `StdEncoding`): padded, line ends skipped, blanks refused.
fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical);
    let joined: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect());
    let decoded = GeneralPurpose::new(&STANDARD, CONFIG).decode(joined.as_bytes());
    decoded.ok().map(Zeroizing::new)
}
