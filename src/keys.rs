//! The installation's secret, and the keys that are made from it.
//!
//! Invariants:
//! * The secret lies outside of the database: in a file that only its owner reads, or in a setting. Who has the database or
//!   a backup of it, and nothing else, reads nothing that is kept under a key.
//! * A key is derived (HKDF) for one [`Purpose`] and used for nothing else.
//! * What has to become unreadable in time is kept under a key of its own, an [`ObjectKey`]. The database holds it wrapped;
//!   once that row is destroyed, nobody without an old copy *and* the secret reads what it sealed.
//! * Rotation adds a secret: the newest makes new keys, the older ones still read.

mod source;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use ring::{aead, digest, hkdf, hmac};
use uuid::Uuid;

use crate::clock::fill_random;
use crate::error::{Error, Result};

pub use source::FILE;
use source::Source;

/// Bytes of a secret and of every key that is made from it.
const LENGTH: usize = 32;

/// What a key is for. The words are part of the key: changed words are another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Wraps the keys of single objects.
    ObjectKeys,
    /// Digests of filled-in forms.
    Forms,
}

impl Purpose {
    fn words(self) -> &'static [u8] {
        match self {
            Self::ObjectKeys => b"fokusraum 1 object keys",
            Self::Forms => b"fokusraum 1 forms",
        }
    }
}

/// One secret. It is never printed.
#[derive(Clone, PartialEq, Eq)]
struct Secret([u8; LENGTH]);

impl Secret {
    fn new() -> Self {
        let mut bytes = [0; LENGTH];
        fill_random(&mut bytes);
        Self(bytes)
    }

    /// Names the secret and tells nothing about it: 16 hexadecimal digits.
    fn fingerprint(&self) -> String {
        let mut hash = digest::Context::new(&digest::SHA256);
        hash.update(b"fokusraum 1 fingerprint");
        hash.update(&self.0);
        hex::encode(hash.finish().as_ref().get(..8).unwrap_or_default())
    }

    /// The key for one purpose (RFC 5869, HKDF-SHA-256).
    fn derived(&self, purpose: Purpose) -> Result<[u8; LENGTH]> {
        let mut key = [0; LENGTH];
        let secret = hkdf::Salt::new(hkdf::HKDF_SHA256, b"fokusraum").extract(&self.0);
        let parts = [purpose.words()];
        let expanded = secret.expand(&parts, hkdf::HKDF_SHA256).and_then(|expanded| expanded.fill(&mut key));
        expanded.map_err(|_| Error::internal("a key could not be derived"))?;
        Ok(key)
    }
}

/// All secrets of an installation. Cheap to clone.
#[derive(Clone)]
pub struct Keys {
    source: Arc<Source>,
    /// Oldest first; empty where there is no secret yet.
    secrets: Arc<RwLock<Vec<Secret>>>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Keys({:?})", self.fingerprints())
    }
}

/// The key of one object as the database keeps it.
#[derive(Debug, Clone)]
pub struct Wrapped {
    /// Which secret opens it.
    pub secret: String,
    pub bytes: Vec<u8>,
}

impl Keys {
    /// The secrets of `setting` (one or several, separated by white space, oldest first), else those in `file`, which may
    /// not exist yet.
    ///
    /// # Errors
    /// One sentence that says what is wrong with the file or the setting; never a part of a secret.
    pub fn open(setting: Option<&str>, file: PathBuf) -> Result<Self> {
        let source = setting.map_or(Source::File(file), |text| Source::Setting(text.to_owned()));
        let secrets = source.read()?;
        Ok(Self { source: Arc::new(source), secrets: Arc::new(RwLock::new(secrets)) })
    }

    /// A secret of its own that is nowhere but in memory, for tests and measurements.
    pub fn in_memory() -> Self {
        let secret = hex::encode(Secret::new().0);
        let secrets = Source::Setting(secret.clone()).read().unwrap_or_default();
        Self { source: Arc::new(Source::Setting(secret)), secrets: Arc::new(RwLock::new(secrets)) }
    }

    fn secrets(&self) -> Vec<Secret> {
        self.secrets.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, secrets: Vec<Secret>) {
        *self.secrets.write().unwrap_or_else(PoisonError::into_inner) = secrets;
    }

    /// The names of all secrets, oldest first.
    pub fn fingerprints(&self) -> Vec<String> {
        self.secrets().iter().map(Secret::fingerprint).collect()
    }

