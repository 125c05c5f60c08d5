//! Files of the user's, as scripts read them.

use std::{fmt, io::Cursor, str::Utf8Error, sync::Arc};

use millpond_engine::Upload;
use millpond_protocol::{UserFile, Value};

use super::Media;
use crate::{Key, KeyWriter, context};

/// A file of the user's. A clone shares its bytes, which stay where they are, in memory or on disk.
///
/// ```no_run
/// # use millpond as st;
/// use std::io::BufRead;
///
/// if let Some(file) = st::file_uploader("Harvests").extensions(["csv"]).show() {
///     st::text(format!("{}: {} bytes", file.name(), file.size()));
///     st::text(format!("{} lines", file.reader().lines().count()));
/// }
/// ```
///
/// As an argument of a memoized function it counts by its name, type and content.
#[derive(Clone)]
pub struct UploadedFile(Arc<Upload>);

impl UploadedFile {
    /// What the user calls it; of one out of a folder, the path below that.
    pub fn name(&self) -> &str {
        &self.0.file().name
    }

    /// Its MIME type, as the browser says.
    pub fn mime(&self) -> &str {
        &self.0.file().mime
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.0.file().size
    }

    /// Made from name, type and content: two files have the same one only if these are the same.
    pub fn id(&self) -> &str {
        &self.0.file().id
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        self.0.bytes()
    }

    /// Its content as text.
    pub fn text(&self) -> Result<&str, Utf8Error> {
        std::str::from_utf8(self.bytes())
    }

    /// What reads it from its beginning: `Read`, `BufRead` and `Seek`.
    pub fn reader(&self) -> Cursor<Self> {
        Cursor::new(self.clone())
    }

    /// The file that a value names, while the session has it.
    pub(super) fn find(file: &UserFile) -> Option<Self> {
        context::run()?.upload(&file.id).map(Self)
    }

    /// The files that a value names.
    pub(super) fn all(value: &Value) -> Vec<Self> {
        match value {
            Value::Files(files) => files.iter().filter_map(Self::find).collect(),
            _ => Vec::new(),
        }
    }
}

impl AsRef<[u8]> for UploadedFile {
    fn as_ref(&self) -> &[u8] {
        self.bytes()
    }
}

impl From<&UploadedFile> for Media {
    fn from(file: &UploadedFile) -> Self {
        Self::bytes(file.bytes())
    }
}

impl fmt::Debug for UploadedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut file = f.debug_struct("UploadedFile");
        file.field("name", &self.name()).field("mime", &self.mime()).field("size", &self.size()).finish()
    }
}

impl PartialEq for UploadedFile {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for UploadedFile {}

impl Key for UploadedFile {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("uploaded file");
        key.bytes(self.id().as_bytes());
    }
}

/// How a name ends, as the protocol has it: `.csv` for `CSV`.
pub(super) fn extension(ending: impl Into<String>) -> String {
    let ending = ending.into().trim().to_lowercase();
    if ending.starts_with('.') { ending } else { format!(".{ending}") }
}

/// As many bytes as a page can count to: what the server takes is the bound.
pub(super) const NO_BOUND: u64 = (1 << 53) - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_begin_with_a_dot_and_are_small() {
        assert_eq!(extension("CSV"), ".csv");
        assert_eq!(extension(" .tar.gz"), ".tar.gz");
    }
}
