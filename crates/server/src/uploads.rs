//! Files of the user's, as pages send them and give them up.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, Response, StatusCode, header},
    response::IntoResponse,
};
use millpond_engine::Upload;
use millpond_protocol::{Accepts, UserFile};
use tokio::sync::oneshot;

use crate::{
    incoming::{Received, Trouble, receive},
    media::guarded,
    query::Pairs,
    serve::Shared,
    sessions::{Command, Handle},
    socket,
};

/// Why something is refused, with the reason for people.
type Refusal = (StatusCode, String);

/// Takes a file for a widget.
pub(crate) async fn upload(
    State(shared): State<Arc<Shared>>,
    Path(session): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Body,
) -> Response<Body> {
    guarded(match take(&shared, &session, query.as_deref().unwrap_or_default(), &headers, body).await {
        Ok(file) => {
            let file = serde_json::to_string(&file).expect("texts and numbers are JSON");
            (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], file).into_response()
        }
        Err(refusal) => {
            log::warn!("a file was refused: {}", refusal.1);
            refusal.into_response()
        }
    })
}

/// Gives up a file that no value names.
pub(crate) async fn give_up(
    State(shared): State<Arc<Shared>>,
    Path((session, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response<Body> {
    let done = admit(&shared, &headers)
        .and_then(|()| find(&shared, &session))
        .and_then(|session| tell(&session, Command::DropUpload(id)));
    guarded(match done {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(refusal) => refusal.into_response(),
    })
}

async fn take(
    shared: &Shared,
    session: &str,
    query: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<UserFile, Refusal> {
    admit(shared, headers)?;
    let Announced { widget, name, mime } = Announced::read(query)?;
    let session = find(shared, session)?;
    let accepts = accepts(&session, widget).await?;
    check_name(&accepts, &name)?;
    let most = accepts.max_size.min(shared.app.options.max_upload_size);
    if length(headers).is_some_and(|length| length > most) {
        return Err(refusal(Trouble::TooLarge, most));
    }
    let Received { content, hash, size } = receive(body, most).await.map_err(|trouble| refusal(trouble, most))?;
    let file = UserFile { id: Upload::id_of(&name, &mime, &hash), name, mime, size };
    // The session has it before the page knows of it: what comes after the answer may name it.
    tell(&session, Command::Upload(Arc::new(Upload::new(file.clone(), content))))?;
    Ok(file)
}

/// Turns away pages of other origins.
fn admit(shared: &Shared, headers: &HeaderMap) -> Result<(), Refusal> {
    match socket::may_connect(headers, &shared.app.options.allowed_origins) {
        true => Ok(()),
        false => Err((StatusCode::FORBIDDEN, "this origin may not send files".to_owned())),
    }
}

fn find(shared: &Shared, session: &str) -> Result<Handle, Refusal> {
    shared.sessions.find(session).ok_or_else(no_session)
}

fn tell(session: &Handle, command: Command) -> Result<(), Refusal> {
    session.send(command).map_err(|_| no_session())
}

fn no_session() -> Refusal {
    (StatusCode::NOT_FOUND, "there is no such session: load the page anew".to_owned())
}

/// What is said of a file before it comes.
struct Announced {
    widget: String,
    name: String,
    mime: String,
}

impl Announced {
    fn read(query: &str) -> Result<Self, Refusal> {
        let bad = |reason| (StatusCode::BAD_REQUEST, reason);
        let pairs = Pairs::read(query).map_err(bad)?;
        let given = |name: &str| pairs.get(name).filter(|value| !value.is_empty()).map(ToOwned::to_owned);
        let needed = |name: &str| given(name).ok_or_else(|| bad(format!("`{name}` is missing")));
        let mime = given("mime").unwrap_or_else(|| "application/octet-stream".to_owned());
        Ok(Self { widget: needed("widget")?, name: needed("name")?, mime })
    }
}

async fn accepts(session: &Handle, widget: String) -> Result<Accepts, Refusal> {
    let (answer, accepts) = oneshot::channel();
    tell(session, Command::Accepts(widget.clone(), answer))?;
    let accepts = accepts.await.map_err(|_| no_session())?;
    accepts.ok_or_else(|| (StatusCode::NOT_FOUND, format!("no widget with this id takes files: {widget}")))
}

fn check_name(Accepts { extensions, .. }: &Accepts, name: &str) -> Result<(), Refusal> {
    let lower = name.to_lowercase();
    if extensions.is_empty() || extensions.iter().any(|extension| lower.ends_with(extension)) {
        return Ok(());
    }
    let reason = format!("the name must end in one of {}: {name}", extensions.join(", "));
    Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, reason))
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn refusal(trouble: Trouble, most: u64) -> Refusal {
    match trouble {
        Trouble::TooLarge => {
            (StatusCode::PAYLOAD_TOO_LARGE, format!("the file is too large: at most {most} bytes are taken"))
        }
        Trouble::Stalled => (StatusCode::REQUEST_TIMEOUT, "the file did not come to its end".to_owned()),
        Trouble::Broken => (StatusCode::BAD_REQUEST, "the connection was lost".to_owned()),
        Trouble::Io(error) => {
            (StatusCode::INSUFFICIENT_STORAGE, format!("the server could not keep the file: {error}"))
        }
    }
}
