//! Parts of the script that run without the rest.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU32, Ordering},
};

use expect_test::expect;
use millpond_engine::{RunEnd, RunScope};
use millpond_protocol::Value;

use crate::support::{Browser, Log, button, checkbox, container, execute, form, fragment, run, sidebar, text, with};

/// Counts how often something ran.
fn count(counter: &Arc<AtomicU32>) -> u32 {
    counter.fetch_add(1, Ordering::Relaxed) + 1
}

#[test]
fn m9_an_event_in_a_fragment_runs_that_alone_and_the_rest_stays() {
    let mut browser = Browser::new(&Log::new().cache);
    let (outer, inner) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let script = || {
        let inner = inner.clone();
        text(format!("script {}", count(&outer)))?;
        checkbox("outside")?;
        fragment("part", move || {
            let ticked = checkbox("inside")?;
            text(format!("part {} {ticked}", count(&inner))).map(drop)
        })?;
        text("below").map(drop)
    };
    browser.run(script);
    browser.give("checkbox:outside", Value::Bool(true));
    browser.run(script);
    browser.give("checkbox:inside", Value::Bool(true));
    browser.run(script);
    expect![[r#"
        text "script 2"
        checkbox "outside" key="outside"
        fragment id="part#1"
          checkbox "inside" key="inside"
          text "part 3 true"
        text "below"
    "#]]
    .assert_eq(&browser.shown());
    browser.give("checkbox:outside", Value::Bool(false));
    browser.run(script);
    assert!(browser.shown().contains("script 3") && browser.shown().contains("part 4 true"), "{}", browser.shown());
}

#[test]
fn fragments_within_fragments_and_of_one_function_are_told_apart() {
    let mut browser = Browser::new(&Log::new().cache);
    let said = Arc::new(Mutex::new(Vec::new()));
    let script = || {
        for number in 0..2 {
            let said = said.clone();
            fragment("outer", move || {
                said.lock().unwrap().push(format!("outer {number}"));
                checkbox(&format!("o{number}"))?;
                let said = said.clone();
                fragment("inner", move || {
                    said.lock().unwrap().push(format!("inner {number}"));
                    checkbox(&format!("i{number}")).map(drop)
                })
            })?;
        }
        Ok(())
    };
    let ran = || said.lock().unwrap().drain(..).collect::<Vec<_>>().join(", ");
    browser.run(script);
    assert_eq!(ran(), "outer 0, inner 0, outer 1, inner 1");
    browser.give("checkbox:i1", Value::Bool(true));
    browser.run(script);
    assert_eq!(ran(), "inner 1");
    browser.give("checkbox:o0", Value::Bool(true));
    browser.run(script);
    assert_eq!(ran(), "outer 0, inner 0");
    browser.give_all(&[
        ("checkbox:i0", Value::Bool(true)),
        ("checkbox:o0", Value::Bool(false)),
        ("checkbox:i1", Value::Bool(false)),
    ]);
    browser.run(script);
    let ran = ran();
    assert!(ran == "outer 0, inner 0, inner 1" || ran == "inner 1, outer 0, inner 0", "{ran}");
}

#[test]
fn a_fragment_that_was_interrupted_runs_again_with_what_interrupted_it() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        fragment("a", || checkbox("a").and_then(|ticked| text(format!("a {ticked}")).map(drop)))?;
        fragment("b", || checkbox("b").and_then(|ticked| text(format!("b {ticked}")).map(drop)))
    };
    browser.run(script);
    browser.give("checkbox:a", Value::Bool(true));
    let run = browser.session.start().unwrap();
    browser.give("checkbox:b", Value::Bool(true));
    let end = execute(&run, &script);
    assert_eq!(end, RunEnd::Interrupted);
    assert!(browser.session.finish(end).is_none());
    browser.run(script);
    assert!(browser.shown().contains("a true") && browser.shown().contains("b true"), "{}", browser.shown());
}

