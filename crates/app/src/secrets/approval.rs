//! The guard of production connections: no write without a yes, and none that cannot be undone without the name typed.
//!
//! The window asks. Here it is made sure that it did, whichever way the write came.

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
