//! The connection to the practice tenant, and a form to practise with.

use pull_secret::{Draft, RegistryDraft, Secret};
use records::ConnectionRecord;

use crate::Problem;
use crate::connections::Connections;
use crate::connections::service_keys::new_connection;
use crate::shared::ids::parse_id;
use crate::view::{ConnectionRef, ConnectionView};

const NAME: &str = "Practice tenant";

impl Connections {
    /// Gives the connection to the practice tenant, which is made and started if need be.
    ///
    /// # Errors
    /// [`Problem::PracticeTenantNotStarted`], [`Problem::NotSaved`].
    pub async fn open_practice_tenant(&self, (): ()) -> Result<ConnectionView, Problem> {
        let connections = self.records.connections()?;
        let connection = match connections.iter().find(|connection| connection.practice) {
            Some(connection) => connection.clone(),
            None => self.add_practice_connection(&connections)?,
        };
        let connection = self.practice.ensure_running(connection).await?;
        Ok(self.views.view(connection))
    }

    fn add_practice_connection(
        &self,
        others: &[ConnectionRecord],
    ) -> Result<ConnectionRecord, Problem> {
        let connection = ConnectionRecord {
            name: NAME.to_owned(),
            colour: 0,
            practice: true,
            ..new_connection(others)
        };
        self.records.add_connection(&connection)?;
        Ok(connection)
    }

    /// A form that registers the practice registry, to practise with.
    ///
    /// # Errors
    /// [`Problem::Gone`] if the connection is not the practice tenant or it does not run.
    pub async fn practice_draft(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<Draft, Problem> {
        let connection = self.records.connection(parse_id(&connection)?)?;
        if !connection.practice {
            return Err(Problem::Gone);
        }
        let remember = self.preferences.remembers();
        let registry = self.practice.registry(connection.id, remember).await?;
        Ok(Draft {
            name: "team-images".to_owned(),
            images: vec![registry.image],
            registries: vec![RegistryDraft {
                preset: Some("other".to_owned()),
                registry_key: registry.host,
                username: registry.username,
                password: Some(self.vault.stage(Secret::new(registry.password))),
                ..RegistryDraft::default()
            }],
        })
    }
}
