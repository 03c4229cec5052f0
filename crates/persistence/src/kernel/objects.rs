//! Where the bytes of documents lie: a folder, or a bucket that speaks S3. Never in the database, which is backed up
//! and copied more often than files should be.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, path};

/// Under which all objects of documents lie.
const PREFIX: &str = "documents";

/// The store did not do what it was asked. Object names are random, so its text names nobody.
#[derive(Debug, thiserror::Error)]
#[error("document store: {0}")]
pub struct ObjectError(String);

impl ObjectError {
    fn new(cause: impl std::fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

/// A bucket that speaks S3. No `Debug`: it holds a secret.
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// Where it answers; none for AWS itself.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: String,
    /// The key's identifier.
    pub access_key_id: String,
    /// The key.
    pub secret_access_key: String,
}

/// The document store of a deployment.
#[derive(Debug, Clone)]
pub struct Objects(Arc<dyn ObjectStore>);

impl Objects {
    /// A folder, made if it is not there; only its owner enters it.
    ///
    /// # Errors
    /// The folder cannot be made or entered.
    pub fn in_folder(folder: &Path) -> Result<Self, ObjectError> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(ObjectError::new)?;
        // A row must never outlive its bytes in a power cut, so they are on the disk before it is written.
        let store = LocalFileSystem::new_with_prefix(folder).map_err(ObjectError::new)?.with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// A bucket. Nothing is sent yet.
    ///
    /// # Errors
    /// The bucket's description cannot be used.
    pub fn in_bucket(bucket: Bucket) -> Result<Self, ObjectError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket.name)
            .with_region(bucket.region)
            .with_access_key_id(bucket.access_key_id)
            .with_secret_access_key(bucket.secret_access_key);
        if let Some(endpoint) = bucket.endpoint {
            // A store in the same machine room may do without TLS; what is sent there is encrypted before.
            builder = builder.with_allow_http(endpoint.starts_with("http://")).with_endpoint(endpoint);
        }
        Ok(Self(Arc::new(builder.build().map_err(ObjectError::new)?)))
    }

    /// A name that no object has: random, so that it tells nothing of what lies there.
    pub fn fresh_name() -> String {
        let name = uuid::Uuid::new_v4().simple().to_string();
        // Folders of two signs keep a folder's list short.
        format!("{PREFIX}/{}/{name}", &name[..2])
    }

    /// Stores an object as a whole, or nothing.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), ObjectError> {
        let stored = self.0.put(&path::Path::from(name), bytes.into()).await;
        stored.map(|_| ()).map_err(ObjectError::new)
    }

    /// An object.
    ///
    /// # Errors
    /// [`ObjectError`], also if it is not there.
    pub async fn get(&self, name: &str) -> Result<Vec<u8>, ObjectError> {
        let found = self.0.get(&path::Path::from(name)).await.map_err(ObjectError::new)?;
        Ok(found.bytes().await.map_err(ObjectError::new)?.to_vec())
    }

    /// Removes an object.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn remove(&self, name: &str) -> Result<(), ObjectError> {
        self.0.delete(&path::Path::from(name)).await.map_err(ObjectError::new)
    }

    /// The names of all objects that were stored before this instant.
    ///
    /// # Errors
    /// [`ObjectError`]
    pub async fn stored_before(&self, instant: DateTime<Utc>) -> Result<Vec<String>, ObjectError> {
        let all = self.0.list(Some(&path::Path::from(PREFIX)));
        let old = all.try_filter_map(|object| async move {
            Ok((object.last_modified < instant).then(|| object.location.to_string()))
        });
        old.try_collect().await.map_err(ObjectError::new)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn bucket(endpoint: &str) -> Bucket {
        Bucket {
            name: "sanwei".into(),
            endpoint: Some(endpoint.into()),
            region: "cn-east-1".into(),
            access_key_id: "id".into(),
            secret_access_key: "very secret".into(),
        }
    }

    #[test]
    fn what_was_stored_comes_back_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::in_folder(&folder.path().join("new")).unwrap();
        let name = Objects::fresh_name();
        futures::executor::block_on(async {
            objects.put(&name, b"bytes".to_vec()).await.unwrap();
            assert_eq!(objects.get(&name).await.unwrap(), b"bytes");
            assert_eq!(objects.stored_before(DateTime::<Utc>::MAX_UTC).await.unwrap(), std::slice::from_ref(&name));
            assert_eq!(objects.stored_before(DateTime::<Utc>::MIN_UTC).await.unwrap(), Vec::<String>::new());
            objects.remove(&name).await.unwrap();
            assert!(objects.get(&name).await.is_err());
        });
    }

    #[test]
    fn a_bucket_is_described_without_its_secret() {
        let objects = Objects::in_bucket(bucket("http://127.0.0.1:9000")).unwrap();
        assert!(!format!("{objects:?}").contains("very secret"));
    }
}
