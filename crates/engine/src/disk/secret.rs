//! A store's secret: random bytes in a file that only its owner can read.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    os::unix::fs::MetadataExt,
    path::Path,
};

use super::{TEMPORARY, lock};

/// The secret in a file, which is made if there is none. A secret that others could read or write is given up, and so
/// is all that was written with it.
pub(super) fn read_or_make(path: &Path) -> io::Result<[u8; 32]> {
    match read(path)? {
        Some(secret) => Ok(secret),
        None => make(path),
    }
}

fn read(path: &Path) -> io::Result<Option<[u8; 32]>> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    let status = file.metadata()?;
    let mut secret = [0; 32];
    let good = status.uid() == rustix::process::geteuid().as_raw()
        && status.mode() & 0o077 == 0
        && status.len() == secret.len() as u64
        && file.read_exact(&mut secret).is_ok();
    if !good {
        fs::remove_file(path)?;
    }
    Ok(good.then_some(secret))
}

fn make(path: &Path) -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    let name = blake3::hash(&secret).to_hex();
    let temporary = path.with_file_name(format!("{}.{TEMPORARY}", &name[..16]));
    // A sweep took it for something left behind.
    let Some(mut file) = lock::create_locked(&temporary)? else { return make(path) };
    // A link, unlike a rename, does not replace what another process has put there meanwhile.
    let linked = file.write_all(&secret).and_then(|()| file.sync_all()).and_then(|()| fs::hard_link(&temporary, path));
    // The file is still locked, and so no sweep is ahead of this.
    fs::remove_file(&temporary)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => read(path)?.ok_or_else(|| io::Error::other("the store's secret was replaced while it was made")),
    }
}
