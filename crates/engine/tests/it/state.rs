//! What a session holds, and what is called when widgets have new values.

use std::sync::{Arc, Mutex};

use expect_test::expect;
use millpond_engine::{Asking, Fault, RunEnd, Upload, current};
use millpond_protocol::{
    Accepts, Chat, Choice, Element, FileCount, FileUploader, Selectbox, Size, TextInput, UserFile, Value, Widget,
    WidgetState,
};

use crate::{
    samples,
    support::{
        Browser, Callback, Drawn, Log, ask, ask_with, button, button_with, checkbox, checkbox_with, execute, function,
        held, hold, memo, text, widget,
    },
};

/// What was said, in order.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<String>>>);

impl Said {
    fn say(&self, what: impl ToString) {
        self.0.lock().unwrap().push(what.to_string());
    }

    fn take(&self) -> String {
        self.0.lock().unwrap().drain(..).collect::<Vec<_>>().join(" ")
    }

    fn when_called(&self, what: &'static str) -> Asking {
        let said = self.clone();
        Asking { front: Callback::front(move || said.say(what)), ..Asking::default() }
    }
}

fn selectbox(key: &str, options: &[&str]) -> Drawn<Value> {
    let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
    let default = options.first().map(|label| Choice { index: Some(0), label: label.clone() });
    ask(
        Element::Selectbox(Selectbox {
            widget: widget(key),
            options,
            default,
            placeholder: String::new(),
            accept_new: false,
            filter: None,
            icon: None,
            width: Size::Stretch,
        }),
        "app:9",
    )
}

fn choice(index: u32, label: &str) -> Value {
    Value::Choice(Choice { index: Some(index), label: label.into() })
}

#[test]
fn callbacks_come_before_the_script_once_for_each_new_value_in_order() {
    let said = Said::default();
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        let (a, b) = (checkbox_with("a", said.when_called("a"))?, checkbox_with("b", said.when_called("b"))?);
        button_with("press", said.when_called("press"))?;
        said.say(format!("script {a} {b}"));
        Ok(())
    };
    browser.run(script);
    assert_eq!(said.take(), "script false false");
    browser.give_all(&[
        ("checkbox:b", Value::Bool(true)),
        ("checkbox:a", Value::Bool(true)),
        ("button:press", Value::Press),
    ]);
    browser.run(script);
    assert_eq!(said.take(), "b a press script true true");
    browser.give("checkbox:a", Value::Bool(true));
    browser.run(script);
    assert_eq!(said.take(), "script true true", "a value that is no other calls nothing");
}

#[test]
fn callbacks_see_new_values_and_set_others_before_their_widgets_are_drawn() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        let sees = Callback::front(|| {
            let ticked = held("a").unwrap();
            hold("seen", u64::from(ticked == Value::Bool(true))).unwrap();
        });
        checkbox_with("a", Asking { front: sees, ..Asking::default() })?;
        text(format!("{:?}", held("seen"))).map(drop)
    };
    browser.run(script);
    browser.give("checkbox:a", Value::Bool(true));
    browser.run(script);
    expect![[r#"
        checkbox "a" key="a"
        text "Some(Numbers([1.0]))"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn an_event_during_a_callback_does_not_interrupt_it_and_its_widget_is_called_once() {
    let said = Said::default();
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        button_with("press", said.when_called("called"))?;
        checkbox("a").map(drop)
    };
    browser.run(script);
    browser.give("button:press", Value::Press);
    let run = browser.session.start().unwrap();
    let fronts = run.begin_callbacks();
    browser.give("checkbox:a", Value::Bool(true));
    assert_eq!((fronts.len(), run.check()), (1, Ok(())));
    run.end_callbacks();
    assert!(run.check().is_err());
    assert!(browser.session.finish(RunEnd::Interrupted).is_none());
    let run = browser.session.start().unwrap();
    assert_eq!(run.begin_callbacks().len(), 0, "it was called, though the script has not seen the press");
    run.end_callbacks();
    let pressed = Mutex::new(false);
    execute(&run, &|| {
        *pressed.lock().unwrap() = button("press")?;
        Ok(())
    });
    assert!(*pressed.lock().unwrap());
}

#[test]
fn m3_each_press_has_a_run_of_its_own_with_the_values_given_before_it() {
    let mut browser = Browser::new(&Log::new().cache);
    let said = Said::default();
    let script = || {
        let ticked = checkbox("tick")?;
        if button("send")? {
            said.say(ticked);
        }
        Ok(())
    };
    browser.run(script);
    browser.session.rerun();
    let run = browser.session.start().unwrap();
    browser.give_all(&[("checkbox:tick", Value::Bool(true)), ("button:send", Value::Press)]);
    browser.give_all(&[("checkbox:tick", Value::Bool(false)), ("button:send", Value::Press)]);
    browser.give_all(&[
        ("checkbox:tick", Value::Bool(true)),
        ("button:send", Value::Press),
        ("checkbox:tick", Value::Bool(false)),
        ("button:send", Value::Press),
    ]);
    browser.session.finish(execute(&run, &script));
    browser.run(script);
    assert_eq!(said.take(), "true false true false");
}

#[test]
fn what_a_script_sets_lasts_and_belongs_to_its_session() {
    let cache = Log::new().cache;
    let script = || {
        let count = match held("count") {
            Some(Value::Numbers(numbers)) => numbers[0] as u64 + 1,
            _ => 0,
        };
        hold("count", count)?;
        text(count).map(drop)
    };
    let (mut one, mut other) = (Browser::new(&cache), Browser::new(&cache));
    for _ in 0..3 {
        one.session.rerun();
        one.run(script);
    }
    other.run(script);
    assert_eq!((one.shown(), other.shown()), ("text \"2\"\n".into(), "text \"0\"\n".into()));
}

#[test]
fn v7_a_value_set_before_its_widget_is_drawn_is_the_widgets_and_the_page_is_told() {
    let mut browser = Browser::new(&Log::new().cache);
    let set = Mutex::new(None);
    let script = || {
        let set = set.lock().unwrap().take();
        let ticked = checkbox_with("a", Asking { set, ..Asking::default() })?;
        text(ticked).map(drop)
    };
    assert_eq!(browser.run(script).unwrap().values, []);
    *set.lock().unwrap() = Some(Value::Bool(true));
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "checkbox:a".into(), value: Value::Bool(true) }]);
    assert!(browser.shown().ends_with("text \"true\"\n"));
    browser.session.rerun();
    assert_eq!(browser.run(script).unwrap().values, [], "it is told once");
    assert!(browser.shown().ends_with("text \"true\"\n"), "and stays");
}

