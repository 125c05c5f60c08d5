//! The rules of connections and messages.

use std::time::Duration;

use millpond_protocol::{ClientMessage, ServerMessage, VERSION, Value, WidgetState};
use millpond_server::Options;
use tokio_tungstenite::tungstenite::{Error, Message};

use crate::support::{Page, start};

const UNTICKED: &str = "checkbox \"Tick\" key=\"tick\"\ntext \"false\"\n";
const TICKED: &str = "checkbox \"Tick\" key=\"tick\"\ntext \"true\"\ntext \"late\"\n";

#[tokio::test]
async fn c1_a_page_says_hello_first() {
    let address = start(Options::default()).await;
    let mut page = Page::connect(address, None).await.unwrap();
    page.say(&ClientMessage::Stop {}).await;
    assert_eq!(page.refusal().await, "the first message must be `hello`");
    assert_eq!(page.closed().await, Some(1002));
}

#[tokio::test]
async fn c3_another_version_is_refused() {
    let address = start(Options::default()).await;
    let mut page = Page::connect(address, None).await.unwrap();
    page.say(&ClientMessage::Hello { version: VERSION + 1, session: None, query: String::new(), values: Vec::new() })
        .await;
    assert!(page.refusal().await.contains("load it anew"));
    assert_eq!(page.closed().await, Some(1002));
}

#[tokio::test]
async fn c4_a_session_is_found_again_with_its_values() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    page.tick(true).await;
    assert_eq!(page.rest().await, TICKED);
    let token = page.token();
    drop(page);

    let (again, update) = Page::open(address, Some(token.clone())).await;
    assert_eq!(again.token(), token);
    assert_eq!(again.shown(), TICKED);
    assert_eq!(update.values, [WidgetState { id: "checkbox:tick".into(), value: Value::Bool(true) }]);

    let (other, _) = Page::open(address, Some("0".repeat(32))).await;
    assert_ne!(other.token(), token, "an unknown token begins a new session");
}

#[tokio::test]
async fn c5_a_later_connection_takes_the_place_of_an_earlier_one() {
    let address = start(Options::default()).await;
    let (mut earlier, _) = Page::open(address, None).await;
    let (later, _) = Page::open(address, Some(earlier.token())).await;
    assert_eq!(later.token(), earlier.token());
    assert_eq!(earlier.closed().await, Some(4001));
}

#[tokio::test]
async fn c6_a_session_is_kept_for_a_time() {
    let session_ttl = Duration::from_millis(50);
    let address = start(Options { session_ttl, ..Options::default() }).await;
    let (page, _) = Page::open(address, None).await;
    let token = page.token();
    drop(page);
    tokio::time::sleep(session_ttl * 10).await;
    let (again, _) = Page::open(address, Some(token.clone())).await;
    assert_ne!(again.token(), token);
}

#[tokio::test]
async fn c7_another_origin_is_turned_away() {
    let allowed_origins = vec!["https://portal.example".to_owned()];
    let address = start(Options { allowed_origins, ..Options::default() }).await;
    match Page::connect(address, Some("http://evil.example")).await {
        Err(Error::Http(answer)) => assert_eq!(answer.status(), 403),
        other => panic!("the upgrade is refused, not {:?}", other.map(|_| ())),
    }
    assert!(Page::connect(address, Some("https://portal.example")).await.is_ok());
    assert!(Page::connect(address, Some(&format!("http://{address}"))).await.is_ok());
}

#[tokio::test]
async fn m1_what_is_no_message_is_refused_and_the_session_goes_on() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    let unknown = millpond_protocol::to_wire(&std::collections::BTreeMap::from([("type", "explode")]));
    let extra = millpond_protocol::to_wire(&std::collections::BTreeMap::from([("type", "stop"), ("now", "yes")]));
    for (message, reason) in [
        (Message::Text("hello".into()), "text messages are not understood"),
        (Message::Binary(vec![0xc1].into()), ""),
        (Message::Binary(vec![0x93, 1].into()), ""),
        (Message::Binary(Vec::new().into()), ""),
        (Message::Binary(unknown.into()), "explode"),
        (Message::Binary(extra.into()), "now"),
    ] {
        page.send(message).await;
        let refusal = page.refusal().await;
        assert!(refusal.contains(reason), "{refusal}");
    }
    page.tick(true).await;
    assert_eq!(page.rest().await, TICKED);
}

#[tokio::test]
async fn m1_a_message_that_is_too_large_ends_the_connection_and_not_the_session() {
    let address = start(Options { max_message_size: 10_000, ..Options::default() }).await;
    let (mut page, _) = Page::open(address, None).await;
    let token = page.token();
    // The server may hang up while this is still being sent.
    let widgets = vec![WidgetState { id: "checkbox:tick".into(), value: Value::Text("x".repeat(20_000)) }];
    page.say(&ClientMessage::Event { number: 1, widgets }).await;
    while page.hear().await.is_some() {}
    let (again, _) = Page::open(address, Some(token.clone())).await;
    assert_eq!(again.token(), token);
}

#[tokio::test]
async fn m2_events_that_come_fast_end_with_the_last_value() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    for number in 0..101 {
        page.tick(number % 2 == 0).await;
    }
    assert_eq!(page.rest().await, TICKED);
    page.tick(false).await;
    assert_eq!(page.rest().await, UNTICKED);
}

#[tokio::test]
async fn m4_a_value_that_the_widget_does_not_take_is_refused() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    let widgets = vec![WidgetState { id: "checkbox:tick".into(), value: Value::Numbers(vec![1.0]) }];
    page.say(&ClientMessage::Event { number: 1, widgets }).await;
    assert!(page.refusal().await.contains("does not take this value"));
}

#[tokio::test]
async fn r1_output_comes_while_the_run_goes_on() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    page.tick(true).await;
    // A busy machine may show more steps.
    while page.shown() != "checkbox \"Tick\" key=\"tick\"\ntext \"true\"\n" {
        assert!(page.update().await.running);
    }
    assert_eq!(page.rest().await, TICKED);
}

#[tokio::test]
async fn clearing_the_cache_is_no_event() {
    let address = start(Options::default()).await;
    let mut page = Page::at_rest(address).await;
    page.say(&ClientMessage::ClearCache {}).await;
    page.say(&ClientMessage::Event { number: 1, widgets: Vec::new() }).await;
    match page.hear().await {
        Some(ServerMessage::Update(update)) => assert_eq!(update.seen, 1),
        other => panic!("one run follows, not {other:?}"),
    }
}
