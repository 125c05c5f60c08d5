//! Results kept in a folder: in it a folder for each function, in that one for each call, in that a file for each result.
//!
//! A file is written under a temporary name, synced and renamed, so that a name stands for a whole file, and is never
//! written to again. It is authenticated with a secret that only the owner can read: values are unpickled by the Python
//! front, and unpickling what somebody else wrote runs their code. What does not check out is removed.

mod file;
mod listing;
mod lock;
mod secret;

use std::{
    any::Any,
    fs, io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, SystemTime},
};

use file::{Sealed, Trouble};
pub use listing::Listed;

use crate::{
    Parcel,
    store::{Keep, Kept, Slot, Store, Which},
};

/// A folder of results. It is made when something is first kept in it, readable by the owner alone.
pub struct DiskStore {
    folder: PathBuf,
    /// How many bytes it takes after a sweep; absent means any number.
    max_size: Option<u64>,
    written: AtomicU64,
}

/// Where the locks of calls lie, beside the folders of functions.
const LOCKS: &str = "locks";

/// The ending of files that are being written.
const TEMPORARY: &str = "tmp";

impl DiskStore {
    /// A store in a folder, which need not exist.
    pub fn new(folder: impl Into<PathBuf>, max_size: Option<u64>) -> Self {
        Self { folder: folder.into(), max_size, written: AtomicU64::new(0) }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The secret by which files are known to be the owner's. It is read each time: the folder can be removed while
    /// the process runs, and made anew by another one.
    fn secret(&self) -> io::Result<[u8; 32]> {
        make_folder(&self.folder)?;
        keep_out_of_checkouts(&self.folder.join(".gitignore"))?;
        secret::read_or_make(&self.folder.join("secret"))
    }

    fn of_function(&self, function: &[u8; 32]) -> PathBuf {
        self.folder.join(name(function))
    }

    fn of_call(&self, slot: &Slot) -> PathBuf {
        self.of_function(&slot.function).join(name(&slot.arguments))
    }

    /// Writes a result under a temporary name, and gives it its own when it is whole.
    fn write_file(&self, slot: &Slot, result: &Keep<'_>) -> io::Result<Parcel> {
        let folder = self.of_call(slot);
        let secret = self.secret()?;
        loop {
            match make_folder(&folder) {
                // A sweep took a folder, still empty, between its making and that of what is to lie in it.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_gone(&folder) => continue,
                made => made?,
            }
            let count = self.written.fetch_add(1, Ordering::Relaxed);
            let temporary = folder.join(format!("{}-{count}.{TEMPORARY}", std::process::id()));
            // A sweep may take the folder while it is still empty, or the file before it is locked.
            let Some(file) = lock::create_locked(&temporary)? else { continue };
            // The file is locked, and so safe from a sweep, as long as it is open.
            let written = file::write(&file, &secret, slot, result).and_then(|value_start| {
                match fs::rename(&temporary, folder.join(name(result.variant))) {
                    // The call was cleared while it was being written: there is a value, and no file with a name.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    renamed => renamed?,
                }
                Parcel::in_file(file, value_start, result.value.length(), result.value.parts().to_vec())
            });
            if written.is_err() {
                drop(fs::remove_file(&temporary));
            }
            return written;
        }
    }

    /// Removes a folder with all that is in it, and with what is being written into it.
    fn remove_whole(&self, folder: &Path) {
        let count = self.written.fetch_add(1, Ordering::Relaxed);
        let away = self.folder.join(format!("{}-{count}.{TEMPORARY}", std::process::id()));
        // Under another name nobody adds to it while it is being emptied.
        if fs::rename(folder, &away).is_ok() {
            drop(fs::remove_dir_all(away));
        }
    }

    /// Removes the calls of a function that were used longest ago, as far as it has more than it may.
    fn trim(&self, folder: &Path, max_entries: Option<usize>, max_size: Option<u64>) {
        if max_entries.is_none() && max_size.is_none() {
            return;
        }
        let mut calls: Vec<Used> = subfolders(folder).map(|call| Used::of_files(&call)).collect();
        calls.sort_by_key(|call| call.used);
        let mut size: u64 = calls.iter().map(|call| call.size).sum();
        let mut count = calls.len();
        for call in calls {
            // The newest stays whatever its size.
            if count <= max_entries.unwrap_or(usize::MAX).max(1) && (count == 1 || size <= max_size.unwrap_or(u64::MAX))
            {
                break;
            }
            self.remove_whole(&call.path);
            count -= 1;
            size -= call.size;
        }
    }

    /// Removes the files that were used longest ago, as far as there is more than the store may hold.
    fn trim_all(&self, mut kept: Vec<Used>) {
        let Some(max_size) = self.max_size else { return };
        kept.sort_by_key(|file| file.used);
        let mut size: u64 = kept.iter().map(|file| file.size).sum();
        for file in kept {
            if size <= max_size {
                break;
            }
            drop(fs::remove_file(&file.path));
            size -= file.size;
        }
    }
}

impl Store for DiskStore {
    fn read(&self, slot: &Slot) -> (Vec<Kept>, Vec<String>) {
        let (mut found, mut damaged) = (Vec::new(), Vec::new());
        let Ok(entries) = fs::read_dir(self.of_call(slot)) else { return (found, damaged) };
        let secret = match self.secret() {
            Ok(secret) => secret,
            Err(error) => return (found, vec![format!("{error}: {}", self.folder.display())]),
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if is_temporary(&path) {
                continue;
            }
            match Sealed::open(&path, &secret, slot) {
                Ok(sealed) => {
                    let head = sealed.head.clone();
                    let value = move || sealed.value().map_err(|reason| removed(&path, &reason));
                    found.push(Kept { head, value: Box::new(value) });
                }
                // Somebody removed it since the folder was read.
                Err(Trouble::Io(error)) if error.kind() == io::ErrorKind::NotFound => {}
                Err(reason) => damaged.push(removed(&path, &reason)),
            }
        }
        (found, damaged)
    }

