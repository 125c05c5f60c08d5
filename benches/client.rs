//! Keeps sessions of a server busy for a while and says, as a line of JSON, how they were served.
//!
//! `bench_client ADDRESS --sessions N --seconds S [--rate R] [--pid SERVER] [--streamlit EVENTS]`
//!
//! Each session moves the slider of the benches' apps and sends the next event as soon as the run of the last one is
//! over and all its messages are there. Every run is checked: the text must say where the slider is.
//! With a rate each session moves the slider so many times a second, if it can: then a move's time counts from when it
//! was due, so that a server that falls behind does not look faster for being asked less.
//! Streamlit's protocol is not known here: EVENTS, written by `streamlit_events.py`, has its messages ready made.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    env, fs,
    process::ExitCode,
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::{SinkExt, StreamExt};
use millpond_protocol::{
    ClientMessage, Element, Node, Patch, ServerMessage, Update, VERSION, Value, WidgetState, from_wire, to_wire,
};
use serde_json::json;
use tokio::{net::TcpStream, sync::Barrier, task::LocalSet};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Bytes, Message, client::IntoClientRequest, http::HeaderValue, protocol::WebSocketConfig},
};

/// Where the slider is put, round and round: numbers of three digits, so that none is the beginning of another.
const POSITIONS: std::ops::Range<usize> = 100..1000;

type Failure = Box<dyn std::error::Error>;

/// What is asked for on the command line.
struct Options {
    address: String,
    sessions: usize,
    time: Duration,
    /// How long after a move a session's next one is due; as soon as possible if there is none.
    pace: Option<Duration>,
    /// The server's process, whose CPU time and memory are read.
    pid: Option<String>,
    streamlit: Option<Events>,
}

/// Streamlit's messages, as bytes.
struct Events {
    /// What a page says first.
    first: Bytes,
    /// The slider's moves, one for each of [`POSITIONS`].
    moves: Vec<Bytes>,
    /// The last message of a run.
    end: Vec<u8>,
}

/// What was counted while time was taken.
#[derive(Default)]
struct Counts {
    microseconds: Vec<u32>,
    messages: usize,
    bytes: usize,
}

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("the system has epoll");
    match runtime.block_on(LocalSet::new().run_until(measure())) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, Failure> {
    let mut arguments = env::args().skip(1);
    let address = arguments.next().ok_or("an address is needed, such as `127.0.0.1:8501`")?;
    let mut given = BTreeMap::new();
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        given.insert(name, value);
    }
    Ok(Options {
        address,
        sessions: given.get("--sessions").map_or(Ok(1), |number| number.parse())?,
        time: Duration::from_secs_f64(given.get("--seconds").map_or(Ok(1.0), |number| number.parse())?),
        pace: match given.get("--rate") {
            Some(rate) => Some(Duration::from_secs_f64(1.0 / rate.parse::<f64>()?)),
            None => None,
        },
        pid: given.remove("--pid"),
        streamlit: given.get("--streamlit").map(|file| events(file)).transpose()?,
    })
}

fn events(file: &str) -> Result<Events, Failure> {
    let document: serde_json::Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    let bytes = |text: &serde_json::Value| -> Result<Vec<u8>, Failure> {
        let text = text.as_str().ok_or("bytes are written as hexadecimal text")?;
        (0..text.len()).step_by(2).map(|at| Ok(u8::from_str_radix(&text[at..at + 2], 16)?)).collect()
    };
    let moves = document["moves"].as_array().ok_or("there are no moves")?;
    Ok(Events {
        first: bytes(&document["first"])?.into(),
        moves: moves.iter().map(|text| bytes(text).map(Bytes::from)).collect::<Result<_, _>>()?,
        end: bytes(&document["end"])?,
    })
}

async fn measure() -> Result<String, Failure> {
    let options = Rc::new(options()?);
    let together = Arc::new(Barrier::new(options.sessions + 1));
    let counts = Rc::new(RefCell::new(Counts::default()));
    let mut sessions = Vec::new();
    for number in 0..options.sessions {
        let mut page = Page::open(&options).await?;
        let (together, counts) = (together.clone(), counts.clone());
        sessions.push(tokio::task::spawn_local(async move {
            let warm = page.moved(number).await;
            together.wait().await;
            let served = page.work(number, &counts).await;
            together.wait().await;
            // The page stays until the server's memory has been read.
            together.wait().await;
            warm.and(served).map_err(|error| error.to_string())
        }));
    }
    together.wait().await;
    let before = (cpu_seconds("self"), options.pid.as_deref().and_then(cpu_seconds));
    let began = Instant::now();
    together.wait().await;
    let seconds = began.elapsed().as_secs_f64();
    let after = (cpu_seconds("self"), options.pid.as_deref().and_then(cpu_seconds));
    let memory = options.pid.as_deref().and_then(megabytes);
    together.wait().await;
    for session in sessions {
        session.await??;
    }
    let spent = |before: Option<f64>, after: Option<f64>| before.zip(after).map(|(before, after)| after - before);
    let mut counts = counts.take();
    counts.microseconds.sort_unstable();
    let quantile = |share: f64| {
        let last = counts.microseconds.len().saturating_sub(1);
        counts.microseconds.get((last as f64 * share).round() as usize).map(|time| f64::from(*time) / 1000.0)
    };
    let runs = counts.microseconds.len();
    let each = |total: usize| total as f64 / runs.max(1) as f64;
    Ok(json!({
        "sessions": options.sessions,
        "seconds": seconds,
        "runs": runs,
        "per_second": runs as f64 / options.time.as_secs_f64(),
        "median_ms": quantile(0.5),
        "p99_ms": quantile(0.99),
        "max_ms": quantile(1.0),
        "messages": each(counts.messages),
        "bytes": each(counts.bytes),
        "server_cpu": spent(before.1, after.1),
        "server_pss": memory,
        "client_cpu": spent(before.0, after.0),
    })
    .to_string())
}