#[test]
fn setting_a_widget_that_the_run_has_drawn_is_refused() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        hold("a", 1)?;
        checkbox_with("a", Asking { set: Some(Value::Bool(true)), ..Asking::default() })?;
        assert_eq!(held("a"), Some(Value::Bool(true)), "it is the widget's now");
        assert_eq!(hold("a", 2), Err(Fault::TooLate("a".into())));
        Ok(())
    });
    assert!(!browser.session.running());
}

#[test]
fn keys_go_with_their_widgets_unless_they_are_to_stay() {
    let mut browser = Browser::new(&Log::new().cache);
    let seen = Mutex::new(String::new());
    let shown = Mutex::new(true);
    let script = || {
        if *shown.lock().unwrap() {
            checkbox("goes")?;
            checkbox_with("stays", Asking { keep: true, ..Asking::default() })?;
        }
        *seen.lock().unwrap() = format!("{:?} {:?}", held("goes"), held("stays"));
        Ok(())
    };
    browser.run(script);
    browser.give_all(&[("checkbox:goes", Value::Bool(true)), ("checkbox:stays", Value::Bool(true))]);
    browser.run(script);
    *shown.lock().unwrap() = false;
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(script);
    }
    assert_eq!(*seen.lock().unwrap(), "None Some(Bool(true))");
    *shown.lock().unwrap() = true;
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "checkbox:stays".into(), value: Value::Bool(true) }]);
}

#[test]
fn what_is_deleted_is_gone_and_a_widget_has_its_default_again() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        let run = current().unwrap();
        if button("forget")? {
            hold("number", 1)?;
            assert!(run.let_go("number") && run.let_go("a"));
            assert!(held("number").is_none() && !run.let_go("number"));
            assert!(held("a").is_none() && !run.let_go("a") && !run.held_keys().contains(&"a".to_owned()));
        }
        let ticked = checkbox("a")?;
        text(ticked).map(drop)
    };
    browser.run(script);
    browser.give("checkbox:a", Value::Bool(true));
    browser.run(script);
    browser.give("button:forget", Value::Press);
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "checkbox:a".into(), value: Value::Bool(false) }]);
    assert!(browser.shown().ends_with("text \"false\"\n"));
}

#[test]
fn a_choice_stays_while_it_is_an_option_and_the_page_is_told_when_it_is_none() {
    let mut browser = Browser::new(&Log::new().cache);
    let options = Mutex::new(vec!["rye", "oats"]);
    let script = || {
        let Value::Choice(choice) = selectbox("grain", &options.lock().unwrap())? else { return Ok(()) };
        text(choice.label).map(drop)
    };
    browser.run(script);
    browser.give("selectbox:grain", choice(1, "oats"));
    browser.run(script);
    *options.lock().unwrap() = vec!["oats", "wheat"];
    browser.session.rerun();
    browser.run(script);
    assert!(browser.shown().ends_with("text \"oats\"\n"));
    *options.lock().unwrap() = vec!["wheat", "millet"];
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "selectbox:grain".into(), value: choice(0, "wheat") }]);
    *options.lock().unwrap() = vec!["wheat", "oats"];
    browser.session.rerun();
    browser.run(script);
    assert!(browser.shown().ends_with("text \"wheat\"\n"), "what was lost does not come back by itself");
}

