//! The page's own files, compressed within the program.

use std::{io::Read, sync::OnceLock};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use flate2::read::GzDecoder;

struct Asset {
    path: &'static str,
    gzip: &'static [u8],
}

static ASSETS: &[Asset] = &include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A year, as caches count: names of assets change with their content.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The page's file at `path`; `None` where there is none.
pub(crate) fn response(path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
    let asset = ASSETS.iter().find(|asset| asset.path == path)?;
    let mut response = Response::new(Body::empty());
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(path)));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if path.starts_with("assets/") {
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(FOREVER));
    } else {
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        out.insert(header::ETAG, HeaderValue::from_str(etag()).expect("a hash is a header value"));
        if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == etag()) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Some(response);
        }
    }
    if accepts_gzip(headers) {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        *response.body_mut() = Body::from(asset.gzip);
    } else {
        *response.body_mut() = Body::from(unpack(asset.gzip));
    }
    Some(response)
}

/// One tag for the files whose names stay the same: they change only with the program.
fn etag() -> &'static str {
    static ETAG: OnceLock<String> = OnceLock::new();
    ETAG.get_or_init(|| {
        // The last eight bytes of a gzip file are the content's checksum and length.
        let sums = ASSETS.iter().filter(|asset| !asset.path.starts_with("assets/"));
        let sums = sums.flat_map(|asset| asset.gzip[asset.gzip.len() - 8..].iter());
        format!("\"{}\"", sums.map(|byte| format!("{byte:02x}")).collect::<String>())
    })
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    let encodings = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    encodings.split(',').any(|encoding| encoding.split(';').next().is_some_and(|name| name.trim() == "gzip"))
}

fn unpack(gzip: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut bytes).expect("assets were compressed by the build");
    bytes
}

fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "png" => "image/png",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
