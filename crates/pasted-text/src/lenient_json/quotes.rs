//! The signs that people's programs put around texts.

/// A kind of quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    Double,
    Single,
    SmartDouble,
    SmartSingle,
}

impl Quote {
    pub(super) fn opened_by(character: char) -> Option<Self> {
        match character {
            '"' => Some(Self::Double),
            '\'' => Some(Self::Single),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some(Self::SmartDouble),
            '‘' | '’' | '‚' | '‛' | '′' | '`' => Some(Self::SmartSingle),
            _ => None,
        }
    }

    /// Smart marks come in pairs of any two, and an editor may turn one alone.
    pub(super) fn is_closed_by(self, character: char) -> bool {
        match self {
            Self::Double => character == '"',
            Self::Single => character == '\'',
            Self::SmartDouble => matches!(
                Self::opened_by(character),
                Some(Self::Double | Self::SmartDouble)
            ),
            Self::SmartSingle => matches!(
                Self::opened_by(character),
                Some(Self::Single | Self::SmartSingle)
            ),
        }
    }
}