#[test]
fn of_several_choices_those_stay_that_are_options() {
    let mut browser = Browser::new(&Log::new().cache);
    let options = Mutex::new(["rye", "oats", "teff"]);
    let value = Mutex::new(Value::None);
    let script = || {
        let multiselect = samples::multiselect("grains", &*options.lock().unwrap(), Vec::new());
        *value.lock().unwrap() = ask(Element::Multiselect(multiselect), "app:9")?;
        Ok(())
    };
    browser.run(script);
    browser.give("multiselect:grains", Value::Choices(vec![samples::option(0, "rye"), samples::option(1, "oats")]));
    browser.run(script);
    *options.lock().unwrap() = ["teff", "wheat", "oats"];
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    let left = Value::Choices(vec![samples::option(2, "oats")]);
    assert_eq!(*value.lock().unwrap(), left);
    assert_eq!(told, [WidgetState { id: "multiselect:grains".into(), value: left }]);
}

#[test]
fn v12_a_text_that_a_script_prepares_is_told_once_and_is_no_value() {
    let mut browser = Browser::new(&Log::new().cache);
    let message = |text: &str| Value::Chat(Chat { text: text.into(), files: Vec::new(), audio: None });
    let value = Mutex::new(Value::None);
    let prepared = Mutex::new(Some("Good day"));
    let script = || {
        let chat = Element::ChatInput(samples::chat_input("chat", samples::accepts(FileCount::None, &[])));
        let set = prepared.lock().unwrap().take().map(message);
        *value.lock().unwrap() = ask_with(chat, "app:1", Asking { set, ..Asking::default() })?;
        Ok(())
    };
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "chat_input:chat".into(), value: message("Good day") }]);
    assert_eq!(*value.lock().unwrap(), Value::None);
    browser.give("chat_input:chat", message("Good evening"));
    assert_eq!(browser.run(script).unwrap().values, []);
    assert_eq!(*value.lock().unwrap(), message("Good evening"));
}

#[test]
fn a_widget_with_a_key_keeps_its_first_default() {
    let mut browser = Browser::new(&Log::new().cache);
    let default = Mutex::new("first");
    let script = || {
        let default = *default.lock().unwrap();
        let keyless = TextInput { widget: Widget::default(), ..samples::text_input("", Some(default)) };
        text(format!("{:?}", ask(Element::TextInput(samples::text_input("name", Some(default))), "app:1")?))?;
        text(format!("{:?}", ask(Element::TextInput(keyless), "app:2")?)).map(drop)
    };
    browser.run(script);
    *default.lock().unwrap() = "second";
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    assert_eq!(told, [WidgetState { id: "text_input:name".into(), value: samples::text("first") }]);
    assert!(browser.shown().contains("Text(\\\"first\\\")") && browser.shown().contains("Text(\\\"second\\\")"));
}

#[test]
fn a_script_that_ends_itself_keeps_the_values_of_what_it_did_not_draw() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || text(checkbox("below")?).map(drop);
    browser.run(script);
    browser.give("checkbox:below", Value::Bool(true));
    browser.run(script);
    browser.session.rerun();
    browser.run_and_stop(|| text("stopped").map(drop));
    browser.session.rerun();
    let told = browser.run(script).unwrap().values;
    assert!(browser.shown().ends_with("text \"true\"\n"));
    let value = Value::Bool(true);
    assert_eq!(told, [WidgetState { id: "checkbox:below".into(), value }], "the page had forgotten it");
}

#[test]
fn a_session_begins_with_what_its_page_shows_and_calls_nothing_for_it() {
    let said = Said::default();
    let mut browser = Browser::new(&Log::new().cache);
    let value = |id: &str, value| WidgetState { id: id.into(), value };
    browser.session.inherit(vec![
        value("checkbox:a", Value::Bool(true)),
        value("checkbox:later", Value::Bool(true)),
        value("selectbox:grain", choice(1, "spelt")),
        value("file_uploader:files", Value::Files(vec![samples::file("a.txt", 1)])),
    ]);
    let uploader = samples::file_uploader("files", samples::accepts(FileCount::Many, &[]));
    let script = || {
        let ticked = checkbox_with("a", said.when_called("a"))?;
        said.say(format!("{ticked} {:?}", selectbox("grain", &["rye"])?));
        if ticked {
            said.say(checkbox("later")?);
        }
        assert_eq!(ask(Element::FileUploader(uploader.clone()), "app:9")?, Value::Files(Vec::new()));
        Ok(())
    };
    assert_eq!(browser.session.attach().values.len(), 3, "until its first run it says again what the page showed");
    let told = browser.run(script).unwrap().values;
    assert_eq!(said.take(), format!("true {:?} true", choice(0, "rye")));
    assert_eq!(told, [value("selectbox:grain", choice(0, "rye"))]);
    browser.give("checkbox:a", Value::Bool(false));
    browser.run(script);
    assert!(said.take().starts_with("a false"), "from then on, new values are news");
}

