//! The loop of a session: one task that owns the engine's session and, while a page is there, its connection.

use std::{collections::HashMap, sync::Arc, time::Duration};

use millpond_engine::{Run, RunEnd, Session};
use millpond_protocol::{ClientMessage, Exception, ServerMessage, Welcome, WidgetState};
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};

use crate::{
    pool::Pool,
    serve::Shared,
    sessions::{Command, Handle, Producer},
    socket::Connection,
};

/// When a run that goes on is first looked at, and how often then.
const FIRST_LOOK: Duration = Duration::from_millis(8);
const NEXT_LOOK: Duration = Duration::from_millis(16);

/// A session and everything around it.
struct Loop {
    token: String,
    shared: Arc<Shared>,
    session: Session,
    connection: Option<Connection>,
    commands: mpsc::UnboundedReceiver<Command>,
    /// To hand to runs, so that they can tell of their end.
    handle: Handle,
    run_on_save: bool,
    /// When to look at the run, while one goes on.
    look: Instant,
    /// When fragments that run by themselves are due.
    timers: HashMap<Arc<str>, Instant>,
    /// Until when the session is kept without a connection.
    expiry: Instant,
}

/// Begins a session with the values that its page shows; its loop ends when it has been without a connection for too
/// long.
pub(crate) fn begin(token: String, shared: Arc<Shared>, values: Vec<WidgetState>) -> Handle {
    let (handle, commands) = mpsc::unbounded_channel();
    let mut session = Session::new(shared.app.cache.clone());
    session.inherit(values);
    let run_on_save = shared.app.options.run_on_save;
    let now = Instant::now();
    let expiry = now + shared.app.options.session_ttl;
    let task = Loop {
        token,
        shared,
        session,
        connection: None,
        commands,
        handle: handle.clone(),
        run_on_save,
        look: now,
        timers: HashMap::new(),
        expiry,
    };
    tokio::spawn(task.main());
    handle
}

impl Loop {
    async fn main(mut self) {
        loop {
            tokio::select! {
                biased;
                command = self.commands.recv() => match command {
                    Some(command) => self.command(command).await,
                    None => break,
                },
                message = receive(&mut self.connection) => match message {
                    Some(message) => self.message(message).await,
                    None => self.disconnected(),
                },
                () = sleep_until(self.look), if self.session.running() && self.connection.is_some() => {
                    self.look = Instant::now() + NEXT_LOOK;
                    let update = self.session.progress();
                    self.update(update).await;
                }
                () = sleep_until(next(&self.timers)), if self.connection.is_some() && !self.timers.is_empty() => {
                    self.tick();
                }
                () = sleep_until(self.expiry), if self.connection.is_none() => break,
            }
            self.start();
        }
        self.session.stop();
        if self.shared.sessions.remove(&self.token) {
            self.shared.frames.clear();
        }
        log::debug!("session {} has ended", &self.token[..6]);
    }

    /// Starts a run if one is due.
    fn start(&mut self) {
        let Some(run) = self.session.start() else { return };
        self.look = Instant::now() + FIRST_LOOK;
        execute(&self.shared, run, self.handle.clone());
    }

    async fn command(&mut self, command: Command) {
        match command {
            Command::Attach(connection, query) => self.attach(*connection, &query).await,
            Command::Media(name, answer) => drop(answer.send(self.session.media(&name))),
            Command::Accepts(widget, answer) => drop(answer.send(self.session.accepted_files(&widget))),
            Command::Upload(upload) => self.session.upload(upload),
            Command::DropUpload(id) => self.session.drop_upload(&id),
            Command::Producer(widget, answer) => drop(answer.send(self.producer(&widget))),
            Command::Changed if self.run_on_save => self.session.rerun(),
            Command::Changed => self.send(ServerMessage::SourceChanged).await,
            Command::Ended(end) => {
                let update = self.session.finish(end);
                self.set_timers();
                self.update(update).await;
            }
        }
    }

    fn producer(&mut self, widget: &str) -> Option<Producer> {
        let (front, name) = self.session.download(widget)?;
        Some(Producer { front, name, run: self.session.beside() })
    }

