//! The rules of files that pages send.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use millpond_engine::{Asking, Cache, Entered, Fault, Limits, Run, RunEnd, identify};
use millpond_protocol::{
    Accepts, ClientMessage, Element, FileCount, FileUploader, Size, Text, TextAlign, UserFile, Value, Widget,
    WidgetState,
};
use millpond_server::{App, Options, Script, Server, serve};

use crate::support::{Page, http, status};

const WIDGET: &str = "file_uploader:data";
/// More than is kept in memory.
const LARGE: usize = 3 << 20;

/// A script that takes files, and says what is in them.
struct Reader;

impl Script for Reader {
    fn run(&self, run: Arc<Run>) -> RunEnd {
        let _entered = Entered::new(Some(run.clone()));
        match draw(&run) {
            Ok(()) => RunEnd::Finished,
            Err(_) => RunEnd::Interrupted,
        }
    }
}

fn draw(run: &Run) -> Result<(), Fault> {
    let widget = Widget { key: Some("data".to_owned()), label: "Data".to_owned(), ..Widget::default() };
    let accepts = Accepts { count: FileCount::Many, extensions: vec![".csv".to_owned()], max_size: LARGE as u64 };
    let mut uploader = Element::FileUploader(FileUploader { widget, accepts, width: Size::Stretch });
    identify(&mut uploader, None);
    let Value::Files(files) = run.widget(uploader, Asking::default())? else { return Ok(()) };
    for file in files {
        let upload = run.upload(&file.id).expect("a file that a value names is there");
        let start = String::from_utf8_lossy(&upload.bytes()[..3]).into_owned();
        let body = format!("{} {} {} {start}", file.name, file.mime, upload.bytes().len());
        let (width, align) = (Size::Content, TextAlign::Left);
        run.element(&Element::Text(Text { body, help: None, width, align, wrap: true }))?;
    }
    Ok(())
}

/// A page of that script, and where it is served.
struct Served {
    address: SocketAddr,
    page: Page,
    events: u64,
}

impl Served {
    async fn new(options: Options) -> Self {
        let server = Server::bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port is free");
        let address = server.address().expect("it listens");
        let cache = Arc::new(Cache::new(None, Limits::default(), Arc::new(|| Duration::ZERO), |_| {}));
        let app = App { name: "reader".into(), script: Box::new(Reader), cache, options };
        tokio::spawn(serve(server, app, std::future::pending()));
        Self { address, page: Page::at_rest(address).await, events: 0 }
    }

    /// Sends bytes under a query.
    async fn post(&self, query: &str, body: &str) -> String {
        let length = format!("Content-Length: {}\r\n", body.len());
        self.request("POST", &format!("?{query}"), &length, body).await
    }

    async fn request(&self, method: &str, below: &str, headers: &str, body: &str) -> String {
        let path = format!("/upload/{}{below}", self.page.token());
        let head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", self.address);
        http(self.address, &(head + body)).await
    }

    /// Sends a file that is taken.
    async fn send(&self, name: &str, body: &str) -> UserFile {
        let answer = self.post(&format!("widget={WIDGET}&name={name}&mime=text%2Fcsv"), body).await;
        assert_eq!(status(&answer), "201", "{answer}");
        let body = answer.split("\r\n\r\n").nth(1).expect("there is a body");
        serde_json::from_str(body).expect("it is a file")
    }

    async fn give_up(&self, file: &UserFile) -> String {
        self.request("DELETE", &format!("/{}", file.id), "", "").await
    }

    async fn give(&mut self, files: Vec<UserFile>) {
        self.events += 1;
        let widgets = vec![WidgetState { id: WIDGET.to_owned(), value: Value::Files(files) }];
        self.page.say(&ClientMessage::Event { number: self.events, widgets }).await;
    }

    /// What the script says of the files, once it has seen them.
    async fn shown(&mut self) -> String {
        loop {
            let update = self.page.update().await;
            if !update.running && update.seen == self.events {
                return self.page.shown().lines().skip(1).map(|line| format!("{line}\n")).collect();
            }
        }
    }
}

#[tokio::test]
async fn u1_a_file_is_answered_with_what_a_value_can_name() {
    let mut served = Served::new(Options::default()).await;
    let file = served.send("a+%C3%A4.csv", "1,2").await;
    assert_eq!((file.name.as_str(), file.mime.as_str(), file.size), ("a ä.csv", "text/csv", 3));
    let same = served.send("a+%C3%A4.csv", "1,2").await;
    let other = served.send("a+%C3%A4.csv", "1,3").await;
    assert_eq!(file, same);
    assert_ne!(file.id, other.id);
    served.give(vec![file, other]).await;
    assert_eq!(served.shown().await, "text \"a ä.csv text/csv 3 1,2\"\ntext \"a ä.csv text/csv 3 1,3\"\n");
}

