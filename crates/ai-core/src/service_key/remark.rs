//! What was noticed in a service key that can be used.

use super::Field;

/// What was noticed in a service key that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Mended: it was found below `credentials`.
    Unwrapped,
    /// Mended: an address ended in slashes.
    EndSlashes {
        /// Where it stands.
        field: Field,
    },
    /// Mended: an address carried a path that Pullpass adds itself.
    KnownSuffix {
        /// Where it stands.
        field: Field,
        /// The path, such as `/v2`.
        suffix: &'static str,
    },
    /// Mended: blanks or line ends stood around a value.
    Blanks {
        /// Where it stands.
        field: Field,
    },
    /// Odd: the client secret has neither known form. A shell may have eaten its `$…`.
    SecretForm,
    /// Odd: the client id is not one of AI Core, or does not belong to `appname`.
    ClientIdForm,
    /// Odd: the two addresses belong to different landscapes.
    RegionsDiffer {
        /// The landscape of the token server.
        token: String,
        /// The landscape of the API.
        api: &'static str,
    },
    /// Odd: the region is not in the list. It may be new.
    RegionUnknown,
    /// Odd: certificate and client secret stand in it; the client secret is used.
    SecretPreferred,
}

impl Remark {
    /// Whether something was mended; otherwise it only looks odd.
    pub fn is_mended(&self) -> bool {
        match self {
            Self::Unwrapped
            | Self::EndSlashes { .. }
            | Self::KnownSuffix { .. }
            | Self::Blanks { .. } => true,
            Self::SecretForm
            | Self::ClientIdForm
            | Self::RegionsDiffer { .. }
            | Self::RegionUnknown
            | Self::SecretPreferred => false,
        }
    }
}
