//! Blocks: filled by `with`, nested, and out of order.

use millpond as st;

pub fn app() {
    let head = st::Container::new().key("head").show();
    st::text("in order");

    st::Container::new().border(true).show().with(|| {
        st::text("outer begins");
        st::container().with(|| st::text("inner"));
        st::text("outer ends");
    });

    let row = st::Columns::new([2.0, 1.0]).show();
    row[1].with(|| st::text("right, written first"));
    row[0].with(|| {
        st::text("left");
        st::expander("Folded").with(|| st::text("in a folded block"));
    });

    st::Expander::new("Open").expanded(true).show().with(|| st::text("in an open block"));

    let place = st::empty();
    place.with(|| st::text("to be replaced"));
    place.with(|| st::text("replaced"));

    let gone = st::empty();
    gone.with(|| st::text("to be taken away"));
    gone.clear();

    st::empty().with(|| {
        st::container().with(|| {
            st::text("one of two");
            st::text("two of two");
        });
    });

    let value = st::sidebar(|| st::slider("At the side", 0..=10).value(2).show());
    st::sidebar(|| st::text("by with, at the side"));
    st::text(format!("from the side {value}"));

    head.with(|| st::text("written last, shown first"));
    head.with(|| st::text("after it"));
}
