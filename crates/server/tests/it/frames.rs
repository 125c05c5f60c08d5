//! What pages ask for of frames that stay on the server.

use std::net::SocketAddr;

use millpond_data::DataFrame;
use millpond_server::Options;

use crate::support::{Page, get, raw, start, status, trips};

/// A server, and the address of its frame.
struct Served {
    address: SocketAddr,
    _page: Page,
    path: String,
}

impl Served {
    async fn new() -> Self {
        let address = start(Options::default()).await;
        let page = Page::at_rest(address).await;
        let path = format!("/media/{}/trips.arrow", page.token());
        Self { address, _page: page, path }
    }

    /// Head and body of what is answered to a query.
    async fn ask(&self, query: &str) -> (String, Vec<u8>) {
        // An old client gets its answer in one piece.
        let answer = raw(self.address, &format!("GET {}?{query} HTTP/1.0\r\n\r\n", self.path)).await;
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("heads end with an empty line");
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
    }

    async fn text(&self, query: &str) -> String {
        let (head, body) = self.ask(query).await;
        assert_eq!(status(&head), "200", "{query}: {head}");
        String::from_utf8(body).expect("text is UTF-8")
    }

    async fn frame(&self, query: &str) -> DataFrame {
        let (head, body) = self.ask(query).await;
        assert_eq!(status(&head), "200", "{query}: {head}");
        assert!(head.contains("content-type: application/vnd.apache.arrow.stream"), "{head}");
        assert!(head.contains("immutable") && head.contains("nosniff") && head.contains("sandbox"), "{head}");
        DataFrame::from_ipc(body).expect("the answer is a stream")
    }
}

#[tokio::test]
async fn windows_are_given_in_the_order_asked_for() {
    let served = Served::new().await;
    let trips = trips();
    let plain = served.frame("from=100&to=300").await;
    assert_eq!(plain.to_ipc(), trips.window(100..300, None).unwrap().to_ipc());
    for descending in [false, true] {
        let order = trips.order(1, descending).unwrap();
        let sorted = served.frame(&format!("from=19900&to=30000&sort=1&descending={}", u8::from(descending))).await;
        assert_eq!(sorted.to_ipc(), trips.window(19_900..20_000, Some(&order)).unwrap().to_ipc());
    }
    assert_eq!(served.frame("from=0&to=20000").await.rows(), 10_000, "that is the most");
    assert_eq!(served.frame("from=20000&to=20010").await.rows(), 0);
}

#[tokio::test]
async fn cells_are_found() {
    let served = Served::new().await;
    let found = served.text("find=1999&sort=0&descending=1").await;
    let expected = (19_990..20_000).rev().chain([11_999]).chain([1_999]).map(|row| format!("[{},0]", 19_999 - row));
    let expected: Vec<_> = expected.collect();
    assert!(found.starts_with(&format!("{{\"cells\":[{}", expected[..10].join(","))), "{found}");
    assert!(found.ends_with("\"more\":false}"), "{found}");
    let many = served.text("find=ROMA").await;
    assert!(many.starts_with("{\"cells\":[[1,2],[3,2],") && many.ends_with("[1999,2]],\"more\":true}"), "{many}");
    assert_eq!(served.text("find=").await, "{\"cells\":[],\"more\":false}");
}

#[tokio::test]
async fn a_file_is_streamed() {
    let served = Served::new().await;
    let csv = served.text("format=csv&columns=2,0&sort=0&descending=1").await;
    let lines: Vec<_> = csv.split("\r\n").collect();
    assert_eq!((lines.len(), lines[0], lines[1]), (20_002, "city,x", "\"Rome, \"\"Roma\"\"\",19999"));
    assert_eq!(lines[20_000..], ["Oslo,0", ""]);
    let (head, _) = served.ask("format=csv").await;
    assert!(head.contains("content-type: text/csv; charset=utf-8"), "{head}");
    assert!(head.contains("content-disposition: attachment; filename=\"data.csv\""), "{head}");
    let (head, _) = served.ask("format=csv&download=trips.csv").await;
    assert!(head.contains("content-disposition: attachment; filename=\"trips.csv\""), "{head}");
}

#[tokio::test]
async fn a_chart_is_reduced() {
    let served = Served::new().await;
    let trips = trips();
    let all = served.frame("reduce=400").await;
    assert_eq!(all.to_ipc(), trips.reduce(400, f64::NEG_INFINITY..=f64::INFINITY).unwrap().to_ipc());
    assert!(all.rows() <= 402);
    assert_eq!(served.frame("reduce=400&start=99.5&end=200").await.rows(), 103);
}

#[tokio::test]
async fn what_cannot_be_answered_is_refused_with_a_reason() {
    let served = Served::new().await;
    for (query, reason) in [
        ("from=5", "`from` and `to` go together: `to` is missing"),
        ("from=0&to=5&sort=3", "no such column: 3\nthere are 3, counted from 0"),
        ("format=csv&columns=7", "no such column: 7\nthere are 3, counted from 0"),
        ("reduce=many", "`reduce` must be a whole number from 0: many"),
    ] {
        let (head, body) = served.ask(query).await;
        assert_eq!((status(&head), String::from_utf8_lossy(&body).as_ref()), ("400", reason), "{query}");
        assert!(head.contains("text/plain") && !head.contains("immutable"), "{head}");
    }
    let digits = served.path.replace("trips.arrow", "digits.txt");
    let answer = get(served.address, &format!("{digits}?from=0&to=1"), "").await;
    assert!(status(&answer) == "400" && answer.contains("not a whole Arrow IPC stream"), "{answer}");
    let other = served.path.replace("trips", "other");
    assert_eq!(status(&get(served.address, &format!("{other}?from=0&to=1"), "").await), "404");
}
