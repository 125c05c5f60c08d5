//! `web/src/protocol.ts` says what the Rust types say.

use std::{env, fs, path::PathBuf};

#[test]
fn the_typescript_types_are_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../web/src/protocol.ts");
    let fresh = millpond_protocol::typescript();
    if env::var_os("MILLPOND_REGENERATE").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == fresh, "web/src/protocol.ts is stale; run `make protocol`");
}
