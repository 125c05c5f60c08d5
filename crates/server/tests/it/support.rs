//! A server with a small script, a page that speaks the protocol, and a bare HTTP client.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use futures_util::{SinkExt, StreamExt};
use millpond_data::DataFrame;
use millpond_engine::{Asking, Blob, Cache, Entered, Fault, Limits, Run, RunEnd, identify, tree};
use millpond_protocol::{
    Checkbox, ClientMessage, Element, ServerMessage, Size, Text, TextAlign, Update, VERSION, Value, Welcome, Widget,
    WidgetState, from_wire, to_wire,
};
use millpond_server::{App, Options, Script, Server, serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{ClientRequestBuilder, Error, Message},
};

/// Nothing here takes so long unless it never comes.
pub const SOON: Duration = Duration::from_secs(10);

/// A script that draws a checkbox, says whether it is ticked, and serves bytes.
struct Small {
    /// Made beforehand: what a run shows when is tested, too.
    blobs: [Blob; 2],
}

impl Script for Small {
    fn run(&self, run: Arc<Run>) -> RunEnd {
        let _entered = Entered::new(Some(run.clone()));
        match self.draw(&run) {
            Ok(()) => RunEnd::Finished,
            Err(_) => RunEnd::Interrupted,
        }
    }
}

impl Small {
    fn new() -> Self {
        let blob =
            |name: &str, bytes: Vec<u8>| Blob { name: name.into(), mime: "text/plain".into(), bytes: bytes.into() };
        Self { blobs: [blob("digits.txt", b"0123456789".to_vec()), blob("trips.arrow", trips().to_ipc())] }
    }

    fn draw(&self, run: &Run) -> Result<(), Fault> {
        let widget = Widget { key: Some("tick".to_owned()), label: "Tick".to_owned(), ..Widget::default() };
        let width = Size::Content;
        let mut checkbox = Element::Checkbox(Checkbox { widget, default: false, toggle: false, width, wrap: true });
        identify(&mut checkbox, None);
        let ticked = run.widget(checkbox, Asking::default())? == Value::Bool(true);
        self.blobs.iter().for_each(|blob| run.blob(blob.clone()));
        run.element(&text(&ticked.to_string()))?;
        if ticked {
            // Long enough that a page sees it going on.
            std::thread::sleep(Duration::from_millis(100));
            run.element(&text("late"))?;
        }
        Ok(())
    }
}

fn text(body: &str) -> Element {
    let (width, align) = (Size::Content, TextAlign::Left);
    Element::Text(Text { body: body.into(), help: None, width, align, wrap: true })
}

/// A frame that the script serves: 20,000 rows of a number that goes up, one that goes up and down, and text.
pub fn trips() -> DataFrame {
    let rows = 0..20_000;
    let y = rows.clone().map(|row| (f64::from(row) / 1_000.0).sin()).collect::<Vec<_>>();
    let city = rows.clone().map(|row| if row % 2 == 0 { "Oslo" } else { "Rome, \"Roma\"" }).collect::<Vec<_>>();
    let x = rows.map(f64::from).collect::<Vec<_>>();
    DataFrame::builder().column("x", x).column("y", y).column("city", city).build().expect("the columns fit together")
}

/// A server on a free port. It ends with the test's runtime.
pub async fn start(options: Options) -> SocketAddr {
    let server = Server::bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port is free");
    let address = server.address().expect("it listens");
    let cache = Arc::new(Cache::new(None, Limits::default(), Arc::new(|| Duration::ZERO), |_| {}));
    let app = App { name: "small".into(), script: Box::new(Small::new()), cache, options };
    tokio::spawn(serve(server, app, std::future::pending()));
    address
}

/// A page.
pub struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub welcome: Option<Welcome>,
    tree: tree::Tree,
    events: u64,
}

