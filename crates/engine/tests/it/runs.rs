//! Runs: what is shown when, how they are interrupted, what becomes of presses.

use std::sync::{Arc, Mutex};

use expect_test::expect;
use millpond_engine::{Fault, Place, Run, RunEnd, current};
use millpond_protocol::{Stale, Value};

use crate::support::{Browser, Drawn, Log, button, checkbox, container, empty, execute, form, sidebar, text, with};

/// Executes part of a script in a run that goes on.
fn part(run: &Arc<Run>, script: impl Fn() -> Drawn) {
    assert_eq!(execute(run, &script), RunEnd::Finished);
}

#[test]
fn what_stands_in_a_form_is_told_from_what_does_not() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        let in_form = || current().expect("a run").in_form();
        let form = form("f")?;
        let inner = with(form, container)?;
        assert!(!in_form());
        assert!(with(inner, || Ok(in_form()))?);
        Ok(())
    });
    assert_eq!(browser.shown(), "form border=true enter_to_submit=true key=\"f\"\n  container\n");
}

#[test]
fn blocks_are_filled_in_any_order() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        let slot = empty()?;
        let block = container()?;
        text("after")?;
        with(block, || text("inside"))?;
        with(slot, || text("replaced"))?;
        with(slot, || text("put in"))?;
        sidebar(|| text("aside"))?;
        Ok(())
    });
    expect![[r#"
        text "put in"
        container
          text "inside"
        text "after"
        | text "aside"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn an_element_drawn_on_gives_way() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        let first = text("first")?;
        text("second")?;
        with(first, || text("changed"))?;
        with(first, container)?;
        Ok(())
    });
    expect![[r#"
        container
        text "second"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn a_place_of_an_earlier_run_is_refused() {
    let mut browser = Browser::new(&Log::new().cache);
    let kept = Mutex::new(None::<Place>);
    let script = || {
        let earlier = *kept.lock().unwrap();
        match earlier {
            None => *kept.lock().unwrap() = Some(container()?),
            Some(place) => drop(with(place, || text("late"))?),
        }
        Ok(())
    };
    browser.run(script);
    browser.session.rerun();
    browser.run(script);
    expect![[r#"
        exception "The container or element belongs to an earlier run, so nothing can be drawn on it." kind="ForeignPlaceError"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn t6_what_did_not_change_is_not_sent() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = |changed: u32| move || (0..1000).try_for_each(|n| text(if n == 500 { changed } else { n }).map(drop));
    browser.run(script(1));
    browser.session.rerun();
    let update = browser.run(script(2)).expect("the run has come to its end");
    assert_eq!(update.patches.len(), 1);
    let bytes = millpond_protocol::to_wire(&update).len();
    assert!(bytes < 300, "{bytes} bytes");
    browser.session.rerun();
    assert_eq!(browser.run(script(2)).expect("the run has come to its end").patches, []);
}

#[test]
fn r2_output_is_seen_while_the_run_goes_on_and_the_rest_is_stale() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| ["a", "b", "c"].iter().try_for_each(|name| text(name).map(drop)));
    browser.session.rerun();
    let run = browser.session.start().expect("a run is due");
    part(&run, || text("A").map(drop));
    let update = browser.session.progress().expect("something was drawn");
    assert!(update.running);
    assert_eq!(update.stale, [Stale { path: vec![0], from: 1 }]);
    browser.receive(&update);
    expect![[r#"
        text "A"
        text "b"
        text "c"
    "#]]
    .assert_eq(&browser.shown());
    assert_eq!(browser.session.progress(), None, "nothing new was drawn");

    let update = browser.session.finish(RunEnd::Finished).expect("the run has come to its end");
    browser.receive(&update);
    assert_eq!((update.running, &update.stale), (false, &vec![]));
    expect![[r#"
        text "A"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn r3_nothing_of_an_interrupted_run_is_shown() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| checkbox("tick").map(drop));
    browser.session.rerun();
    let run = browser.session.start().expect("a run is due");
    part(&run, || checkbox("tick").map(drop));
    browser.give("checkbox:tick", Value::Bool(true));
    let interrupted = execute(&run, &|| text("abandoned").map(drop));
    assert_eq!(interrupted, RunEnd::Interrupted);
    assert_eq!(browser.session.progress(), None);
    assert_eq!(browser.session.finish(interrupted), None);
    browser.run(|| {
        let ticked = checkbox("tick")?;
        text(ticked).map(drop)
    });
    expect![[r#"
        checkbox "tick" key="tick"
        text "true"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn m2_of_events_that_pile_up_the_last_value_counts() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || checkbox("tick").and_then(text).map(drop);
    browser.run(script);
    browser.session.rerun();
    let run = browser.session.start().expect("a run is due");
    for ticked in [true, false, true] {
        browser.give("checkbox:tick", Value::Bool(ticked));
    }
    let end = execute(&run, &script);
    browser.session.finish(end);
    let update = browser.run(script).expect("one run follows");
    assert_eq!((update.run, update.seen), (3, 3));
    expect![[r#"
        checkbox "tick" key="tick"
        text "true"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn m3_a_press_that_no_run_has_read_waits_for_the_next() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        checkbox("tick")?;
        if button("go")? {
            text("gone")?;
        }
        Ok(())
    };
    browser.run(script);
    browser.give("button:go", Value::Press);
    let run = browser.session.start().expect("a run is due");
    browser.give("checkbox:tick", Value::Bool(true));
    let end = execute(&run, &script);
    assert_eq!(end, RunEnd::Interrupted);
    browser.session.finish(end);
    browser.run(script);
    expect![[r#"
        checkbox "tick" key="tick"
        button "go" key="go"
        text "gone"
    "#]]
    .assert_eq(&browser.shown());
    browser.session.rerun();
    browser.run(script);
    assert!(!browser.shown().contains("gone"), "a press counts for one run");
}

#[test]
fn m3_a_run_that_has_read_a_press_comes_to_its_end_first() {
    let mut browser = Browser::new(&Log::new().cache);
    let presses = Mutex::new(0);
    let script = || {
        if button("go")? {
            *presses.lock().unwrap() += 1;
        }
        checkbox("tick")?;
        text("the end").map(drop)
    };
    browser.run(script);
    browser.give("button:go", Value::Press);
    let run = browser.session.start().expect("a run is due");
    let interrupt = Mutex::new(Some(&mut browser));
    let end = execute(&run, &|| {
        if button("go")? {
            *presses.lock().unwrap() += 1;
            if let Some(browser) = interrupt.lock().unwrap().take() {
                browser.give("checkbox:tick", Value::Bool(true));
            }
        }
        checkbox("tick")?;
        text("the end").map(drop)
    });
    assert_eq!(end, RunEnd::Finished);
    browser.session.finish(end);
    let update = browser.run(script).expect("the event has a run of its own");
    assert_eq!(update.seen, 2);
    assert_eq!(*presses.lock().unwrap(), 1);
}

#[test]
fn m6_an_event_that_comes_twice_counts_once() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || button("go").and_then(text).map(drop);
    browser.run(script);
    browser.give("button:go", Value::Press);
    browser.run(script);
    let again = vec![millpond_protocol::WidgetState { id: "button:go".into(), value: Value::Press }];
    assert_eq!(browser.session.event(1, again), Vec::<String>::new());
    assert!(browser.session.start().is_none(), "no run is due");
}

#[test]
fn m4_values_that_no_widget_takes_are_refused_with_the_reason() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| checkbox("tick").map(drop));
    assert_eq!(browser.give("nobody", Value::Press), ["there is no widget with this id: nobody"]);
    let refused = browser.give("checkbox:tick", Value::Text("yes".into()));
    assert_eq!(refused, ["widget checkbox:tick does not take this value: Text(\"yes\")"]);
}

#[test]
fn c4_a_page_that_comes_again_shows_the_session_as_it_is() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || checkbox("tick").and_then(text).map(drop);
    browser.run(script);
    browser.give("checkbox:tick", Value::Bool(true));
    browser.run(script);
    let update = browser.session.attach();
    let before = browser.shown();
    browser.receive(&update);
    assert_eq!(browser.shown(), before);
    assert_eq!(update.values.len(), 1);
}

#[test]
fn an_error_keeps_what_was_drawn_and_the_session_goes_on() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        text("before")?;
        checkbox("twice")?;
        checkbox("twice")?;
        text("after").map(drop)
    });
    expect![[r#"
        text "before"
        checkbox "twice" key="twice"
        exception "There are two widgets with the same key in one run, here a `checkbox`: twice" kind="DuplicateWidgetID"
    "#]]
    .assert_eq(&browser.shown());
    browser.session.rerun();
    browser.run(|| text("well again").map(drop));
    assert_eq!(browser.shown(), "text \"well again\"\n");
}

#[test]
fn m5_a_stopped_run_ends_at_its_next_element_and_keeps_what_it_drew() {
    let mut browser = Browser::new(&Log::new().cache);
    let run = browser.session.start().expect("the first run is due");
    part(&run, || text("drawn").map(drop));
    browser.session.stop();
    let end = execute(&run, &|| text("not drawn").map(drop));
    assert_eq!(end, RunEnd::Interrupted);
    let update = browser.session.finish(end).expect("the page hears of the end");
    browser.receive(&update);
    assert!(!update.running);
    assert_eq!(browser.shown(), "text \"drawn\"\n");
    assert!(browser.session.start().is_none());
}

#[test]
fn a_fault_within_a_block_leaves_it() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        let block = container()?;
        let inside: Drawn = with(block, || Err(Fault::ForeignPlace));
        assert!(inside.is_err());
        text("outside").map(drop)
    });
    expect![[r#"
        container
        text "outside"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn m4_a_selection_must_be_of_rows_that_are_there() {
    let selection = |rows: u64, value: &str| {
        let mut element = crate::support::selectable_frame("grid", rows);
        millpond_engine::identify(&mut element, None);
        millpond_engine::accepts(&element, &Value::Json(value.into())).is_some()
    };
    for good in [r#"{"rows":[0,2]}"#, r#"{"rows":[],"columns":["a"],"cells":[[2,"a"]]}"#, "{}"] {
        assert!(selection(3, good), "{good}");
    }
    for bad in
        [r#"{"rows":[3]}"#, r#"{"rows":5}"#, r#"{"rows":["a"]}"#, r#"{"cells":[1]}"#, r#"{"cells":[[3,"a"]]}"#, "[]"]
    {
        assert!(!selection(3, bad), "{bad}");
    }
}
