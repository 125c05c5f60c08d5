//! Bytes that a session's page names: as they are, or what is made of them.

use std::{ops::Range, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    response::IntoResponse,
};
use millpond_engine::Blob;
use tokio::sync::oneshot;

use crate::{
    download, frames,
    query::{Query, View},
    range::{self, Asked},
    serve::Shared,
    sessions::Command,
};

/// Answers for the bytes of a name.
pub(crate) async fn media(
    State(shared): State<Arc<Shared>>,
    Path((session, name)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    method: Method,
    headers: HeaderMap,
) -> Response<Body> {
    let Some(blob) = find(&shared, &session, name).await else { return StatusCode::NOT_FOUND.into_response() };
    let query = match Query::read(query.as_deref().unwrap_or_default()) {
        Ok(query) => query,
        Err(reason) => return guarded((StatusCode::BAD_REQUEST, reason).into_response()),
    };
    let file = match (&query.view, query.download) {
        (Some(View::Csv(_)), None) => Some("data.csv".to_owned()),
        (_, file) => file,
    };
    let mut response = match query.view {
        Some(view) => frames::answer(shared.frames.clone(), blob, view, query.sort).await,
        None => {
            // Ranges are defined for GET alone.
            let range = headers.get(header::RANGE).filter(|_| method == Method::GET);
            whole(&blob, range.and_then(|range| range.to_str().ok()))
        }
    };
    if response.status().is_success() {
        let out = response.headers_mut();
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable"));
        if let Some(file) = file {
            out.insert(header::CONTENT_DISPOSITION, download::attachment(&file));
        }
    }
    guarded(response)
}

async fn find(shared: &Shared, session: &str, name: String) -> Option<Blob> {
    let session = shared.sessions.find(session)?;
    let (answer, blob) = oneshot::channel();
    session.send(Command::Media(name, answer)).ok()?;
    blob.await.ok()?
}

/// The bytes as they are, or a range of them.
fn whole(blob: &Blob, range: Option<&str>) -> Response<Body> {
    let length = blob.bytes.len();
    match range::asked(range, length) {
        Asked::All => part(blob, 0..length),
        Asked::Part(range) => {
            let described = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let mut response = part(blob, range);
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            let described = HeaderValue::from_str(&described).expect("numbers are header values");
            response.headers_mut().insert(header::CONTENT_RANGE, described);
            response
        }
        Asked::Unsatisfiable => {
            let range = format!("bytes */{length}");
            (StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, range)]).into_response()
        }
    }
}

fn part(blob: &Blob, range: Range<usize>) -> Response<Body> {
    let mut response = Response::new(Body::from(shared(&blob.bytes).slice(range)));
    let out = response.headers_mut();
    let mime = HeaderValue::from_str(&blob.mime);
    out.insert(header::CONTENT_TYPE, mime.unwrap_or(HeaderValue::from_static("application/octet-stream")));
    out.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    response
}

/// What a script serves must neither be taken for something else nor run as a page of this origin.
pub(crate) fn guarded(mut response: Response<Body>) -> Response<Body> {
    let out = response.headers_mut();
    out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    response
}

/// The same bytes in the type of bodies: they are shared, not copied.
pub(crate) fn shared(bytes: &millpond_protocol::Bytes) -> Bytes {
    struct Owner(millpond_protocol::Bytes);

    impl AsRef<[u8]> for Owner {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }

    Bytes::from_owner(Owner(bytes.clone()))
}
