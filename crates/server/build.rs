//! Puts the built page into the server: each file of `web/dist` compressed, with a table of all of them.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

fn main() {
    let dist = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../web/dist");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap());
    println!("cargo::rerun-if-changed={}", dist.display());
    assert!(dist.join("index.html").is_file(), "web/dist is missing: run `make web` first");

    let mut table = String::from("[\n");
    for (number, file) in files(&dist).iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&dist).unwrap().to_str().unwrap().replace('\\', "/");
        let packed = out.join(format!("asset-{number}.gz"));
        fs::write(&packed, compress(&fs::read(file).unwrap())).unwrap();
        table += &format!("    Asset {{ path: {name:?}, gzip: include_bytes!({packed:?}) }},\n");
    }
    table += "]\n";
    fs::write(out.join("assets.rs"), table).unwrap();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_none_or(|extension| extension != "map") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
