//! Small frames travel in their element, large ones are fetched.

use expect_test::expect;
use millpond_data::{DataFrame, INLINE_BYTES, IntoFrame, WINDOW_BYTES};
use millpond_protocol::{Frame, FrameData};

#[test]
fn a_small_frame_is_inline() {
    let frame = DataFrame::builder().column("n", [1, 2]).index("day", ["Mon", "Tue"]).build().unwrap();
    let (sent, blob) = frame.to_wire();
    assert_eq!(sent, Frame { rows: 2, index: 1, data: FrameData::Inline(frame.to_ipc().into()) });
    assert_eq!(blob, None);
}

#[test]
fn a_large_frame_is_named_after_its_content() {
    let frame = vec![0.5; INLINE_BYTES / 8].into_frame().unwrap();
    let (sent, blob) = frame.to_wire();
    let blob = blob.unwrap();
    assert_eq!(sent, Frame { rows: 8192, index: 0, data: FrameData::Media(blob.name.clone()) });
    assert_eq!(blob.bytes, frame.to_ipc());
    expect!["53f830bf0b56e331af190744a4090064.arrow"].assert_eq(&blob.name);
}

#[test]
fn a_very_large_frame_is_looked_at_in_windows() {
    let sent = |rows: usize| {
        let frame = vec![0.5; rows].into_frame().unwrap();
        let (sent, blob) = frame.to_wire_windowed();
        assert_eq!(frame.to_wire().1, blob, "the bytes are the same");
        (sent.data, blob)
    };
    assert!(matches!(sent(10), (FrameData::Inline(_), None)));
    let (data, blob) = sent(WINDOW_BYTES / 8 - 1_000);
    assert_eq!(data, FrameData::Media(blob.unwrap().name));
    let (data, blob) = sent(WINDOW_BYTES / 8);
    assert_eq!(data, FrameData::Windows(blob.unwrap().name));
}
