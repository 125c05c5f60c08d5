//! Results kept on disk: a folder for each call, a file for each outcome.
//!
//! A file is written under a temporary name, synced and renamed, so that a name stands for a whole file. It begins
//! with a magic number and a BLAKE3 code keyed with a secret that only the owner can read: values are unpickled by the
//! Python front, and unpickling what somebody else wrote runs their code. What does not check out is removed.

use std::{
    fs, io,
    io::{Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use millpond_protocol::{Bytes, Element, Value, from_wire, to_wire};
use serde::{Deserialize, Serialize};

use crate::{Blob, Codec, cache::Outcome, page::Drawing, run::Recording};

/// Rises with each change of [`Record`], so that older files are misses.
const MAGIC: &[u8; 8] = b"mlpond01";
const HEAD: usize = 8 + 32;

/// A folder of results. It is made when something is first kept in it, readable by the owner alone.
pub struct DiskStore {
    folder: PathBuf,
    secret: OnceLock<[u8; 32]>,
    written: AtomicU64,
}

/// What a file says.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The function's name, for people.
    function: String,
    made: Duration,
    asked: Vec<(Element, Value)>,
    drawing: Drawing,
    media: Vec<Blob>,
    value: Bytes,
}

impl DiskStore {
    /// A store in a folder, which need not exist.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), secret: OnceLock::new(), written: AtomicU64::new(0) }
    }

    /// The secret by which files are known to be the owner's.
    fn secret(&self) -> io::Result<&[u8; 32]> {
        if let Some(secret) = self.secret.get() {
            return Ok(secret);
        }
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let secret = secret(&self.folder.join("secret"))?;
        Ok(self.secret.get_or_init(|| secret))
    }

    fn of_function(&self, function: &[u8; 32]) -> PathBuf {
        self.folder.join(&blake3::Hash::from(*function).to_hex()[..32])
    }

    fn of_call(&self, function: &[u8; 32], arguments: &[u8; 32]) -> PathBuf {
        self.of_function(function).join(&blake3::Hash::from(*arguments).to_hex()[..32])
    }

    /// Removes the results of a function, or all results.
    pub(crate) fn clear(&self, function: Option<&[u8; 32]>) {
        match function {
            Some(function) => drop(fs::remove_dir_all(self.of_function(function))),
            None => {
                for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
                    // What is not a folder here is the secret.
                    drop(fs::remove_dir_all(entry.path()));
                }
            }
        }
    }

    /// Removes the results of a call.
    pub(crate) fn clear_call(&self, function: &[u8; 32], arguments: &[u8; 32]) {
        drop(fs::remove_dir_all(self.of_call(function, arguments)));
    }

    /// The outcomes of a call, and why some files were no good.
    pub(crate) fn load(
        &self,
        function: &[u8; 32],
        arguments: &[u8; 32],
        codec: &dyn Codec,
    ) -> (Vec<Outcome>, Vec<String>) {
        let (mut outcomes, mut damaged) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(self.of_call(function, arguments)).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "tmp") {
                continue;
            }
            match self.read(&path, function, arguments, codec) {
                Ok(outcome) => outcomes.push(outcome),
                Err(reason) => {
                    damaged.push(format!("{}: {reason}", path.display()));
                    drop(fs::remove_file(&path));
                }
            }
        }
        (outcomes, damaged)
    }

    fn read(
        &self,
        path: &Path,
        function: &[u8; 32],
        arguments: &[u8; 32],
        codec: &dyn Codec,
    ) -> Result<Outcome, String> {
        let bytes = fs::read(path).map_err(|error| error.to_string())?;
        let (head, body) = bytes.split_at_checked(HEAD).ok_or("truncated")?;
        if &head[..8] != MAGIC {
            return Err("not a result of this version".into());
        }
        // `blake3::Hash` compares in constant time.
        if self.code(function, arguments, body).map_err(|error| error.to_string())?
            != blake3::Hash::from_slice(&head[8..]).map_err(|_| "truncated")?
        {
            return Err("damaged, or written by somebody else".into());
        }
        let record: Record = from_wire(body)?;
        let asked = record.asked.into_iter().map(|(element, value)| (Arc::new(element), value)).collect();
        let recording = Recording { asked, drawing: record.drawing, media: record.media };
        Ok(Outcome { value: codec.decode(&record.value)?, recording, made: record.made })
    }

    /// What authenticates a file: it holds for this call alone, so that files can't be exchanged.
    fn code(&self, function: &[u8; 32], arguments: &[u8; 32], body: &[u8]) -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new_keyed(self.secret()?);
        hasher.update(function).update(arguments).update(body);
        Ok(hasher.finalize())
    }

    /// Keeps an outcome whose value is these bytes, or says why not.
    pub(crate) fn save(
        &self,
        function: &[u8; 32],
        arguments: &[u8; 32],
        name: &str,
        outcome: &Outcome,
        value: Vec<u8>,
    ) -> Result<(), String> {
        let Recording { asked, drawing, media } = &outcome.recording;
        let asked: Vec<(Element, Value)> =
            asked.iter().map(|(element, value)| (Element::clone(element), value.clone())).collect();
        let leaf = blake3::hash(&to_wire(&asked)).to_hex();
        let body = to_wire(&Record {
            function: name.to_owned(),
            made: outcome.made,
            asked,
            drawing: drawing.clone(),
            media: media.clone(),
            value: value.into(),
        });
        let folder = self.of_call(function, arguments);
        let code = self.code(function, arguments, &body);
        let written = code.and_then(|code| self.write(&folder, &leaf[..32], code.as_bytes(), &body));
        written.map_err(|error| error.to_string())
    }

    fn write(&self, folder: &Path, name: &str, code: &[u8], body: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let count = self.written.fetch_add(1, Ordering::Relaxed);
        let temporary = folder.join(format!("{}-{count}.tmp", std::process::id()));
        let written = (|| {
            let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary)?;
            file.write_all(MAGIC)?;
            file.write_all(code)?;
            file.write_all(body)?;
            file.sync_all()?;
            fs::rename(&temporary, folder.join(name))
        })();
        if written.is_err() {
            drop(fs::remove_file(&temporary));
        }
        written
    }
}

/// The store's secret, made at first use.
fn secret(path: &Path) -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    if let Ok(mut file) = fs::File::open(path) {
        file.read_exact(&mut secret)?;
        return Ok(secret);
    }
    getrandom::fill(&mut secret)?;
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary)?;
    file.write_all(&secret)?;
    file.sync_all()?;
    // A link, unlike a rename, does not replace what another process has put there meanwhile.
    let linked = fs::hard_link(&temporary, path);
    fs::remove_file(&temporary)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => {
            fs::File::open(path)?.read_exact(&mut secret)?;
            Ok(secret)
        }
    }
}