#[test]
fn what_a_fragment_no_longer_draws_is_forgotten_and_nothing_else() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        checkbox("outside")?;
        fragment("part", || {
            if checkbox("more")? {
                checkbox("deep")?;
            }
            Ok(())
        })
    };
    browser.run(script);
    browser.give_all(&[("checkbox:more", Value::Bool(true)), ("checkbox:outside", Value::Bool(true))]);
    browser.run(script);
    browser.give("checkbox:deep", Value::Bool(true));
    browser.run(script);
    browser.give("checkbox:more", Value::Bool(false));
    browser.run(script);
    assert_eq!(browser.give("checkbox:deep", Value::Bool(true)).len(), 1);
    assert!(browser.give("checkbox:outside", Value::Bool(false)).is_empty());
}

#[test]
fn a_fragment_asks_for_itself_or_for_the_whole_again() {
    let mut browser = Browser::new(&Log::new().cache);
    let ran = Arc::new(Mutex::new(String::new()));
    let script = || {
        ran.lock().unwrap().push('s');
        let ran = ran.clone();
        fragment("part", move || {
            ran.lock().unwrap().push('f');
            button("press").map(drop)
        })
    };
    browser.run(script);
    browser.give("button:press", Value::Press);
    let run = browser.session.start().unwrap();
    assert_eq!(execute(&run, &script), RunEnd::Finished);
    browser.session.finish(RunEnd::Rerun(run.fragments_named(&["part".into()]).unwrap()));
    browser.run(script);
    assert_eq!(*ran.lock().unwrap(), "sfff");
    browser.session.rerun();
    let run = browser.session.start().unwrap();
    assert!(run.fragments_named(&["other".into()]).is_none());
    browser.session.finish(RunEnd::Rerun(RunScope::All));
    browser.run(script);
    assert_eq!(*ran.lock().unwrap(), "sfffsf");
}

#[test]
fn an_error_in_a_fragment_that_runs_alone_is_shown_in_it() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        text("above")?;
        fragment("part", || {
            if checkbox("fail")? {
                checkbox("fail")?;
            }
            Ok(())
        })
    };
    browser.run(script);
    browser.give("checkbox:fail", Value::Bool(true));
    browser.run(script);
    expect![[r#"
        text "above"
        fragment id="part#1"
          checkbox "fail" key="fail"
          exception "There are two widgets with the same key in one run, here a `checkbox`: fail" kind="DuplicateWidgetID"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn where_a_fragment_stands_is_known_while_it_runs_alone() {
    let mut browser = Browser::new(&Log::new().cache);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let script = || {
        let look = |name: &'static str| {
            let seen = seen.clone();
            move || {
                seen.lock().unwrap().push(format!("{:?} {}", run().area(), run().at_top()));
                checkbox(name).map(drop)
            }
        };
        fragment("top", look("top"))?;
        sidebar(|| fragment("side", look("side")))?;
        with(form("f")?, || fragment("form", look("form")))?;
        with(container()?, || fragment("in", look("in")))
    };
    browser.run(script);
    let whole: Vec<_> = seen.lock().unwrap().drain(..).collect();
    assert_eq!(whole, ["Main true", "Sidebar false", "Form(\"f\") false", "Main false"]);
    for name in ["top", "side", "form", "in"] {
        browser.give(&format!("checkbox:{name}"), Value::Bool(true));
        browser.run(script);
    }
    assert_eq!(*seen.lock().unwrap(), whole);
}

#[test]
fn progress_of_a_fragment_shows_what_it_has_not_reached_as_stale_and_leaves_the_rest() {
    let mut browser = Browser::new(&Log::new().cache);
    let script = || {
        text("above")?;
        fragment("part", || {
            checkbox("a")?;
            text("end").map(drop)
        })
    };
    browser.run(script);
    browser.give("checkbox:a", Value::Bool(true));
    let run = browser.session.start().unwrap();
    let part = &run.fragments()[0];
    run.enter_fragment(part).unwrap();
    let entered = millpond_engine::Entered::new(Some(run.clone()));
    checkbox("a").unwrap();
    drop(entered);
    let update = browser.session.progress().unwrap();
    assert_eq!(update.stale.len(), 1);
    assert_eq!((update.stale[0].path.clone(), update.stale[0].from), (vec![0, 1], 1));
    browser.receive(&update);
    assert!(browser.shown().contains("above") && browser.shown().contains("end"));
}
