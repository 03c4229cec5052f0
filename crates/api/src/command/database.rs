//! The database that a command works on: the one that is set, or a private cluster.

use diesel::Connection;
use diesel::pg::PgConnection;
use persistence::cluster::{Cluster, DATABASE};

use super::Failure;
use crate::kernel::db::become_app;
use crate::settings::Settings;

/// A database, with the cluster that holds it if that is ours: it stops when this is dropped.
pub(super) struct Database {
    /// As the server sees it.
    pub(super) url: String,
    owner_url: String,
    _cluster: Option<Cluster>,
}

impl Database {
    /// Finds the database, starting the private cluster if none is set.
    pub(super) fn open(settings: &Settings) -> Result<Self, Failure> {
        if let Some(url) = &settings.database_url {
            let owner_url = settings.owner_database_url.as_ref().unwrap_or(url).clone();
            return Ok(Self { url: url.clone(), owner_url, _cluster: None });
        }
        let cluster = Cluster::start(&settings.var_dir.join("postgres")).map_err(Failure::new)?;
        let url = cluster.url(DATABASE);
        Ok(Self { owner_url: url.clone(), url, _cluster: Some(cluster) })
    }

    /// A connection as the owner of the tables, for migrations.
    pub(super) fn owner(&self) -> Result<PgConnection, Failure> {
        PgConnection::establish(&self.owner_url).map_err(Failure::new)
    }

    /// A connection under the server's own role.
    pub(super) fn connection(&self) -> Result<PgConnection, Failure> {
        let mut connection = PgConnection::establish(&self.url).map_err(Failure::new)?;
        become_app(&mut connection).map_err(Failure::new)?;
        Ok(connection)
    }
}
