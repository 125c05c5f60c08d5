//! What is in a store, for people.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{DiskStore, file, files, subfolders};

/// A result in a store, as its file says. Nothing of it has been verified.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The function's name.
    pub function: String,
    /// Where the results of the function lie.
    pub folder: PathBuf,
    /// The file's size in bytes.
    pub size: u64,
    /// When it was computed, since 1970.
    pub made: Duration,
    /// From when on it can be removed, since 1970; absent means never.
    pub expires: Option<Duration>,
}

impl DiskStore {
    /// The results in the store, in no order. Files that are none are left out.
    pub fn list(&self) -> Vec<Listed> {
        let mut found = Vec::new();
        for folder in subfolders(self.folder()) {
            for path in subfolders(&folder).flat_map(|call| files(&call)) {
                let Some((head, header)) = file::introduction(&path) else { continue };
                let function: String = head.function.chars().filter(|c| !c.is_control()).collect();
                let size = fs::symlink_metadata(&path).map_or(0, |status| status.len());
                let made = Duration::from_millis(header.made);
                found.push(Listed { function, folder: folder.clone(), size, made, expires: header.expires() });
            }
        }
        found
    }

    /// Removes a folder that was [listed](Self::list).
    pub fn remove_folder(&self, folder: &Path) {
        if folder.parent() == Some(self.folder()) {
            self.remove_whole(folder);
        }
    }
}