    /// Where the secrets come from, for messages.
    pub fn place(&self) -> String {
        self.source.to_string()
    }

    /// Makes the first secret, or another one that makes the keys from now on, and keeps it. Another process that was first
    /// wins: its secret is read then.
    ///
    /// # Errors
    /// Where the file cannot be written; a setting is changed by whoever set it.
    pub fn add(&self) -> Result<()> {
        let mut secrets = self.secrets();
        secrets.push(Secret::new());
        self.source.write(&secrets)?;
        self.reload()
    }

    /// Reads the secrets again: another process may have added one.
    pub fn reload(&self) -> Result<()> {
        self.replace(self.source.read()?);
        Ok(())
    }

    /// The secret of this name; the source is asked again where it is unknown here.
    fn secret(&self, fingerprint: &str) -> Result<Secret> {
        let find = || self.secrets().into_iter().find(|secret| secret.fingerprint() == fingerprint);
        if let Some(secret) = find() {
            return Ok(secret);
        }
        self.reload()?;
        find().ok_or_else(|| Error::internal(format!("the secret {fingerprint} is not in {}", self.place())))
    }

    /// HMAC-SHA-256 of `content` under the key that each secret gives for `purpose`, oldest first.
    pub fn digests(&self, purpose: Purpose, content: &[u8]) -> Result<Vec<Vec<u8>>> {
        let digest = |secret: &Secret| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, &secret.derived(purpose)?);
            Ok(hmac::sign(&key, content).as_ref().to_vec())
        };
        self.secrets().iter().map(digest).collect()
    }

    /// A new key for `object`, and how the database keeps it.
    pub fn object_key(&self, object: Uuid) -> Result<(ObjectKey, Wrapped)> {
        let newest = self.secrets().pop().ok_or_else(|| Error::internal("there is no installation secret"))?;
        let key = Secret::new().0;
        let wrapping = ObjectKey(newest.derived(Purpose::ObjectKeys)?);
        let bytes = wrapping.seal(object, &key)?;
        Ok((ObjectKey(key), Wrapped { secret: newest.fingerprint(), bytes }))
    }

    /// The key of `object` from what the database keeps.
    ///
    /// # Errors
    /// Where the secret is not there, or what is kept belongs to another object.
    pub fn unwrap(&self, object: Uuid, wrapped: &Wrapped) -> Result<ObjectKey> {
        let wrapping = ObjectKey(self.secret(&wrapped.secret)?.derived(Purpose::ObjectKeys)?);
        let key = wrapping.open(object, &wrapped.bytes)?;
        key.try_into().map(ObjectKey).map_err(|_| Error::internal("an object's key has another length"))
    }
}

/// The key of one object. What it seals says nothing of the content but its length.
pub struct ObjectKey([u8; LENGTH]);

impl ObjectKey {
    fn cipher(&self) -> Result<aead::LessSafeKey> {
        let key = aead::UnboundKey::new(&aead::CHACHA20_POLY1305, &self.0);
        key.map(aead::LessSafeKey::new).map_err(|_| Error::internal("a key of another length"))
    }

