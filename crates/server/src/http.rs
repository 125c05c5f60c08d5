//! The routes.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Request, State, WebSocketUpgrade, ws::WebSocket},
    http::{HeaderMap, Response, StatusCode, header},
    response::{IntoResponse, Redirect},
    routing::{any, delete, get, post},
};

use crate::{
    assets, media, produced,
    serve::Shared,
    session,
    sessions::{self, Command},
    socket::{self, Connection},
    uploads,
};

/// Everything that can be asked for over HTTP.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    let base = match shared.app.options.base_path.as_str() {
        "" => String::new(),
        path => format!("/{path}"),
    };
    let at = |path: &str| format!("{base}{path}");
    Router::new()
        .route(&at("/stream"), any(stream))
        .route(&at("/healthz"), get(|| async { "ok" }))
        .route(&at("/_stcore/health"), get(|| async { "ok" }))
        .route(&at("/_stcore/host-config"), get(host_config))
        .route(&at("/media/{session}/{name}"), get(media::media))
        .route(&at("/produced/{session}/{widget}"), get(produced::produced))
        .route(&at("/upload/{session}"), post(uploads::upload))
        .route(&at("/upload/{session}/{id}"), delete(uploads::give_up))
        .fallback(move |request: Request| async move { page(&base, &request) })
        .with_state(shared)
}

/// The page and its files.
fn page(base: &str, request: &Request) -> Response<Body> {
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let file = match request.uri().path().strip_prefix(base) {
        // The page's own addresses are relative to it, so it must end with a slash.
        Some("") => return Redirect::permanent(&format!("{base}/")).into_response(),
        Some("/") => "index.html",
        Some(path) => path.strip_prefix('/').unwrap_or_default(),
        None => "",
    };
    assets::response(file, request.headers()).unwrap_or_else(|| StatusCode::NOT_FOUND.into_response())
}

async fn host_config(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    let config = serde_json::json!({
        "allowedOrigins": shared.app.options.allowed_origins,
        "useExternalAuthToken": false,
        "enableCustomParentMessages": false,
    });
    ([(header::CONTENT_TYPE, "application/json")], config.to_string())
}

/// What a connection keeps ready to read into, in bytes: events are small, and idle sessions should cost little.
const READ_BUFFER: usize = 4 << 10;

async fn stream(State(shared): State<Arc<Shared>>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response<Body> {
    if !socket::may_connect(&headers, &shared.app.options.allowed_origins) {
        log::warn!("a connection from another origin was refused: {:?}", headers.get(header::ORIGIN));
        return (StatusCode::FORBIDDEN, "this origin may not connect").into_response();
    }
    let limit = shared.app.options.max_message_size;
    upgrade
        .max_message_size(limit)
        .max_frame_size(limit)
        .read_buffer_size(READ_BUFFER)
        .on_upgrade(move |socket: WebSocket| connect(shared, socket))
}

/// Brings a page and its session together.
async fn connect(shared: Arc<Shared>, socket: WebSocket) {
    let Some((connection, hello)) = Connection::accept(socket).await else { return };
    let attach = Command::Attach(Box::new(connection), hello.query);
    let attach = match hello.session.and_then(|token| shared.sessions.find(&token)) {
        Some(handle) => match handle.send(attach) {
            Ok(()) => return,
            // It ended at this very moment.
            Err(unsent) => unsent.0,
        },
        None => attach,
    };
    match sessions::token() {
        Ok(token) => {
            let handle = session::begin(token.clone(), shared.clone(), hello.values);
            shared.sessions.insert(token, handle.clone());
            let _ = handle.send(attach);
        }
        Err(error) => log::error!("no session could be begun: {error}"),
    }
}
