//! The routes.

use millpond_server::Options;

use crate::support::{Page, get, http, start, status};

#[tokio::test]
async fn probes_are_answered() {
    let address = start(Options::default()).await;
    for path in ["/healthz", "/_stcore/health"] {
        let answer = get(address, path, "").await;
        assert!(answer.ends_with("\r\n\r\nok"), "{answer}");
    }
    assert!(get(address, "/_stcore/host-config", "").await.contains("allowedOrigins"));
}

#[tokio::test]
async fn the_page_comes_compressed_where_that_is_understood_and_is_known_again() {
    let address = start(Options::default()).await;
    let answer = get(address, "/", "Accept-Encoding: br, gzip\r\n").await;
    assert_eq!(status(&answer), "200");
    assert!(answer.contains("content-encoding: gzip"));
    let plain = get(address, "/", "").await;
    assert!(plain.contains("<html"), "{plain}");
    let tag = plain.lines().find_map(|line| line.strip_prefix("etag: ")).expect("the page has a tag");
    let known = get(address, "/", &format!("If-None-Match: {tag}\r\n")).await;
    assert_eq!(status(&known), "304");
}

#[tokio::test]
async fn b1_media_is_served_in_parts() {
    let address = start(Options::default()).await;
    let page = Page::at_rest(address).await;
    let path = format!("/media/{}/digits.txt", page.token());
    for (range, expected, body) in [
        ("", "200", "0123456789"),
        ("Range: bytes=2-4\r\n", "206", "234"),
        ("Range: bytes=7-\r\n", "206", "789"),
        ("Range: bytes=-1\r\n", "206", "9"),
        ("Range: bytes=10-\r\n", "416", ""),
    ] {
        let answer = get(address, &path, range).await;
        assert_eq!(status(&answer), expected, "{range}");
        assert_eq!(answer.split("\r\n\r\n").nth(1), Some(body), "{range}");
    }
    let answer = get(address, &path, "").await;
    assert!(answer.contains("immutable") && answer.contains("nosniff") && answer.contains("sandbox"), "{answer}");
}

#[tokio::test]
async fn b1_the_head_of_media_is_that_of_all_of_it() {
    let address = start(Options::default()).await;
    let page = Page::at_rest(address).await;
    let request = |headers| {
        let path = format!("/media/{}/digits.txt", page.token());
        format!("HEAD {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n")
    };
    for headers in ["", "Range: bytes=2-4\r\n"] {
        let answer = http(address, &request(headers)).await;
        assert_eq!(status(&answer), "200", "{headers}");
        assert!(answer.contains("content-length: 10\r\n") && answer.contains("accept-ranges: bytes"), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
}

#[tokio::test]
async fn media_may_be_saved_under_a_name() {
    let address = start(Options::default()).await;
    let page = Page::at_rest(address).await;
    let path = format!("/media/{}/digits.txt?download=na%C3%AFve%20%22x%22.txt", page.token());
    let answer = get(address, &path, "Range: bytes=2-4\r\n").await;
    assert_eq!((status(&answer), answer.split("\r\n\r\n").nth(1)), ("206", Some("234")));
    let expected =
        "content-disposition: attachment; filename=\"na_ve _x_.txt\"; filename*=UTF-8''na%C3%AFve%20%22x%22.txt\r\n";
    assert!(answer.contains(expected), "{answer}");
}

#[tokio::test]
async fn b2_what_the_page_does_not_show_is_not_there() {
    let address = start(Options::default()).await;
    let (page, _) = Page::open(address, None).await;
    let token = page.token();
    for path in [format!("/media/{token}/other.txt"), "/media/unknown/digits.txt".into(), format!("/media/{token}/")] {
        assert_eq!(status(&get(address, &path, "").await), "404", "{path}");
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_page() {
    let address = start(Options::default()).await;
    for path in [
        "/../Cargo.toml",
        "/assets/../../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/media/../../etc/passwd",
        "//etc/passwd",
        "/assets/%00",
        "/%ff",
    ] {
        let answer = get(address, path, "").await;
        assert!(["400", "404"].contains(&status(&answer)), "{path}: {answer}");
    }
    assert_eq!(
        status(&http(address, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").await),
        "405"
    );
    assert!(get(address, "/healthz", "").await.ends_with("ok"), "the server goes on");
}

#[tokio::test]
async fn everything_lies_below_the_base_path() {
    let address = start(Options { base_path: "apps/mill".into(), ..Options::default() }).await;
    assert!(get(address, "/apps/mill/healthz", "").await.ends_with("ok"));
    assert!(get(address, "/apps/mill/", "").await.contains("<html"));
    assert_eq!(status(&get(address, "/healthz", "").await), "404");
    let answer = get(address, "/apps/mill", "").await;
    assert!(["200", "307", "308"].contains(&status(&answer)), "{answer}");
}
