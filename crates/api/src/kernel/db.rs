//! The only place that names the pool, blocking threads and transactions.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use actix_web::web;
use diesel::Connection;
use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Error as PoolError, Pool};
use persistence::kernel::day;
use persistence::kernel::error::RepoError;
use persistence::kernel::events::{self, NewEvent, Stamp};
use persistence::migrations::APP_ROLE;

use super::clock::china_day;
use super::problem::{Problem, ProblemCode};

/// How long a request waits for a connection before it is answered `busy`.
const PATIENCE: Duration = Duration::from_secs(2);

/// The database, as handlers see it.
#[derive(Debug, Clone)]
pub struct Db(Pool<ConnectionManager<PgConnection>>);

/// A transaction that knows who acts in it.
pub struct Tx<'c> {
    connection: &'c mut PgConnection,
    stamp: &'c Stamp,
}

impl Tx<'_> {
    /// Writes down what happened, in this transaction.
    ///
    /// # Errors
    /// `internal` if the trail cannot be written: then nothing else is either.
    pub fn record(&mut self, event: NewEvent) -> Result<(), Problem> {
        Ok(events::record(self.connection, self.stamp, event)?)
    }

    /// Writes down what happened to many records, as [`Tx::record`] does.
    ///
    /// # Errors
    /// As [`Tx::record`].
    pub fn record_all(&mut self, told: Vec<NewEvent>) -> Result<(), Problem> {
        let told = told.into_iter().map(|event| (self.stamp.clone(), event)).collect();
        Ok(events::record_all(self.connection, told)?)
    }

    /// Does something and takes it back: what it answers stays, what it wrote does not.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&mut Tx) -> Result<T, Problem>) -> Result<T, Problem> {
        let (stamp, mut answer) = (self.stamp, Err(Problem::internal("nothing was rehearsed")));
        let outcome = self.connection.transaction(|connection| {
            answer = work(&mut Tx { connection, stamp });
            Err::<(), _>(diesel::result::Error::RollbackTransaction)
        });
        match outcome {
            Ok(()) | Err(diesel::result::Error::RollbackTransaction) => answer,
            Err(error) => Err(error.into()),
        }
    }

    /// Who acts, in which request and when.
    pub fn stamp(&self) -> &Stamp {
        self.stamp
    }
}

impl Deref for Tx<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        self.connection
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection
    }
}

/// Takes off the owner's rights from every connection of the pool.
#[derive(Debug)]
struct AsApp;

impl CustomizeConnection<PgConnection, PoolError> for AsApp {
    fn on_acquire(&self, connection: &mut PgConnection) -> Result<(), PoolError> {
        become_app(connection).map_err(PoolError::QueryError)
    }
}

/// Makes a connection work under the server's own role, with bounded statements. Compiling a statement first takes
/// longer than any of ours runs: the figures of a county of 100,000 took three times as long with it.
///
/// # Errors
/// The database's refusal, for instance before the first migration.
pub fn become_app(connection: &mut PgConnection) -> Result<(), diesel::result::Error> {
    connection.batch_execute(&format!(
        "SET ROLE {APP_ROLE}; SET jit = off; SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '30s'"
    ))
}

impl Db {
    /// A pool of up to `size` connections.
    ///
    /// # Errors
    /// The first connection could not be made.
    pub fn connect(url: &str, size: u32) -> Result<Self, String> {
        let pool = Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .connection_customizer(Box::new(AsApp))
            .build(ConnectionManager::new(url));
        pool.map(Self).map_err(|error| error.to_string())
    }

    /// A pool that somebody else has set up.
    pub fn from_pool(pool: Pool<ConnectionManager<PgConnection>>) -> Self {
        Self(pool)
    }

    /// Reads in one transaction that cannot write.
    ///
    /// # Errors
    /// What `work` answers, `busy` without a connection, `internal` if the work panics.
    pub async fn read<T, W>(&self, work: W) -> Result<T, Problem>
    where
        T: Send + 'static,
        W: FnOnce(&mut PgConnection) -> Result<T, Problem> + Send + 'static,
    {
        self.on_connection(|db| {
            db.transaction(|db| {
                db.batch_execute("SET TRANSACTION READ ONLY")?;
                work(db)
            })
        })
        .await
    }

    /// Runs one command in one transaction: all of it happens, or nothing.
    ///
    /// # Errors
    /// What `work` answers, `busy` without a connection, `internal` if the work panics.
    pub async fn write<T, W>(&self, stamp: Stamp, work: W) -> Result<T, Problem>
    where
        T: Send + 'static,
        W: FnOnce(&mut Tx) -> Result<T, Problem> + Send + 'static,
    {
        self.on_connection(move |db| {
            db.transaction(|connection| {
                day::changes_hold_from(connection, china_day(stamp.now))?;
                work(&mut Tx { connection, stamp: &stamp })
            })
        })
        .await
    }

    /// Connections in use and in all, for the gauges.
    pub fn load(&self) -> (u32, u32) {
        let state = self.0.state();
        (state.connections - state.idle_connections, self.0.max_size())
    }

    async fn on_connection<T, W>(&self, work: W) -> Result<T, Problem>
    where
        T: Send + 'static,
        W: FnOnce(&mut PgConnection) -> Result<T, Problem> + Send + 'static,
    {
        let pool = self.0.clone();
        let outcome = web::block(move || match pool.get() {
            Ok(mut connection) => work(&mut connection),
            Err(error) => Err(Problem::new(ProblemCode::Busy).caused_by(error).retry_after(1)),
        });
        outcome.await.unwrap_or_else(|panicked| Err(Problem::internal(panicked)))
    }
}

impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        RepoError::from(error).into()
    }
}