/// The time that a process has computed, in seconds.
fn cpu_seconds(pid: &str) -> Option<f64> {
    /// The unit of Linux's counters.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<_> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS)
}

/// A process's memory, shared pages in part, in MB.
fn megabytes(pid: &str) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? * 1024.0 / 1e6)
}

/// A page as the server sees it.
struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    options: Rc<Options>,
    /// The slider's id, where it is for us to name it.
    slider: String,
    /// How many events it has sent, where they are numbered.
    events: u64,
    messages: usize,
    bytes: usize,
}

impl Page {
    /// Connects, says hello and waits for the first run.
    async fn open(options: &Rc<Options>) -> Result<Self, Failure> {
        let path = if options.streamlit.is_some() { "_stcore/stream" } else { "stream" };
        let mut request = format!("ws://{}/{path}", options.address).into_client_request()?;
        if options.streamlit.is_some() {
            request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("streamlit"));
        }
        // The default buffer is cleared at each read: with many sessions that alone would keep a core busy.
        let config = WebSocketConfig::default().read_buffer_size(8 << 10);
        let (socket, _) = connect_async_with_config(request, Some(config), true).await?;
        let options = options.clone();
        let mut page = Self { socket, options, slider: String::new(), events: 0, messages: 0, bytes: 0 };
        let hello = match &page.options.streamlit {
            Some(events) => events.first.clone(),
            None => {
                let (query, values) = (String::new(), Vec::new());
                to_wire(&ClientMessage::Hello { version: VERSION, session: None, query, values }).into()
            }
        };
        page.run(hello, "x = 0").await?;
        Ok(page)
    }

    /// Moves the slider for as long as asked, and counts.
    async fn work(&mut self, number: usize, counts: &RefCell<Counts>) -> Result<(), Failure> {
        let Options { time, pace, sessions, .. } = *self.options;
        let began = Instant::now();
        // Not all at the same moment.
        let offset = pace.map(|pace| pace.mul_f64(number as f64 / sessions as f64)).unwrap_or_default();
        for turn in 1.. {
            (self.messages, self.bytes) = (0, 0);
            let due = pace.map(|pace| began + offset + pace * (turn as u32 - 1)).unwrap_or_else(Instant::now);
            tokio::time::sleep_until(due.into()).await;
            self.moved(number + turn).await?;
            if began.elapsed() >= time {
                break;
            }
            let mut counts = counts.borrow_mut();
            counts.microseconds.push(due.elapsed().as_micros() as u32);
            counts.messages += self.messages;
            counts.bytes += self.bytes;
        }
        Ok(())
    }

    /// Moves the slider once and waits until the run is over.
    async fn moved(&mut self, turn: usize) -> Result<(), Failure> {
        let position = POSITIONS.start + turn % POSITIONS.len();
        let message = match &self.options.streamlit {
            Some(events) => events.moves[turn % POSITIONS.len()].clone(),
            None => {
                self.events += 1;
                let slider = WidgetState { id: self.slider.clone(), value: Value::Numbers(vec![position as f64]) };
                to_wire(&ClientMessage::Event { number: self.events, widgets: vec![slider] }).into()
            }
        };
        self.run(message, &format!("x = {position}")).await
    }

    /// Sends a message and waits until the run that it caused is over; the text must have come by then.
    async fn run(&mut self, message: Bytes, text: &str) -> Result<(), Failure> {
        self.socket.send(Message::Binary(message)).await?;
        let mut seen = false;
        loop {
            let message = self.socket.next().await.ok_or("the server has closed the connection")??;
            let Message::Binary(bytes) = message else { continue };
            self.messages += 1;
            self.bytes += on_the_wire(bytes.len());
            seen = seen || bytes.windows(text.len()).any(|window| window == text.as_bytes());
            if self.is_end(&bytes)? {
                return seen.then_some(()).ok_or_else(|| format!("the run is over without the text: {text}").into());
            }
        }
    }

    /// Whether a message is the last one of a run.
    fn is_end(&mut self, bytes: &[u8]) -> Result<bool, Failure> {
        if let Some(events) = &self.options.streamlit {
            return Ok(bytes == events.end);
        }
        match from_wire(bytes)? {
            ServerMessage::Update(update) => {
                if self.slider.is_empty() {
                    self.slider = slider(&update).unwrap_or_default();
                }
                Ok(update.run > 0 && !update.running && update.seen == self.events)
            }
            ServerMessage::Refused { reason } => Err(reason.into()),
            _ => Ok(false),
        }
    }
}

/// What a message of a server takes on the wire: it and its frame's header.
fn on_the_wire(length: usize) -> usize {
    length
        + match length {
            0..126 => 2,
            126..65536 => 4,
            _ => 10,
        }
}

/// The id of the slider that an update shows.
fn slider(update: &Update) -> Option<String> {
    fn find(node: &Node) -> Option<String> {
        match node {
            Node::Element(element) => match element.decode() {
                Ok(Element::Slider(slider)) => Some(slider.widget.id),
                _ => None,
            },
            Node::Block { children, .. } => children.iter().find_map(|child| find(child)),
        }
    }
    update.patches.iter().find_map(|patch| match patch {
        Patch::Splice { insert, .. } => insert.iter().find_map(|node| find(node)),
        Patch::Props { .. } => None,
    })
}
