//! Protects production connections: a write needs approval, and one that cannot be undone needs the name typed.
//!
//! The window asks. This checks that it did, whichever command the write came from.

use records::ConnectionRecord;

use crate::Problem;
use crate::view::Approval;

impl Approval {
    /// Lets a write pass.
    ///
    /// # Errors
    /// [`Problem::ApprovalWanted`] on a production connection if nobody was asked.
    pub(crate) fn allow_write(&self, connection: &ConnectionRecord) -> Result<(), Problem> {
        match self {
            Self::NotAsked if connection.production => Err(Problem::ApprovalWanted {
                connection: connection.name.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Lets a write pass that cannot be undone.
    ///
    /// # Errors
    /// [`Problem::NameWanted`] on a production connection if its name was not typed, letter for letter.
    pub(crate) fn allow_for_good(&self, connection: &ConnectionRecord) -> Result<(), Problem> {
        match self {
            Self::Typed { name } if *name == connection.name => Ok(()),
            _ if !connection.production => Ok(()),
            _ => Err(Problem::NameWanted {
                connection: connection.name.clone(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use records::ConnectionId;

    use super::*;

    #[test]
    fn a_write_on_production_needs_a_yes_and_one_for_good_the_name() {
        let name = "acme prod".to_owned();
        let wanted = |connection: &str| Problem::ApprovalWanted {
            connection: connection.to_owned(),
        };
        let typed = |name: &str| Approval::Typed {
            name: name.to_owned(),
        };
        let refused = Problem::NameWanted {
            connection: name.clone(),
        };
        for (production, approval, write, for_good) in [
            (false, Approval::NotAsked, Ok(()), Ok(())),
            (false, Approval::Given, Ok(()), Ok(())),
            (false, typed("else"), Ok(()), Ok(())),
            (
                true,
                Approval::NotAsked,
                Err(wanted(&name)),
                Err(refused.clone()),
            ),
            (true, Approval::Given, Ok(()), Err(refused.clone())),
            (true, typed("acme prod"), Ok(()), Ok(())),
            (true, typed("Acme prod"), Ok(()), Err(refused.clone())),
            (true, typed("acme prod "), Ok(()), Err(refused.clone())),
            (true, typed(""), Ok(()), Err(refused)),
        ] {
            let connection = connection(&name, production);
            assert_eq!(approval.allow_write(&connection), write, "{approval:?}");
            assert_eq!(
                approval.allow_for_good(&connection),
                for_good,
                "{approval:?}"
            );
        }
    }

    fn connection(name: &str, production: bool) -> ConnectionRecord {
        ConnectionRecord {
            name: name.to_owned(),
            production,
            ..ConnectionRecord::empty(ConnectionId::from_bytes([1; 16]), Timestamp::UNIX_EPOCH)
        }
    }
}
