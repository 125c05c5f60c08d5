//! A page's websocket: messages of the protocol in both directions.

use std::time::Duration;

use axum::{
    extract::ws::{CloseFrame, Message, WebSocket},
    http::{HeaderMap, header},
};
use millpond_protocol::{ClientMessage, ServerMessage, VERSION, WidgetState, from_wire, to_wire};
use tokio::time::timeout;

/// How long a page may take to accept a message, and to say hello.
const PATIENCE: Duration = Duration::from_secs(30);

/// The close code of a connection whose session has gone on with another one.
const TAKEN_OVER: u16 = 4001;
/// The close code of RFC 6455 for a peer that breaks the rules.
const PROTOCOL_ERROR: u16 = 1002;

/// A page that has said hello.
pub(crate) struct Connection {
    socket: WebSocket,
}

/// What a page wants at first.
pub(crate) struct Hello {
    pub(crate) session: Option<String>,
    /// What its address has behind `?`.
    pub(crate) query: String,
    /// What it shows, for a session that begins with it.
    pub(crate) values: Vec<WidgetState>,
}

impl Connection {
    /// Waits for the page's hello; a page that says something else is turned away.
    pub(crate) async fn accept(mut socket: WebSocket) -> Option<(Self, Hello)> {
        let first = timeout(PATIENCE, socket.recv()).await.ok()??.ok()?;
        let reason = match read(first) {
            Some(Ok(ClientMessage::Hello { version, session, query, values })) if version == VERSION => {
                return Some((Self { socket }, Hello { session, query, values }));
            }
            Some(Ok(ClientMessage::Hello { version, .. })) => {
                format!("the page speaks version {version} of the protocol, the server version {VERSION}: load it anew")
            }
            Some(Ok(_)) => "the first message must be `hello`".to_owned(),
            Some(Err(reason)) => reason,
            None => return None,
        };
        log::warn!("a connection was refused: {reason}");
        let mut connection = Self { socket };
        connection.send(&ServerMessage::Refused { reason: reason.clone() }).await;
        connection.close(PROTOCOL_ERROR, "refused").await;
        None
    }

    /// The next message, or why what came is none; `None` once the page is gone.
    pub(crate) async fn receive(&mut self) -> Option<Result<ClientMessage, String>> {
        loop {
            match self.socket.recv().await? {
                Ok(message) => {
                    if let Some(message) = read(message) {
                        return Some(message);
                    }
                }
                Err(error) => {
                    log::debug!("a connection broke: {error}");
                    return None;
                }
            }
        }
    }

    /// Sends a message; false if the page does not take it.
    pub(crate) async fn send(&mut self, message: &ServerMessage) -> bool {
        let message = Message::Binary(to_wire(message).into());
        matches!(timeout(PATIENCE, self.socket.send(message)).await, Ok(Ok(())))
    }

    /// Tells the page that another one has its session now.
    pub(crate) async fn taken_over(self) {
        self.close(TAKEN_OVER, "the session is open elsewhere").await;
    }

    async fn close(mut self, code: u16, reason: &'static str) {
        let frame = CloseFrame { code, reason: reason.into() };
        // The page may be gone already.
        let _ = timeout(PATIENCE, self.socket.send(Message::Close(Some(frame)))).await;
    }
}

/// A message of the protocol; `None` for what the websocket itself needs.
fn read(message: Message) -> Option<Result<ClientMessage, String>> {
    match message {
        Message::Binary(bytes) => Some(from_wire(&bytes)),
        Message::Text(_) => Some(Err("text messages are not understood: send MessagePack as binary".into())),
        Message::Ping(_) | Message::Pong(_) | Message::Close(_) => None,
    }
}

/// Whether a page of this origin may connect: one that the server itself served, or one that was allowed.
pub(crate) fn may_connect(headers: &HeaderMap, allowed: &[String]) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = text(header::ORIGIN) else {
        // Programs other than browsers send none, and have no other site's cookies to misuse.
        return !headers.contains_key(header::ORIGIN);
    };
    let own = origin.split_once("://").map(|(_, host)| host);
    allowed.iter().any(|allowed| allowed == origin) || (own.is_some() && own == text(header::HOST))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn check(origin: Option<&'static str>, expected: bool) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:8501"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
        }
        assert_eq!(may_connect(&headers, &["https://portal.example".into()]), expected, "{origin:?}");
    }

    #[test]
    fn c7_only_own_and_allowed_origins_connect() {
        check(None, true);
        check(Some("http://localhost:8501"), true);
        check(Some("https://portal.example"), true);
        check(Some("http://localhost:9999"), false);
        check(Some("http://evil.example"), false);
        check(Some("null"), false);
    }
}