    async fn attach(&mut self, connection: Connection, query: &str) {
        if let Some(earlier) = self.connection.replace(connection) {
            tokio::spawn(earlier.taken_over());
        }
        let welcome = Welcome {
            session: self.token.clone(),
            taken: self.session.taken(),
            server: env!("CARGO_PKG_VERSION").into(),
            app: self.shared.app.name.clone(),
            run_on_save: self.run_on_save,
            developer: self.shared.app.options.watch,
        };
        self.send(ServerMessage::Welcome(welcome)).await;
        self.session.set_query(query);
        let update = self.session.attach();
        self.update(Some(update)).await;
    }

    async fn message(&mut self, message: Result<ClientMessage, String>) {
        match message {
            Ok(ClientMessage::Event { number, widgets }) => {
                for reason in self.session.event(number, widgets) {
                    self.refuse(reason).await;
                }
            }
            Ok(ClientMessage::Query { query }) => self.session.set_query(&query),
            Ok(ClientMessage::Stop {}) => self.session.stop(),
            Ok(ClientMessage::ClearCache {}) => {
                self.shared.app.cache.clear_all(millpond_engine::Kind::Memo);
                self.shared.app.cache.clear_all(millpond_engine::Kind::Singleton);
            }
            Ok(ClientMessage::RunOnSave { always }) => self.run_on_save = always,
            Ok(ClientMessage::Hello { .. }) => self.refuse("`hello` was said before".into()).await,
            Err(reason) => self.refuse(reason).await,
        }
    }

    /// Runs the fragments whose time has come.
    fn tick(&mut self) {
        let now = Instant::now();
        for (id, every) in self.session.timed() {
            if let Some(due) = self.timers.get_mut(&id).filter(|due| **due <= now) {
                self.session.tick(&id);
                *due = now + every;
            }
        }
    }

    /// Has the clock run for the fragments that there are after a run.
    fn set_timers(&mut self) {
        let timed = self.session.timed();
        self.timers.retain(|id, _| timed.iter().any(|(known, _)| known == id));
        for (id, every) in timed {
            self.timers.entry(id).or_insert_with(|| Instant::now() + every);
        }
    }

    async fn refuse(&mut self, reason: String) {
        log::warn!("a message was refused: {reason}");
        self.send(ServerMessage::Refused { reason }).await;
    }

    async fn update(&mut self, update: Option<millpond_protocol::Update>) {
        if let Some(update) = update {
            self.send(ServerMessage::Update(update)).await;
        }
    }

    async fn send(&mut self, message: ServerMessage) {
        let Some(connection) = &mut self.connection else { return };
        if !connection.send(&message).await {
            self.disconnected();
        }
    }

    fn disconnected(&mut self) {
        self.connection = None;
        self.expiry = Instant::now() + self.shared.app.options.session_ttl;
    }
}

/// When the first of some timers is due.
fn next(timers: &HashMap<Arc<str>, Instant>) -> Instant {
    timers.values().min().copied().unwrap_or_else(Instant::now)
}

/// The page's next message; never, while there is no page.
async fn receive(connection: &mut Option<Connection>) -> Option<Result<ClientMessage, String>> {
    match connection {
        Some(connection) => connection.receive().await,
        None => std::future::pending().await,
    }
}

/// Executes a run on a thread of the pool and tells the session how it ended.
fn execute(shared: &Arc<Shared>, run: Arc<Run>, session: Handle) {
    let pool: &Pool = &shared.pool;
    let shared = shared.clone();
    pool.execute(move || {
        let script = std::panic::AssertUnwindSafe(|| shared.app.script.run(run));
        let end = std::panic::catch_unwind(script).unwrap_or_else(|_| RunEnd::Failed(panicked()));
        // The session may have ended meanwhile.
        let _ = session.send(Command::Ended(end));
        shared.sources_may_have_changed();
    });
}

fn panicked() -> Exception {
    Exception {
        kind: "Panic".into(),
        message: "the run ended by a panic; the server's log says more".into(),
        markdown: false,
        traceback: Vec::new(),
        warning: false,
        width: millpond_protocol::Size::Stretch,
    }
}