    /// Seals `content` for `owner`: a random nonce, then what ChaCha20-Poly1305 makes of it (12 + length + 16 bytes). Opened
    /// for another owner it is refused.
    pub fn seal(&self, owner: Uuid, content: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; aead::NONCE_LEN];
        fill_random(&mut nonce);
        let mut sealed = content.to_vec();
        self.cipher()?
            .seal_in_place_append_tag(
                aead::Nonce::assume_unique_for_key(nonce),
                aead::Aad::from(owner.as_bytes()),
                &mut sealed,
            )
            .map_err(|_| Error::internal("content that cannot be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// What was sealed for `owner`.
    ///
    /// # Errors
    /// Where it was sealed under another key, for somebody else, or was changed.
    pub fn open(&self, owner: Uuid, sealed: &[u8]) -> Result<Vec<u8>> {
        let unreadable = || Error::internal("what was sealed cannot be opened");
        let (nonce, content) = sealed.split_at_checked(aead::NONCE_LEN).ok_or_else(unreadable)?;
        let nonce = aead::Nonce::try_assume_unique_for_key(nonce).map_err(|_| unreadable())?;
        let mut content = content.to_vec();
        let opened = self.cipher()?.open_in_place(nonce, aead::Aad::from(owner.as_bytes()), &mut content);
        opened.map(|plain| plain.to_vec()).map_err(|_| unreadable())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    fn in_folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        (folder, path)
    }

    #[test]
    fn what_is_sealed_opens_only_for_its_owner_under_its_key() {
        let keys = Keys::in_memory();
        let (object, owner) = (crate::clock::secret_id(), crate::clock::secret_id());
        let (key, wrapped) = keys.object_key(object).unwrap();
        let sealed = key.seal(owner, b"yes").unwrap();
        assert_eq!(sealed.len(), 12 + 3 + 16);
        assert_ne!(sealed, key.seal(owner, b"yes").unwrap(), "the same content looks different each time");
        let again = keys.unwrap(object, &wrapped).unwrap();
        assert_eq!(again.open(owner, &sealed).unwrap(), b"yes");
        assert!(again.open(object, &sealed).is_err(), "somebody else's");
        assert!(keys.object_key(object).unwrap().0.open(owner, &sealed).is_err(), "another key");
        assert!(keys.unwrap(owner, &wrapped).is_err(), "another object's key");
        assert!(Keys::in_memory().unwrap(object, &wrapped).is_err(), "another installation");
        let mut changed = sealed.clone();
        changed[14] ^= 1;
        assert!(again.open(owner, &changed).is_err() && again.open(owner, &sealed[..7]).is_err());
    }

    #[test]
    fn the_first_secret_is_kept_in_a_file_that_only_its_owner_reads() {
        let (_folder, path) = in_folder();
        let keys = Keys::open(None, path.clone()).unwrap();
        assert_eq!(keys.fingerprints(), [""; 0]);
        keys.add().unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Keys::open(None, path).unwrap().fingerprints(), keys.fingerprints());
        assert_eq!(keys.fingerprints().len(), 1);
    }

    #[test]
    fn who_is_second_to_make_the_first_secret_takes_the_other_one() {
        let (_folder, path) = in_folder();
        let (one, other) = (Keys::open(None, path.clone()).unwrap(), Keys::open(None, path).unwrap());
        one.add().unwrap();
        other.add().unwrap();
        assert_eq!(one.fingerprints(), other.fingerprints());
        assert_eq!(one.fingerprints().len(), 1);
    }

    #[test]
    fn after_a_rotation_old_keys_still_read_also_in_a_program_that_runs() {
        let (_folder, path) = in_folder();
        let running = Keys::open(None, path.clone()).unwrap();
        running.add().unwrap();
        let object = crate::clock::secret_id();
        let (key, wrapped) = running.object_key(object).unwrap();
        let sealed = key.seal(object, b"no").unwrap();
        let operator = Keys::open(None, path).unwrap();
        operator.add().unwrap();
        assert_eq!(operator.fingerprints().len(), 2);
        assert_eq!(operator.unwrap(object, &wrapped).unwrap().open(object, &sealed).unwrap(), b"no");
        let (newer, wrapped) = operator.object_key(object).unwrap();
        assert_eq!(wrapped.secret, operator.fingerprints()[1]);
        let sealed = newer.seal(object, b"yes").unwrap();
        assert_eq!(running.unwrap(object, &wrapped).unwrap().open(object, &sealed).unwrap(), b"yes");
    }

    #[test]
    fn a_file_that_is_no_key_is_named_and_its_content_is_not() {
        let (_folder, path) = in_folder();
        let fault = |text: &str, mode: u32| {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            Keys::open(None, path.clone()).unwrap_err().to_string()
        };
        let whole = "ab".repeat(LENGTH);
        assert!(fault(&whole, 0o644).contains("chmod 600"));
        for text in [&whole[2..], "", "# nothing\n", "no key at all", &format!("{whole}\n{}", &whole[..9])] {
            let told = fault(text, 0o600);
            assert!(told.contains(FILE) && told.contains("64 hexadecimal digits"), "{told}");
            assert!(!told.contains("abab"), "{told}");
        }
        let told = Keys::open(Some("abab"), path.clone()).unwrap_err().to_string();
        assert!(told.contains("FOKUSRAUM_KEY") && !told.contains("abab"), "{told}");
        assert!(Keys::open(Some(&whole), path).unwrap().add().is_err(), "a setting is not changed from here");
    }
}
