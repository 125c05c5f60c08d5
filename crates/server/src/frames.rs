//! Frames that stay on the server: what pages ask for of them.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
};
use futures_util::stream;
use millpond_data::{Csv, DataFrame, Error, Found, Order};
use millpond_engine::Blob;
use tokio::{sync::oneshot, task::spawn_blocking};

use crate::{
    kept::Kept,
    media::shared,
    query::{Sort, View},
};

/// Up to how many bytes of frames are kept open. Most of these are the sessions' own, but those of frames that no page
/// shows any more are kept in memory by this alone.
const FRAMES: usize = 512 << 20;
/// Up to how many bytes of orders are kept: one for ten million rows has 40 MB.
const ORDERS: usize = 512 << 20;
/// How many cells are found at once.
const CELLS: usize = 1_000;

/// Frames that were opened and orders that were made, for all sessions: the same name is the same frame.
pub(crate) struct Frames {
    opened: Kept<String, Result<DataFrame, Error>>,
    orders: Kept<(String, Sort), Result<Order, Error>>,
}

impl Default for Frames {
    fn default() -> Self {
        Self { opened: Kept::new(FRAMES), orders: Kept::new(ORDERS) }
    }
}

impl Frames {
    /// Gives up what is kept, once nobody is there to ask for it.
    pub(crate) fn clear(&self) {
        self.opened.clear();
        self.orders.clear();
    }

    /// The frame in a blob.
    fn open(&self, blob: &Blob) -> Result<DataFrame, Error> {
        self.opened.get(blob.name.clone(), blob.bytes.len(), || DataFrame::from_ipc(shared(&blob.bytes)))
    }

    /// The order of the rows of a frame of this name.
    fn order(&self, name: String, frame: &DataFrame, sort: Sort) -> Result<Order, Error> {
        let size = frame.rows() * size_of::<u32>();
        self.orders.get((name, sort), size, || frame.order(sort.column, sort.descending))
    }
}

/// What was made of a frame.
enum Made {
    Frame(Vec<u8>),
    Found(Found),
    Csv(Csv),
}

/// Answers what is asked of the frame in a blob, on a thread where that may take its time.
pub(crate) async fn answer(frames: Arc<Frames>, blob: Blob, view: View, sort: Option<Sort>) -> Response<Body> {
    let (answer, made) = oneshot::channel();
    spawn_blocking(move || {
        let made = make(&frames, &blob, view, sort, || answer.is_closed());
        // The page may have gone.
        let _ = answer.send(made);
    });
    match made.await {
        Ok(Ok(made)) => made.into_response(),
        Ok(Err(error)) => (StatusCode::BAD_REQUEST, error.to_string()).into_response(),
        Err(_) => {
            log::error!("a view of a frame could not be made: its bytes are damaged, or the thread panicked");
            (StatusCode::INTERNAL_SERVER_ERROR, "the data could not be read").into_response()
        }
    }
}

fn make(frames: &Frames, blob: &Blob, view: View, sort: Option<Sort>, gone: impl Fn() -> bool) -> Result<Made, Error> {
    let frame = frames.open(blob)?;
    let order = sort.map(|sort| frames.order(blob.name.clone(), &frame, sort)).transpose()?;
    Ok(match view {
        View::Rows(positions) => Made::Frame(frame.window(positions, order.as_ref())?.to_ipc()),
        View::Find(text) => Made::Found(frame.find(&text, order.as_ref(), CELLS, gone)),
        View::Csv(columns) => Made::Csv(frame.csv(columns.as_deref(), order)?),
        View::Reduced { points, range } => Made::Frame(frame.reduce(points, range)?.to_ipc()),
    })
}

impl IntoResponse for Made {
    fn into_response(self) -> Response<Body> {
        let (mime, body) = match self {
            Self::Frame(stream) => ("application/vnd.apache.arrow.stream", stream.into()),
            Self::Found(found) => {
                let json = serde_json::json!({ "cells": found.cells, "more": found.more });
                ("application/json", json.to_string().into())
            }
            Self::Csv(csv) => ("text/csv; charset=utf-8", pieces(csv)),
        };
        let mut response = Response::new(body);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
        response
    }
}

/// Each piece is made when the connection has taken the one before.
fn pieces(csv: Csv) -> Body {
    Body::from_stream(stream::try_unfold(csv, |mut csv| async {
        let (piece, csv) = spawn_blocking(move || (csv.next(), csv)).await?;
        Ok::<_, tokio::task::JoinError>(piece.map(|piece| (Bytes::from(piece), csv)))
    }))
}
