//! Files that are made when a download button is pressed.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use tokio::sync::oneshot;

use crate::{
    app::Produced,
    download,
    media::guarded,
    serve::Shared,
    sessions::{Command, Producer},
};

/// Answers with what a download button gives.
pub(crate) async fn produced(
    State(shared): State<Arc<Shared>>,
    Path((session, widget)): Path<(String, String)>,
) -> Response<Body> {
    let Some(Producer { front, run, name }) = find(&shared, &session, widget).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (answer, made) = oneshot::channel();
    let app = shared.clone();
    shared.pool.execute(move || drop(answer.send(app.app.script.produce(run, front))));
    let response = match made.await {
        Ok(Ok(Produced { bytes, mime })) => {
            let mut response = Response::new(Body::from(bytes));
            let out = response.headers_mut();
            let mime = HeaderValue::from_str(&mime);
            out.insert(header::CONTENT_TYPE, mime.unwrap_or(HeaderValue::from_static("application/octet-stream")));
            out.insert(header::CONTENT_DISPOSITION, download::attachment(&name));
            out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(Err(reason)) => (StatusCode::INTERNAL_SERVER_ERROR, reason).into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "the file could not be made; the server's log says more")
            .into_response(),
    };
    guarded(response)
}

async fn find(shared: &Shared, session: &str, widget: String) -> Option<Producer> {
    let session = shared.sessions.find(session)?;
    let (answer, producer) = oneshot::channel();
    session.send(Command::Producer(widget, answer)).ok()?;
    producer.await.ok()?
}