#[test]
fn two_kinds_of_widgets_can_not_have_one_key() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        checkbox("same")?;
        button("same").map(drop)
    });
    expect![[r#"
        checkbox "same" key="same"
        exception "There are two widgets with the same key in one run, here a `button`: same" kind="DuplicateWidgetID"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn a_memo_that_reads_state_has_it_as_an_input() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let load = function("load");
    let number = Mutex::new(1);
    let script = || {
        hold("number", *number.lock().unwrap())?;
        checkbox("tick")?;
        let value = memo(&load, 0, || {
            let number = held("number");
            text(format!("{number:?} {:?}", held("tick")))?;
            Ok(0)
        });
        value.map(drop)
    };
    browser.run(script);
    assert_eq!(log.take(), "miss load");
    browser.session.rerun();
    browser.run(script);
    assert_eq!(log.take(), "hit load, 1 put back");
    *number.lock().unwrap() = 2;
    browser.session.rerun();
    browser.run(script);
    assert_eq!(log.take(), "miss load");
    assert!(browser.shown().ends_with("text \"Some(Numbers([2.0])) Some(Bool(false))\"\n"));
    browser.give("checkbox:tick", Value::Bool(true));
    browser.run(script);
    assert_eq!(log.take(), "miss load", "the value of a widget is read by its key, too");
    *number.lock().unwrap() = 1;
    browser.give("checkbox:tick", Value::Bool(false));
    browser.run(script);
    assert_eq!(log.take(), "hit load, 1 put back");
}

#[test]
fn a_memo_that_changes_state_is_not_remembered() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let load = function("load");
    let script = || memo(&load, 0, || hold("number", 1).map(|()| 0)).map(drop);
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(script);
        assert_eq!(log.take(), "miss load; load not kept, since it changes session state");
    }
}

#[test]
fn a_remembered_widget_calls_what_it_called() {
    let (log, said) = (Log::new(), Said::default());
    let mut browser = Browser::new(&log.cache);
    let load = function("load");
    let script = || {
        memo(&load, 0, || {
            checkbox_with("a", said.when_called("called"))?;
            Ok(0)
        })
        .map(drop)
    };
    browser.run(script);
    for ticked in [true, false, true] {
        browser.give("checkbox:a", Value::Bool(ticked));
        browser.run(script);
    }
    assert_eq!(said.take(), "called called called");
    assert_eq!(log.take(), "miss load; miss load; hit load, 1 put back; hit load, 1 put back");
}

#[test]
fn files_must_have_been_uploaded_and_go_when_no_value_names_them() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        let accepts = Accepts { count: FileCount::One, extensions: vec![".csv".into()], max_size: 10 };
        let uploader = FileUploader { widget: widget("files"), accepts, width: Size::Stretch };
        let Value::Files(files) = ask(Element::FileUploader(uploader), "app:1")? else { return Ok(()) };
        for file in files {
            let upload = current().unwrap().upload(&file.id).unwrap();
            text(format!("{} {}", file.name, String::from_utf8_lossy(upload.bytes())))?;
        }
        Ok(())
    };
    browser.run(script);
    let file = |name: &str| {
        let id = Upload::id_of(name, "text/csv", &blake3::hash(b"1,2"));
        UserFile { id, name: name.into(), mime: "text/csv".into(), size: 3 }
    };
    let given = |file: UserFile| Value::Files(vec![file]);
    assert_eq!(browser.give("file_uploader:files", given(file("a.csv"))).len(), 1, "nobody uploaded it");
    browser.session.upload(Arc::new(Upload::new(file("a.csv"), b"1,2".to_vec())));
    let lie = UserFile { name: "a.csv".into(), size: 1, ..file("a.csv") };
    assert!(browser.give("file_uploader:files", given(lie)).is_empty());
    browser.run(script);
    assert!(browser.shown().ends_with("text \"a.csv 1,2\"\n"), "{}", browser.shown());
    browser.give("file_uploader:files", Value::Files(Vec::new()));
    browser.run(script);
    assert_eq!(browser.give("file_uploader:files", given(file("a.csv"))).len(), 1, "it was given up");
    assert_eq!(browser.session.accepted_files("file_uploader:files").unwrap().max_size, 10);
    assert_eq!(browser.session.accepted_files("other"), None);
}
