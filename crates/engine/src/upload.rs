//! Files that the user has given to a session.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use millpond_protocol::{UserFile, Value};
use parking_lot::Mutex;

/// A file of the user's, with its bytes wherever they lie.
pub struct Upload {
    file: UserFile,
    content: Box<dyn AsRef<[u8]> + Send + Sync>,
}

impl Upload {
    /// A file with its bytes.
    pub fn new(file: UserFile, content: impl AsRef<[u8]> + Send + Sync + 'static) -> Self {
        Self { file, content: Box::new(content) }
    }

    /// The id of a file: equal ones have the same name, type and content.
    pub fn id_of(name: &str, mime: &str, content: &blake3::Hash) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [name.as_bytes(), mime.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        hasher.update(content.as_bytes()).finalize().to_hex()[..32].to_owned()
    }

    /// What is known of it.
    pub fn file(&self) -> &UserFile {
        &self.file
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        (*self.content).as_ref()
    }
}

/// How many files, and how many bytes in all, may wait for a value to name them. The files of a folder are named
/// together, once all of them have come.
const MOST_WAITING: (usize, u64) = (4096, 4 << 30);

/// The files of a session, by id.
#[derive(Default)]
pub(crate) struct Uploads {
    files: Mutex<Files>,
}

#[derive(Default)]
struct Files {
    by_id: HashMap<String, Entry>,
    /// How many have come.
    count: u64,
}

struct Entry {
    upload: Arc<Upload>,
    /// Whether a value names it, as far as is known.
    is_named: bool,
    /// How often it has come since a value has named it. One that a value names may come again for another one.
    waiting: u32,
    /// The how manieth to come it was, the last time.
    number: u64,
}

impl Uploads {
    /// Takes a file, and gives up those that have waited longest for a value to name them, if there are too many.
    pub(crate) fn insert(&self, upload: Arc<Upload>) {
        self.files.lock().insert(upload, MOST_WAITING);
    }

    pub(crate) fn get(&self, id: &str) -> Option<Arc<Upload>> {
        self.files.lock().by_id.get(id).map(|entry| entry.upload.clone())
    }

    /// Gives up a file that no value has named.
    pub(crate) fn remove_unnamed(&self, id: &str) {
        self.files.lock().give_up(id);
    }

    /// Puts what is known of the files in place of what a page says of them; the error names one that is not known.
    pub(crate) fn settle(&self, value: &mut Value) -> Result<(), String> {
        for file in files_mut(value) {
            let files = self.files.lock();
            let entry = files.by_id.get(&file.id);
            let entry = entry.ok_or_else(|| format!("there is no upload with this id: {}", file.id))?;
            file.clone_from(&entry.upload.file);
        }
        Ok(())
    }

    /// A new value names files.
    pub(crate) fn name(&self, value: &Value) {
        for file in files(value) {
            if let Some(entry) = self.files.lock().by_id.get_mut(&file.id) {
                entry.is_named = true;
                entry.waiting = entry.waiting.saturating_sub(1);
            }
        }
    }

    /// Gives up what values have named and none names any more.
    pub(crate) fn prune<'a>(&self, values: impl Iterator<Item = &'a Value>) {
        let by_id = &mut self.files.lock().by_id;
        if by_id.is_empty() {
            return;
        }
        let named: HashSet<&str> = values.flat_map(files).map(|file| file.id.as_str()).collect();
        by_id.retain(|id, entry| {
            entry.is_named &= named.contains(id.as_str());
            entry.is_named || entry.waiting > 0
        });
    }
}

impl Files {
    fn insert(&mut self, upload: Arc<Upload>, most: (usize, u64)) {
        self.count += 1;
        let new = || Entry { is_named: false, waiting: 0, number: 0, upload: upload.clone() };
        let entry = self.by_id.entry(upload.file.id.clone()).or_insert_with(new);
        entry.waiting += 1;
        entry.number = self.count;
        while let Some(id) = self.longest_waiting(most) {
            self.by_id.remove(&id);
        }
    }

