//! A form sends its values together, a fragment runs by itself, and a dialog asks back.

use std::process::ExitCode;

use millpond::{self as st, StateOr};

const PRICES: [(&str, u32); 3] = [("wheat", 12), ("rye", 9), ("oats", 7)];

fn orders() -> StateOr<Vec<String>> {
    st::state("orders").or(Vec::new())
}

/// Counts one more under a key.
fn counted(key: &str) -> u32 {
    let count = st::state(key).or(0);
    count.update(|count| count + 1);
    count.get()
}

/// Runs alone when its slider moves; the app's own runs draw it, too.
fn prices() {
    let runs = counted("runs_of_prices");
    let sacks = st::slider("Sacks to price", 1..=20).key("sacks_to_price").show();
    for (grain, price) in PRICES {
        st::text(format!("{grain}: {}", sacks * price));
    }
    st::text(format!("runs of the fragment: {runs}"));
}

fn confirm(order: String) {
    st::dialog("Is that right?", move || {
        st::text(&order);
        if st::button("Yes") {
            orders().update(|mut orders| {
                orders.push(order.clone());
                orders
            });
            // Runs the whole app, which shows the order and closes the dialog.
            st::rerun();
        }
    });
}

fn app() {
    let [left, right] = st::columns();
    left.with(|| {
        let form = st::Form::new("order").clear_on_submit(true).show();
        let (grain, sacks, ordered) = form.with(|| {
            let grain = st::selectbox("Grain", PRICES.map(|(grain, _)| grain)).key("grain").show();
            let sacks = st::number_input("Sacks", 1..=100).value(10).key("sacks").show();
            (grain, sacks, st::form_submit_button("Order"))
        });
        if ordered {
            confirm(format!("{sacks} sacks of {grain}"));
        }
    });
    right.with(|| st::fragment(prices));

    let runs = counted("runs");
    st::text(format!("orders: {}", orders().get().join(", ")));
    st::text(format!("runs of the script: {runs}"));
}

fn main() -> ExitCode {
    millpond::run(app)
}
