//! Databases to test on.

use std::sync::Arc;
use std::time::Duration;

use api::kernel::db::become_app;
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Error, Pool};
use diesel::{Connection, PgConnection};
use uuid::Uuid;

type Connections = Pool<ConnectionManager<PgConnection>>;

/// Where the databases of the tests are: an address with `DATABASE` in place of the name.
const ADDRESS: &str = "TEST_CLUSTER";
/// Migrated, never connected to, cloned.
pub const TEMPLATE: &str = "sanwei_template";
/// Migrated, never committed to, shared.
pub const SHARED: &str = "sanwei_shared";

/// A slow machine must not turn a test into another one.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone)]
pub struct TestDatabase {
    pool: Connections,
    _own: Option<Arc<Own>>,
}

/// A database that is dropped with its last user.
struct Own(String);

impl Drop for Own {
    fn drop(&mut self) {
        let mut owner = PgConnection::establish(&address("postgres")).unwrap();
        owner.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.0)).unwrap();
    }
}

/// The address of a database of the test cluster.
pub fn address(database: &str) -> String {
    let address =
        std::env::var(ADDRESS).unwrap_or_else(|_| panic!("{ADDRESS} is not set: run the tests with `make test`"));
    address.replace("DATABASE", database)
}

#[derive(Debug)]
struct AsApp {
    rolled_back: bool,
}

impl CustomizeConnection<PgConnection, Error> for AsApp {
    fn on_acquire(&self, connection: &mut PgConnection) -> Result<(), Error> {
        become_app(connection).map_err(Error::QueryError)?;
        if self.rolled_back { connection.begin_test_transaction().map_err(Error::QueryError) } else { Ok(()) }
    }
}

fn pool(database: &str, size: u32, rolled_back: bool, patience: Duration) -> Connections {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_timeout(patience)
        .connection_customizer(Box::new(AsApp { rolled_back }))
        .build(ConnectionManager::new(address(database)))
        .unwrap()
}

impl TestDatabase {
    pub(crate) fn rolled_back() -> Self {
        Self { pool: pool(SHARED, 1, true, PATIENCE), _own: None }
    }

    pub(crate) fn impatient() -> Self {
        Self { pool: pool(SHARED, 1, true, Duration::from_secs(1)), _own: None }
    }

    pub(crate) fn committed() -> Self {
        let name = format!("sanwei_{}", Uuid::now_v7().simple());
        let mut owner = PgConnection::establish(&address("postgres")).unwrap();
        owner.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).unwrap();
        Self { pool: pool(&name, 8, false, PATIENCE), _own: Some(Arc::new(Own(name))) }
    }

    pub(crate) fn shared(&self) -> Self {
        self.clone()
    }

    pub(crate) fn pool(&self) -> Connections {
        self.pool.clone()
    }

    pub(crate) fn work<T>(&self, work: impl FnOnce(&mut PgConnection) -> T) -> T {
        work(&mut self.pool.get().unwrap())
    }
}
