//! Files that say somebody is at work. The system lets go of a lock when its process ends, however it ends.

use std::{
    fs::{self, File, TryLockError},
    io,
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

/// A lock, given back when dropped.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes a lock; `None` while somebody else has it.
    pub(super) fn take(path: PathBuf) -> io::Result<Option<Self>> {
        loop {
            let file = File::options().write(true).create(true).truncate(false).mode(0o600).open(&path)?;
            match file.try_lock() {
                // Who had it before may have removed the file after it was opened here: then it locks nothing.
                Ok(()) if is_at(&file, &path) => return Ok(Some(Self { path, _file: file })),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// Whether a file is the one that has this name.
fn is_at(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(file), Ok(named)) => (file.dev(), file.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Makes a file that is locked as long as it is open; `None` if a sweep took it or its folder meanwhile.
pub(super) fn create_locked(path: &Path) -> io::Result<Option<File>> {
    let file = match File::options().read(true).write(true).create_new(true).mode(0o600).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // Left behind by a process that had the same number.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(None),
        file => file?,
    };
    file.lock()?;
    Ok(is_at(&file, path).then_some(file))
}

/// Removes a file that is made by [`create_locked`] or [`Lock::take`] if its process has ended.
pub(super) fn remove_if_left(path: &Path) {
    if let Ok(file) = File::open(path)
        && file.try_lock().is_ok()
    {
        drop(fs::remove_file(path));
    }
}
