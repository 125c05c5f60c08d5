//! What sessions hold, and what stands in the page's address.

use millpond::{
    self as st,
    jiff::civil::{Date, date},
    testing::AppTest,
};
use millpond_protocol::Value;

use crate::support::{chosen, last, number, refusal, several, text};

#[test]
fn a_callback_counts_and_the_script_sees_it() {
    let mut app = AppTest::new(|| {
        let count = st::state("count").or(0);
        let counted = count.clone();
        st::Button::new("More").on_click(move || counted.update(|count| count + 1)).show();
        st::text(count.get());
    });
    assert_eq!(last(&app.run()), "text \"0\"");
    app.press("More");
    assert_eq!(last(&app.press("More")), "text \"2\"");
    assert_eq!(last(&app.run()), "text \"2\"");
}

#[test]
fn the_state_has_the_values_of_widgets_as_types() {
    let mut app = AppTest::new(|| {
        st::number_input("Number", 0..=9).key("number").show();
        st::radio("Grain", ["wheat", "rye"]).key("grain").show();
        st::multiselect("Some", ["a", "b"]).key("some").show();
        st::date_input("Day").value(date(2024, 1, 31)).key("day").show();
        let (number, grain) = (st::state::<u8>("number").get(), st::state::<String>("grain").get());
        let (some, day) = (st::state::<Vec<String>>("some").get(), st::state::<Date>("day").get());
        st::text(format!("{number:?} {grain:?} {some:?} {day:?}").replace('"', "'"));
    });
    assert_eq!(last(&app.run()), "text \"Some(0) Some('wheat') Some([]) Some(2024-01-31)\"");
    app.set("Number", number(7.0));
    app.set("Grain", chosen(1, "rye"));
    app.set("Some", several(&[(1, "b")]));
    let page = app.set("Day", Value::Texts(vec!["2024-02-29".into()]));
    assert_eq!(last(&page), "text \"Some(7) Some('rye') Some(['b']) Some(2024-02-29)\"");
}

#[test]
fn the_state_sets_widgets_that_are_drawn_later() {
    let mut app = AppTest::new(|| {
        if st::button("Reset") {
            st::state("number").set(3);
            st::state("grain").set("rye".to_owned());
            st::state("day").set(date(2024, 2, 29));
        }
        let sacks = st::number_input("Number", 0..=9).key("number").show();
        let grain = st::radio("Grain", ["wheat", "rye"]).key("grain").show();
        let day = st::date_input("Day").value(date(2024, 1, 31)).key("day").show();
        st::text(format!("{sacks} {grain} {day} {}", refusal(st::state("number").try_set(1))));
    });
    let late = "StreamlitWidgetAlreadyInstantiatedError: `st.session_state.number` cannot be modified after the widget with key `number` \
                is instantiated.";
    assert_eq!(last(&app.run()), format!("text \"0 wheat 2024-01-31 {late}\""));
    assert_eq!(last(&app.press("Reset")), format!("text \"3 rye 2024-02-29 {late}\""));
    app.set("Number", number(8.0));
    assert_eq!(last(&app.run()), format!("text \"8 rye 2024-02-29 {late}\""));
}

#[test]
fn a_value_that_a_widget_does_not_take_or_that_is_the_users_is_refused() {
    let page = AppTest::new(|| {
        st::state("number").set(12);
        st::text(refusal(st::number_input("Number", 0..=9).key("number").try_show()));
        st::state("files").set(1);
        st::text(refusal(st::file_uploader("Files").key("files").try_show().map(drop)));
        st::state("word").set(vec![1u8]);
        st::text(refusal(st::text_area("Word").key("word").try_show()));
    })
    .run();
    let lines: Vec<_> = page.lines().collect();
    assert_eq!(
        lines[0],
        "text \"StreamlitAPIException: the value that session state has for the `number_input` with the key `number` is \
         none that it takes: Numbers([12.0])\""
    );
    assert_eq!(
        lines[1],
        "text \"StreamlitValueAssignmentNotAllowedError: Values for the widget with the key 'files' cannot be set using \
         `st.session_state`: a `file_uploader` has those alone that the user gives it.\""
    );
    assert_eq!(
        lines[2],
        "text \"StreamlitAPIException: the state `word` was set to a value of a type that a `text_area` does not have\""
    );
}