    /// The file that has waited longest for a value to name it, if too many do, unless it is the one that has just come.
    fn longest_waiting(&self, (files, bytes): (usize, u64)) -> Option<String> {
        let waiting = || self.by_id.values().filter(|entry| !entry.is_named);
        let is_over = waiting().count() > files || waiting().map(|entry| entry.upload.file.size).sum::<u64>() > bytes;
        let longest = waiting().filter(|_| is_over).min_by_key(|entry| entry.number)?;
        (longest.number != self.count).then(|| longest.upload.file.id.clone())
    }

    fn give_up(&mut self, id: &str) {
        let Some(entry) = self.by_id.get_mut(id) else { return };
        entry.waiting = entry.waiting.saturating_sub(1);
        if entry.waiting == 0 && !entry.is_named {
            self.by_id.remove(id);
        }
    }
}

/// The files that a value names.
pub(crate) fn files(value: &Value) -> impl Iterator<Item = &UserFile> {
    let (files, audio): (&[UserFile], _) = match value {
        Value::Files(files) => (files, None),
        Value::Chat(chat) => (&chat.files, chat.audio.as_ref()),
        _ => (&[], None),
    };
    files.iter().chain(audio)
}

fn files_mut(value: &mut Value) -> impl Iterator<Item = &mut UserFile> {
    let (files, audio): (&mut [UserFile], _) = match value {
        Value::Files(files) => (files, None),
        Value::Chat(chat) => (&mut chat.files, chat.audio.as_mut()),
        _ => (&mut [], None),
    };
    files.iter_mut().chain(audio)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(id: &str, size: u64) -> Arc<Upload> {
        let file = UserFile { id: id.into(), name: id.into(), mime: "text/plain".into(), size };
        Arc::new(Upload::new(file, Vec::new()))
    }

    fn named(id: &str) -> Value {
        Value::Files(vec![upload(id, 0).file.clone()])
    }

    impl Uploads {
        fn ids(&self) -> String {
            let mut ids: Vec<_> = self.files.lock().by_id.keys().cloned().collect();
            ids.sort();
            ids.join(" ")
        }
    }

    #[test]
    fn those_that_wait_longest_are_given_up_where_too_many_wait() {
        let uploads = Uploads::default();
        let insert = |id, size| uploads.files.lock().insert(upload(id, size), (3, 100));
        insert("named", 90);
        uploads.name(&named("named"));
        for id in ["a", "b", "c"] {
            insert(id, 1);
        }
        insert("a", 1);
        insert("d", 1);
        assert_eq!(uploads.ids(), "a c d named", "`a` has come again, and one that is named does not count");
        insert("e", 99);
        assert_eq!(uploads.ids(), "d e named");
        insert("f", 101);
        assert_eq!(uploads.ids(), "f named", "the last one stays, however large it is");
    }

    #[test]
    fn a_file_that_has_come_again_waits_for_another_value() {
        let uploads = Uploads::default();
        for _ in 0..2 {
            uploads.insert(upload("a", 1));
        }
        uploads.name(&named("a"));
        uploads.prune([].iter());
        assert_eq!(uploads.ids(), "a");
        uploads.name(&named("a"));
        uploads.remove_unnamed("a");
        uploads.prune([named("a")].iter());
        assert_eq!(uploads.ids(), "a", "a value names it");
        uploads.prune([].iter());
        assert_eq!(uploads.ids(), "");
    }

    #[test]
    fn a_file_that_is_given_up_as_often_as_it_came_is_gone() {
        let uploads = Uploads::default();
        for _ in 0..2 {
            uploads.insert(upload("a", 1));
        }
        uploads.remove_unnamed("a");
        assert_eq!(uploads.ids(), "a");
        uploads.remove_unnamed("a");
        assert_eq!(uploads.ids(), "");
    }
}