impl Page {
    /// Connects without a word.
    pub async fn connect(address: SocketAddr, origin: Option<&str>) -> Result<Self, Error> {
        let mut request = ClientRequestBuilder::new(format!("ws://{address}/stream").parse().expect("an address"));
        if let Some(origin) = origin {
            request = request.with_header("Origin", origin);
        }
        let (socket, _) = connect_async(request).await?;
        Ok(Self { socket, welcome: None, tree: tree::nothing(), events: 0 })
    }

    /// Connects, says hello and hears the first update.
    pub async fn open(address: SocketAddr, session: Option<String>) -> (Self, Update) {
        let mut page = Self::connect(address, None).await.expect("the server takes connections");
        page.say(&ClientMessage::Hello { version: VERSION, session, query: String::new(), values: Vec::new() }).await;
        match page.hear().await {
            Some(ServerMessage::Welcome(welcome)) => {
                page.events = welcome.taken;
                page.welcome = Some(welcome);
            }
            other => panic!("a welcome comes first, not {other:?}"),
        }
        let update = page.update().await;
        assert!(update.reset, "the first update starts from nothing");
        (page, update)
    }

    /// A page of a new session, whose first run is over.
    pub async fn at_rest(address: SocketAddr) -> Self {
        let (mut page, first) = Self::open(address, None).await;
        if first.running || first.run == 0 {
            page.rest().await;
        }
        page
    }

    pub fn token(&self) -> String {
        self.welcome.as_ref().expect("the page was welcomed").session.clone()
    }

    pub async fn say(&mut self, message: &ClientMessage) {
        self.send(Message::Binary(to_wire(message).into())).await;
    }

    pub async fn send(&mut self, message: Message) {
        self.socket.send(message).await.expect("the server takes messages");
    }

    pub async fn tick(&mut self, ticked: bool) {
        self.events += 1;
        let widgets = vec![WidgetState { id: "checkbox:tick".into(), value: Value::Bool(ticked) }];
        self.say(&ClientMessage::Event { number: self.events, widgets }).await;
    }

    /// The next message; `None` once the connection is closed.
    pub async fn hear(&mut self) -> Option<ServerMessage> {
        loop {
            match timeout(SOON, self.socket.next()).await.expect("the server answers")? {
                Ok(Message::Binary(bytes)) => return Some(from_wire(&bytes).expect("a message of the protocol")),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// The code with which the connection is closed.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match timeout(SOON, self.socket.next()).await.expect("the server closes")? {
                Ok(Message::Close(frame)) => return frame.map(|frame| frame.code.into()),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    pub async fn refusal(&mut self) -> String {
        match self.hear().await {
            Some(ServerMessage::Refused { reason }) => reason,
            other => panic!("a refusal was expected, not {other:?}"),
        }
    }

    pub async fn update(&mut self) -> Update {
        match self.hear().await {
            Some(ServerMessage::Update(update)) => {
                if update.reset {
                    self.tree = tree::nothing();
                }
                self.tree = tree::apply(&self.tree, &update.patches).expect("patches fit");
                update
            }
            other => panic!("an update was expected, not {other:?}"),
        }
    }

    /// Takes updates until the page is at rest with all its events seen, and says what it shows.
    pub async fn rest(&mut self) -> String {
        loop {
            let update = self.update().await;
            if !update.running && update.seen == self.events {
                return self.shown();
            }
        }
    }

    pub fn shown(&self) -> String {
        let printed = millpond_engine::print(&tree::children(&self.tree)[0]);
        printed.lines().skip(1).map(|line| format!("{}\n", &line[2..])).collect()
    }
}

/// Sends a request as it is written and gives all that comes back.
pub async fn http(address: SocketAddr, request: &str) -> String {
    String::from_utf8_lossy(&raw(address, request).await).into_owned()
}

/// The same, in bytes.
pub async fn raw(address: SocketAddr, request: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.expect("the server takes connections");
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut answer = Vec::new();
    timeout(SOON, stream.read_to_end(&mut answer)).await.expect("the server answers").expect("the answer ends");
    answer
}

/// Asks for a path; `headers` end with a line break each.
pub async fn get(address: SocketAddr, path: &str, headers: &str) -> String {
    http(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}\r\n")).await
}

pub fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("none")
}