#[tokio::test]
async fn u1_a_large_file_comes_whole() {
    let mut served = Served::new(Options::default()).await;
    let file = served.send("a.csv", &"x".repeat(LARGE)).await;
    served.give(vec![file]).await;
    assert_eq!(served.shown().await, format!("text \"a.csv text/csv {LARGE} xxx\"\n"));
}

#[tokio::test]
async fn u1_a_file_may_come_in_pieces_of_unknown_number() {
    let served = Served::new(Options::default()).await;
    let query = format!("?widget={WIDGET}&name=a.csv&mime=text%2Fcsv");
    let pieces = "2\r\n1,\r\n1\r\n2\r\n0\r\n\r\n";
    let answer = served.request("POST", &query, "Transfer-Encoding: chunked\r\n", pieces).await;
    assert_eq!(status(&answer), "201", "{answer}");
    assert!(answer.contains("\"size\":3"), "{answer}");
}

#[tokio::test]
async fn u2_what_is_not_taken_is_refused_with_the_reason() {
    let served = Served::new(Options { max_upload_size: 10, ..Options::default() }).await;
    for (query, body, expected, reason) in [
        ("widget=button:x&name=a.csv", "1", "404", "no widget with this id takes files: button:x"),
        ("name=a.csv", "1", "400", "`widget` is missing"),
        ("widget=file_uploader:data", "1", "400", "`name` is missing"),
        ("widget=file_uploader:data&name=a.exe", "1", "415", "the name must end in one of .csv: a.exe"),
        ("widget=file_uploader:data&name=A.CSV", "1", "201", "\"mime\":\"application/octet-stream\""),
        ("widget=file_uploader:data&name=a.csv", "0123456789", "201", "\"size\":10"),
        (
            "widget=file_uploader:data&name=a.csv",
            "0123456789a",
            "413",
            "the file is too large: at most 10 bytes are taken",
        ),
    ] {
        let answer = served.post(query, body).await;
        assert_eq!(status(&answer), expected, "{query}: {answer}");
        assert!(answer.contains(reason), "{query}: {answer}");
    }
    let unknown =
        http(served.address, "POST /upload/x?widget=a&name=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&unknown.await), "404");
}

#[tokio::test]
async fn u2_a_bound_holds_as_soon_as_it_is_known() {
    let served = Served::new(Options { max_upload_size: 10, ..Options::default() }).await;
    let query = format!("?widget={WIDGET}&name=a.csv");
    // None of it ever comes.
    let announced = served.request("POST", &query, "Content-Length: 11\r\n", "").await;
    assert_eq!(status(&announced), "413", "{announced}");
    // Its end never comes.
    let endless = served.request("POST", &query, "Transfer-Encoding: chunked\r\n", "b\r\n0123456789a\r\n").await;
    assert_eq!(status(&endless), "413", "{endless}");
}

#[tokio::test]
async fn u2_another_origin_is_turned_away() {
    let served = Served::new(Options::default()).await;
    let query = format!("?widget={WIDGET}&name=a.csv");
    let origin = "Origin: http://evil.example\r\nContent-Length: 1\r\n";
    assert_eq!(status(&served.request("POST", &query, origin, "1").await), "403");
    assert_eq!(status(&served.request("DELETE", "/x", origin, "1").await), "403");
    let own = format!("Origin: http://{}\r\nContent-Length: 1\r\n", served.address);
    assert_eq!(status(&served.request("POST", &query, &own, "1").await), "201");
}

#[tokio::test]
async fn u3_a_file_that_no_value_names_is_given_up() {
    let mut served = Served::new(Options::default()).await;
    let file = served.send("a.csv", "1,2").await;
    assert_eq!(status(&served.give_up(&file).await), "204");
    served.give(vec![file]).await;
    let refusal = served.page.refusal().await;
    assert!(refusal.contains("there is no upload with this id"), "{refusal}");
}

#[tokio::test]
async fn u3_a_file_that_a_value_names_stays_until_none_does() {
    let mut served = Served::new(Options::default()).await;
    let file = served.send("a.csv", "1,2").await;
    served.give(vec![file.clone()]).await;
    assert_eq!(served.shown().await, "text \"a.csv text/csv 3 1,2\"\n");
    assert_eq!(status(&served.give_up(&file).await), "204");
    let other = served.send("b.csv", "3,4").await;
    served.give(vec![file.clone(), other.clone()]).await;
    assert_eq!(served.shown().await, "text \"a.csv text/csv 3 1,2\"\ntext \"b.csv text/csv 3 3,4\"\n");
    served.give(vec![other]).await;
    assert_eq!(served.shown().await, "text \"b.csv text/csv 3 3,4\"\n");
    served.give(vec![file]).await;
    let refusal = served.page.refusal().await;
    assert!(refusal.contains("there is no upload with this id"), "{refusal}");
}
