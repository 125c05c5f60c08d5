//! Starts the server.

use std::{io, net::SocketAddr, sync::Arc};

use axum::serve::ListenerExt;
use tokio::{net::TcpListener, sync::mpsc};

use crate::{
    App,
    frames::Frames,
    http,
    pool::Pool,
    sessions::Sessions,
    watch::{self, Watch},
};

/// What all connections share.
pub(crate) struct Shared {
    pub(crate) app: App,
    pub(crate) sessions: Sessions,
    pub(crate) pool: Pool,
    pub(crate) watch: Option<Watch>,
    pub(crate) frames: Arc<Frames>,
}

impl Shared {
    /// A run may have brought in more sources.
    pub(crate) fn sources_may_have_changed(&self) {
        if let Some(watch) = &self.watch {
            watch.add(self.app.script.sources());
        }
    }
}

/// A server that listens, ready to be run.
pub struct Server {
    listener: std::net::TcpListener,
}

impl Server {
    /// Listens at an address; port 0 takes any free one.
    pub fn bind(address: SocketAddr) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener })
    }

    /// Where it listens.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Serves an app until `until` is ready, then lets go of all connections.
pub async fn serve(server: Server, app: App, until: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    // Messages are small and often come in twos; waiting for the first to be acknowledged would cost 40 ms.
    let listener = TcpListener::from_std(server.listener)?.tap_io(|stream| drop(stream.set_nodelay(true)));
    let (tell, changes) = mpsc::unbounded_channel();
    let watch = app.options.watch.then(|| Watch::new(tell)).and_then(|watch| {
        watch.inspect_err(|error| log::warn!("changes of the script will not be seen: {error}")).ok()
    });
    let pool = Pool::new(app.script.parallelism());
    let shared = Arc::new(Shared { app, sessions: Sessions::default(), pool, watch, frames: Arc::default() });
    shared.sources_may_have_changed();
    tokio::spawn(watch::follow(Arc::downgrade(&shared), changes));
    tokio::select! {
        result = axum::serve(listener, http::routes(shared)).into_future() => result,
        () = until => Ok(()),
    }
}
