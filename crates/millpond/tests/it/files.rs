//! Files of the user's.

use std::io::{BufRead, Read, Seek, SeekFrom};

use millpond::{self as st, UploadedFile, memo, testing::AppTest};
use millpond_protocol::{Chat, Value};

use crate::support::{last, refusal};

const HARVESTS: &[u8] = b"year,tons\n1921,4.8\n";

fn described(file: &UploadedFile) -> String {
    format!("{} {} {} {}", file.name(), file.mime(), file.size(), file.bytes().len())
}

#[test]
fn a_file_is_given_with_its_bytes() {
    let mut app = AppTest::new(|| {
        let file = st::file_uploader("Harvests").extensions(["CSV", ".txt"]).max_size(1 << 20).show();
        st::text(file.as_ref().map_or("nothing".to_owned(), described));
    });
    let page = app.run();
    assert_eq!(last(&page), "text \"nothing\"");
    assert!(page.contains("extensions: [\".csv\", \".txt\"], max_size: 1048576"), "{page}");
    let file = app.upload("harvests.csv", "text/csv", HARVESTS);
    assert_eq!(last(&app.set("Harvests", Value::Files(vec![file]))), "text \"harvests.csv text/csv 19 19\"");
    assert_eq!(last(&app.run()), "text \"harvests.csv text/csv 19 19\"");
    assert_eq!(last(&app.set("Harvests", Value::Files(Vec::new()))), "text \"nothing\"");
    assert_eq!(
        refusal(st::file_uploader("w").max_size(0).try_show()),
        "StreamlitAPIException: a file uploader must take files of more than 0 bytes"
    );
    assert_eq!(
        refusal(st::file_uploader("w").extensions([""]).try_show()),
        "StreamlitAPIException: the ending of a file's name begins with a dot: \".\""
    );
}

#[test]
fn several_files_are_a_list() {
    let mut app = AppTest::new(|| {
        let files = st::file_uploader("Files").multiple().show();
        st::text(format!("{:?}", files.iter().map(UploadedFile::name).collect::<Vec<_>>()).replace('"', "'"));
    });
    assert_eq!(last(&app.run()), "text \"[]\"");
    let files = ["a.txt", "b.txt"].map(|name| app.upload(name, "text/plain", b"x"));
    assert_eq!(last(&app.set("Files", Value::Files(files.into()))), "text \"['a.txt', 'b.txt']\"");
}

#[test]
fn a_file_is_read_like_any_other() {
    let mut app = AppTest::new(|| {
        if let Some(file) = st::camera_input("Photo").resolution(720).show() {
            let mut reader = file.reader();
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            reader.seek(SeekFrom::Start(5)).unwrap();
            let mut rest = String::new();
            reader.read_to_string(&mut rest).unwrap();
            st::text(format!("{line}{rest}{}", file.text() == std::str::from_utf8(HARVESTS)));
        }
    });
    app.run();
    let file = app.upload("photo.jpg", "image/jpeg", HARVESTS);
    assert_eq!(last(&app.set("Photo", Value::Files(vec![file]))), "text \"year,tons\\ntons\\n1921,4.8\\ntrue\"");
    assert_eq!(
        refusal(st::camera_input("w").resolution(500).try_show()),
        "StreamlitAPIException: a camera input's `resolution` must be 480, 720 or 1080: 500"
    );
    assert_eq!(
        refusal(st::audio_input("w").sample_rate(Some(1)).try_show()),
        "StreamlitAPIException: an audio input's `sample_rate` must be one of [8000, 11025, 16000, 22050, 24000, 32000, \
         44100, 48000]: 1"
    );
}

#[test]
fn a_file_counts_in_memos_by_what_is_in_it() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static RUNS: AtomicUsize = AtomicUsize::new(0);

    #[memo]
    fn lines(file: UploadedFile) -> usize {
        RUNS.fetch_add(1, Ordering::Relaxed);
        file.reader().lines().count()
    }

    let mut app = AppTest::new(|| {
        let counts = st::file_uploader("Files").multiple().show().into_iter().map(lines);
        st::text(format!("{:?}", counts.collect::<Vec<_>>()));
    });
    app.run();
    let first = app.upload("a", "text/plain", HARVESTS);
    let other = app.upload("a", "text/plain", b"one");
    assert_eq!(last(&app.set("Files", Value::Files(vec![first.clone(), other]))), "text \"[2, 1]\"");
    let again = app.upload("a", "text/plain", HARVESTS);
    assert_eq!(again, first);
    assert_eq!(last(&app.set("Files", Value::Files(vec![again]))), "text \"[2]\"");
    assert_eq!(RUNS.load(Ordering::Relaxed), 2);
}

#[test]
fn files_and_recordings_are_sent_with_a_message() {
    let mut app = AppTest::new(|| {
        let message = st::ChatInput::new("Ask").files().extensions(["png"]).audio().show();
        st::text(message.map_or("nothing".to_owned(), |message| {
            let files: Vec<_> = message.files.iter().map(UploadedFile::name).collect();
            format!("{} {} {}", message.text, files.join(" "), message.audio.is_some())
        }));
    });
    assert_eq!(last(&app.run()), "text \"nothing\"");
    let files = vec![app.upload("mill.png", "image/png", b"x")];
    let audio = Some(app.upload("recording.wav", "audio/wav", b"y"));
    let chat = Chat { text: "How many?".into(), files, audio };
    assert_eq!(last(&app.set("Ask", Value::Chat(chat))), "text \"How many? mill.png true\"");
    assert_eq!(last(&app.run()), "text \"nothing\"");
}