#[test]
fn a_value_is_kept_while_its_widget_is_not_drawn_if_it_is_said() {
    let mut app = AppTest::new(|| {
        if !st::checkbox("Hide") {
            st::number_input("Kept", 0..=9).key("kept").keep().show();
            st::number_input("Lost", 0..=9).key("lost").show();
        }
        st::text(format!("{:?} {:?}", st::state::<u8>("kept").get(), st::state::<u8>("lost").get()));
    });
    app.run();
    app.set("Kept", number(4.0));
    assert_eq!(last(&app.set("Lost", number(5.0))), "text \"Some(4) Some(5)\"");
    app.set("Hide", Value::Bool(true));
    assert_eq!(last(&app.run()), "text \"Some(4) None\"");
    assert_eq!(last(&app.set("Hide", Value::Bool(false))), "text \"Some(4) Some(0)\"");
    assert_eq!(
        refusal(st::number_input("w", 0..=9).keep().try_show()),
        "StreamlitMissingRequiredParameterError: a `number_input` whose value is kept while it is not drawn needs a \
         `key`; its label: w"
    );
}

#[test]
fn a_bound_value_stands_in_the_address_and_comes_from_it() {
    let app = || {
        AppTest::new(|| {
            let sacks = st::number_input("Sacks", 0..=9).key("sacks").bind().show();
            let grain = st::radio("Grain", ["wheat", "rye & oats"]).key("grain").bind().show();
            let some = st::multiselect("Some", ["a", "b"]).key("some").bind().show();
            let day = st::date_input("Day").value(date(2024, 1, 31)).key("day").bind().show();
            let note = st::text_area("Note").key("note").bind().show();
            st::text(format!("{sacks} {grain} {some:?} {day} ({note})").replace('"', "'"));
        })
    };
    let mut first = app();
    assert_eq!(last(&first.run()), "text \"0 wheat [] 2024-01-31 ()\"");
    assert_eq!(first.query(), "");
    first.set("Sacks", number(7.0));
    first.set("Grain", chosen(1, "rye & oats"));
    first.set("Some", several(&[(1, "b"), (0, "a")]));
    first.set("Day", Value::Texts(vec!["2024-02-29".into()]));
    let shown = last(&first.set("Note", text("a=b")));
    assert_eq!(shown, "text \"7 rye & oats ['b', 'a'] 2024-02-29 (a=b)\"");
    assert_eq!(first.query(), "sacks=7&grain=rye+%26+oats&some=b&some=a&day=2024-02-29&note=a%3Db");
    let mut second = app();
    assert_eq!(last(&second.open(first.query())), shown);
    let wrong = "sacks=99&grain=barley&some=c&day=2024-02-30&x=1";
    assert_eq!(last(&app().open(wrong)), "text \"0 wheat [] 2024-01-31 ()\"");
    first.set("Sacks", number(0.0));
    assert!(!first.query().contains("sacks"), "{}", first.query());
}

#[test]
fn a_bound_widget_needs_a_key() {
    assert_eq!(
        refusal(st::pills("w", ["a"]).bind().try_show()),
        "StreamlitMissingRequiredParameterError: a `pills` whose value stands in the page's address needs a `key`; its \
         label: w"
    );
}

#[test]
fn the_text_of_a_message_can_be_prepared_and_is_not_sent_by_that() {
    let page = AppTest::new(|| {
        st::state("chat").set("How many?".to_owned());
        let sent = st::ChatInput::new("Ask").key("chat").show();
        st::text(format!("{sent:?}"));
    })
    .run();
    assert_eq!(last(&page), "text \"None\"");
}