    fn write(&self, slot: &Slot, result: &Keep<'_>) -> Result<Parcel, String> {
        let written = self.write_file(slot, result);
        self.trim(&self.of_function(&slot.function), result.max_entries, result.max_size);
        written.map_err(|error| format!("{error}: {}", self.folder.display()))
    }

    fn holds(&self, slot: &Slot) -> bool {
        fs::read_dir(self.of_call(slot)).is_ok_and(|mut entries| entries.next().is_some())
    }

    fn remove(&self, which: Which<'_>) {
        match which {
            Which::Everything => subfolders(&self.folder).for_each(|folder| self.remove_whole(&folder)),
            Which::Function(function) => self.remove_whole(&self.of_function(function)),
            Which::Call(slot) => self.remove_whole(&self.of_call(slot)),
        }
    }

    fn lock(&self, slot: &Slot) -> Result<Option<Box<dyn Any>>, String> {
        let folder = self.folder.join(LOCKS);
        let mut hasher = blake3::Hasher::new();
        let hash = hasher.update(&slot.function).update(&slot.arguments).finalize();
        let locked = self.secret().and_then(|_| {
            make_folder(&folder)?;
            lock::Lock::take(folder.join(name(hash.as_bytes())))
        });
        match locked {
            Ok(lock) => Ok(lock.map(|lock| Box::new(lock) as Box<dyn Any>)),
            Err(error) => Err(format!("{error}: {}", folder.display())),
        }
    }

    fn sweep(&self, now: Duration) {
        let mut kept = Vec::new();
        for function in subfolders(&self.folder) {
            if is_temporary(&function) {
                // Somebody is removing it, or ended while doing so.
                drop(fs::remove_dir_all(&function));
                continue;
            }
            for call in subfolders(&function) {
                for path in files(&call) {
                    if is_temporary(&path) {
                        lock::remove_if_left(&path);
                    } else if file::expires(&path).is_some_and(|expires| expires <= now) {
                        drop(fs::remove_file(&path));
                    } else {
                        kept.extend(Used::of_file(path));
                    }
                }
                // Succeeds only if it is empty.
                drop(fs::remove_dir(&call));
            }
            drop(fs::remove_dir(&function));
        }
        files(&self.folder.join(LOCKS)).for_each(|path| lock::remove_if_left(&path));
        files(&self.folder).filter(|path| is_temporary(path)).for_each(|path| lock::remove_if_left(&path));
        self.trim_all(kept);
    }
}

/// Has version control pass over the store, which often lies in a checkout and is of no use to others.
fn keep_out_of_checkouts(path: &Path) -> io::Result<()> {
    const IGNORE: &str = "*\n";
    match fs::metadata(path) {
        Ok(status) if status.len() == IGNORE.len() as u64 => Ok(()),
        _ => fs::write(path, IGNORE),
    }
}

/// Removes a file that is no good, and says so. One that can't be read now may be good later, and stays.
fn removed(path: &Path, reason: &Trouble) -> String {
    if !matches!(reason, Trouble::Io(_)) {
        drop(fs::remove_file(path));
    }
    format!("{}: {reason}", path.display())
}

/// A file, or a folder of files, and when it was used last.
struct Used {
    path: PathBuf,
    used: SystemTime,
    size: u64,
}

impl Used {
    fn of_file(path: PathBuf) -> Option<Self> {
        let status = fs::symlink_metadata(&path).ok()?;
        Some(Self { path, used: status.modified().ok()?, size: status.len() })
    }

    fn of_files(folder: &Path) -> Self {
        let files: Vec<_> = files(folder).filter_map(Self::of_file).collect();
        let used = files.iter().map(|file| file.used).max().unwrap_or(SystemTime::UNIX_EPOCH);
        Self { path: folder.to_owned(), used, size: files.iter().map(|file| file.size).sum() }
    }
}

fn is_temporary(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == TEMPORARY)
}

/// The folders of results in a folder; of a store's own folder, without that of its locks.
fn subfolders(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.map(|entry| entry.path()).filter(|path| path.file_name().is_some_and(|name| name != LOCKS))
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir())).map(|entry| entry.path())
}

/// Makes a folder, readable by its owner alone, unless it is there.
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// The first half of a hash: short enough to read, long enough to be unique.
fn name(hash: &[u8; 32]) -> String {
    blake3::Hash::from(*hash).to_hex()[..32].to_owned()
}
