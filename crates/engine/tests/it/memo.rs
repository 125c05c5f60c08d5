//! Memos: hits, misses, recordings, widgets as inputs, stores.

use std::{
    sync::{
        Arc, Barrier,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use expect_test::expect;
use millpond_engine::{DiskStore, Function, Kind, RunEnd, current};
use millpond_protocol::{Size, Spinner, Value};

use crate::support::{
    Browser, Drawn, Folder, Log, button, checkbox, container, empty, execute, expander, files, form, function, memo,
    memo_outside, selectable, sidebar, text, with,
};

fn allowing(name: &str) -> Function {
    function(name)
}

fn plain(name: &str) -> Function {
    Function { allow_widgets: false, ..function(name) }
}

/// `plus_one` of the specification.
fn plus_one(x: u8) -> Drawn<u64> {
    memo(&allowing("plus_one"), x, || {
        if checkbox("nuke")? {
            text("nuked")?;
            return Ok(0);
        }
        Ok(u64::from(x) + 1)
    })
}

#[test]
fn a_hit_replays_in_the_place_of_the_call() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let square = || {
        memo(&plain("square"), 3, || {
            text("squaring")?;
            sidebar(|| text("aside"))?;
            Ok(9)
        })
    };
    browser.run(|| {
        square()?;
        with(container()?, square)?;
        Ok(())
    });
    expect![[r#"
        text "squaring"
        container
          text "squaring"
        | text "aside"
        | text "aside"
    "#]]
    .assert_eq(&browser.shown());
    assert_eq!(log.take(), "miss square; hit square, 2 put back");
}

#[test]
fn each_combination_of_widget_values_runs_once() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || plus_one(2).and_then(text).map(drop);
    browser.run(script);
    assert_eq!(log.take(), "miss plus_one");
    let steps = [(true, "miss plus_one"), (false, "hit plus_one, 1 put back"), (true, "hit plus_one, 2 put back")];
    for (ticked, expected) in steps {
        browser.give("checkbox:nuke", Value::Bool(ticked));
        browser.run(script);
        assert_eq!(log.take(), expected);
    }
    expect![[r#"
        checkbox "nuke" key="nuke"
        text "nuked"
        text "0"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn widgets_of_a_hit_keep_their_state_and_other_sessions_theirs() {
    let log = Log::new();
    let script = || plus_one(2).and_then(text).map(drop);
    let [mut one, mut other] = [Browser::new(&log.cache), Browser::new(&log.cache)];
    one.run(script);
    other.run(script);
    one.give("checkbox:nuke", Value::Bool(true));
    one.run(script);
    other.session.rerun();
    other.run(script);
    assert!(one.shown().ends_with("text \"0\"\n"));
    assert!(other.shown().ends_with("text \"3\"\n"));
    assert_eq!(log.take(), "miss plus_one; hit plus_one, 1 put back; miss plus_one; hit plus_one, 1 put back");
}

#[test]
fn the_query_of_the_address_is_an_input_of_calls_that_ask_for_it() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        memo(&plain("f"), 0, || text(current().expect("a run").query()).map(|_| 0))?;
        memo(&plain("g"), 0, || Ok(0)).map(drop)
    };
    let mut visit = |query: &str| {
        browser.session.set_query(query);
        browser.run(script);
        (browser.shown(), log.take())
    };
    let miss = "miss f; miss g".to_owned();
    assert_eq!(visit("year=1921&embed=true"), ("text \"year=1921\"\n".into(), miss));
    assert_eq!(visit("year=1922"), ("text \"year=1922\"\n".into(), "miss f; hit g, 0 put back".into()));
    let hit = "hit f, 1 put back; hit g, 0 put back".to_owned();
    assert_eq!(visit("year=1921&embed=true"), ("text \"year=1921\"\n".into(), hit));
}

#[test]
fn a_query_that_a_call_sets_is_set_again() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        memo(&plain("f"), 0, || {
            let run = current().expect("a run");
            run.set_query("a=1".into())?;
            assert_eq!(run.query(), "a=1");
            Ok(0)
        })
        .map(drop)
    };
    assert_eq!(browser.run(script).expect("shown").query.as_deref(), Some("a=1"));
    browser.session.set_query("b=2");
    assert_eq!(browser.run(script).expect("shown").query.as_deref(), Some("a=1"));
    browser.session.rerun();
    assert_eq!(browser.run(script).expect("shown").query, None, "it is so already");
    assert_eq!(log.take(), "miss f; hit f, 0 put back; hit f, 0 put back");
}

#[test]
fn a_query_that_is_set_before_a_rerun_counts_in_the_next_run() {
    let mut browser = Browser::new(&Log::new().cache);
    let first = browser.session.start().expect("a run is due");
    execute(&first, &|| first.set_query("a=1".into()));
    assert!(browser.session.finish(RunEnd::Rerun(millpond_engine::RunScope::All)).is_none());
    let update = browser.run(|| text(current().expect("a run").query()).map(drop)).expect("shown");
    assert_eq!((browser.shown().as_str(), update.query.as_deref()), ("text \"a=1\"\n", Some("a=1")));
}

#[test]
fn a_call_that_sets_the_query_does_not_have_it_as_an_input() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        let run = current().expect("a run");
        memo(&plain("outer"), 0, || {
            run.set_query("a=2".into())?;
            memo(&plain("inner"), 0, || text(run.query()).map(|_| 0))
        })?;
        run.set_query("b=3".into())
    };
    browser.run(script);
    log.take();
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(script);
        assert_eq!(log.take(), "hit outer, 1 put back");
    }
}

#[test]
fn a_hit_is_refused_where_a_miss_would_be() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let called = |argument| memo(&plain("f"), argument, || form("key").map(|_| 0)).map(drop);
    browser.run(|| called(0));
    browser.session.rerun();
    browser.run(|| called(0).and_then(|()| called(0)));
    assert!(browser.shown().contains("StreamlitDuplicateElementKey"), "{}", browser.shown());
    browser.session.rerun();
    browser.run(|| with(form("around")?, || called(0)));
    assert!(browser.shown().contains("within another form: key"), "{}", browser.shown());
}

#[test]
fn a_call_sets_only_what_it_set_of_the_page_when_it_is_put_back() {
    use millpond_engine::PageChange;

    let mut browser = Browser::new(&Log::new().cache);
    let mut visit = |title: &str| {
        let title = Some(title.to_owned());
        browser.session.rerun();
        let update = browser.run(|| {
            let run = current().expect("a run");
            run.configure(&PageChange { title: title.clone(), ..PageChange::default() })?;
            memo(&plain("f"), 0, || {
                run.configure(&PageChange { icon: Some("🌾".into()), ..PageChange::default() }).map(|()| 0)
            })
            .map(drop)
        });
        let page = update.and_then(|update| update.page).expect("it is new");
        (page.title, page.icon)
    };
    for title in ["one", "two"] {
        assert_eq!(visit(title), (Some(title.into()), Some("🌾".into())));
    }
}

#[test]
fn what_is_replaced_in_a_call_is_put_back_where_nothing_replaces_it() {
    let mut browser = Browser::new(&Log::new().cache);
    let two = || memo(&plain("f"), 0, || text("one").and_then(|_| text("two")).map(|_| 0)).map(drop);
    browser.run(|| with(empty()?, two));
    assert_eq!(browser.shown(), "text \"two\"\n");
    browser.session.rerun();
    browser.run(|| with(container()?, two));
    assert_eq!(browser.shown(), "container\n  text \"one\"\n  text \"two\"\n");
}

#[test]
fn media_that_nothing_shows_any_more_are_given_up_while_the_run_goes_on() {
    use millpond_engine::Blob;

    let mut browser = Browser::new(&Log::new().cache);
    let (names, kept) = (std::cell::RefCell::new(Vec::new()), std::cell::Cell::new(0));
    browser.run(|| {
        let place = empty()?;
        let run = current().expect("a run");
        for picture in 0..80_u8 {
            let blob = Blob::new(vec![picture; 1 << 20], "image/png", "png");
            names.borrow_mut().push(blob.name.clone());
            run.blob(blob.clone());
            with(place, || text(&blob.name))?;
        }
        Ok(())
    });
    let names = names.into_inner();
    names.iter().filter(|name| browser.session.media(name).is_some()).for_each(|_| kept.set(kept.get() + 1));
    assert!(kept.get() < 70, "{} are kept", kept.get());
    assert!(browser.session.media(&names[79]).is_some(), "it is shown");
}

#[test]
fn a_selection_is_an_input_as_a_widget_is() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        memo(&allowing("f"), 0, || {
            let selected = selectable("map")?;
            text(format!("{selected:?}")).map(|_| 0)
        })
        .map(drop)
    };
    let mut give = |value| {
        let refused = browser.give("pydeck_chart:map", value);
        browser.run(script);
        (refused.len(), log.take())
    };
    give(Value::None);
    let some = || Value::Json("{\"indices\":{}}".into());
    assert_eq!(give(some()), (0, "miss f".into()));
    assert_eq!(give(Value::None), (0, "hit f, 2 put back".into()));
    assert_eq!(give(some()), (0, "hit f, 2 put back".into()));
    for wrong in [Value::Json("[1]".into()), Value::Json("{".into()), Value::Bool(true)] {
        assert_eq!(give(wrong), (1, "hit f, 2 put back".into()));
    }
    assert!(browser.shown().contains("indices"), "what is refused changes nothing");
}

#[test]
fn a_block_that_changes_keeps_what_it_holds_and_is_put_back_changed() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        memo(&plain("f"), 0, || {
            let run = current().expect("a run");
            let block = run.block(&expander("working"))?;
            with(block, || text("step"))?;
            run.change(block, &expander("done")).map(|()| 0)
        })
        .map(drop)
    };
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(script);
        assert_eq!(browser.shown(), "expander \"done\" look=\"framed\"\n  text \"step\"\n");
    }
    assert_eq!(log.take(), "miss f; hit f, 1 put back");
    browser.session.rerun();
    browser.run(|| {
        let block = current().expect("a run").block(&expander("outside"))?;
        memo(&plain("g"), 0, || current().expect("a run").change(block, &expander("inside")).map(|()| 0)).map(drop)
    });
    assert!(browser.shown().contains("CacheReplayClosureError"), "{}", browser.shown());
}

#[test]
fn a_widget_that_is_asked_for_only_sometimes_is_part_of_the_key_only_there() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || {
        memo(&allowing("f"), 0, || {
            if checkbox("outer")? {
                checkbox("inner")?;
            }
            Ok(0)
        })
        .map(drop)
    };
    let mut give = |id: &str, ticked| {
        browser.give(id, Value::Bool(ticked));
        browser.run(script);
        log.take()
    };
    give("none", false);
    assert_eq!(give("checkbox:outer", true), "miss f");
    assert_eq!(give("checkbox:inner", true), "miss f");
    assert_eq!(give("checkbox:outer", false), "hit f, 1 put back");
    assert_eq!(give("checkbox:outer", true), "hit f, 2 put back", "its own value was not kept while it was not shown");
}

#[test]
fn what_an_inner_hit_has_read_belongs_to_the_outer_call_too() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let inner = || memo(&allowing("inner"), 0, || Ok(u64::from(checkbox("within")?)));
    let script = || {
        let value = memo(&allowing("outer"), 0, || Ok(10 * u64::from(checkbox("without")?) + inner()?))?;
        text(value).map(drop)
    };
    browser.run(script);
    for (id, ticked, value) in
        [("without", true, 10), ("within", true, 11), ("without", false, 1), ("within", false, 0)]
    {
        browser.give(&format!("checkbox:{id}"), Value::Bool(ticked));
        browser.run(script);
        assert!(browser.shown().ends_with(&format!("text \"{value}\"\n")), "{id} {ticked}: {}", browser.shown());
    }
}

#[test]
fn a_button_in_a_memo_counts_for_one_run() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || memo(&allowing("f"), 0, || Ok(u64::from(button("go")?))).and_then(text).map(drop);
    browser.run(script);
    for _ in 0..2 {
        browser.give("button:go", Value::Press);
        browser.run(script);
        assert!(browser.shown().ends_with("text \"1\"\n"));
        browser.session.rerun();
        browser.run(script);
        assert!(browser.shown().ends_with("text \"0\"\n"));
    }
    assert_eq!(log.take().matches("miss").count(), 2);
}

#[test]
fn widgets_that_are_not_allowed_are_ignored_with_a_warning_that_replays() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let script = || memo(&plain("load"), 0, || Ok(u64::from(checkbox("tick")?))).map(drop);
    browser.run(script);
    let warned = browser.shown();
    assert!(warned.starts_with("exception \"The memoized function `load()` calls `st.checkbox()`, a widget."));
    assert!(warned.contains("kind=\"CachedStFunctionWarning\""));
    browser.session.rerun();
    browser.run(script);
    assert_eq!(browser.shown(), warned);
    assert_eq!(log.take(), "miss load; hit load, 1 put back");
}

#[test]
fn an_outer_function_that_does_not_allow_widgets_wins() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let inner = || memo(&allowing("inner"), 0, || Ok(u64::from(checkbox("tick")?)));
    browser.run(|| {
        memo(&plain("outer"), 0, inner)?;
        inner().map(drop)
    });
    let shown = browser.shown();
    assert!(shown.contains("`outer()`"));
    assert!(shown.ends_with("checkbox \"tick\" key=\"tick\"\n"));
}

#[test]
fn the_same_call_twice_with_a_widget_is_a_duplicate() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(|| plus_one(2).and_then(|_| plus_one(2)).map(drop));
        assert!(browser.shown().contains("kind=\"DuplicateWidgetID\""), "{}", browser.shown());
    }
}

#[test]
fn drawing_on_what_was_made_outside_is_refused() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(|| {
        let outside = empty()?;
        memo(&plain("f"), 0, || with(outside, || text("into")).map(|_| 0)).map(drop)
    });
    expect![[r#"
        empty
        exception "The memoized function `f` draws on something that was made outside it: empty" kind="CacheReplayClosureError"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn what_fails_is_not_remembered_and_later_calls_run() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    browser.run(|| {
        memo(&plain("f"), 0, || {
            checkbox("in the way")?;
            Err(millpond_engine::Fault::ForeignPlace)
        })
        .map(drop)
    });
    browser.session.rerun();
    browser.run(|| memo(&plain("f"), 0, || Ok(1)).and_then(text).map(drop));
    assert_eq!(browser.shown(), "text \"1\"\n");
    assert_eq!(log.take(), "miss f; miss f");
}

#[test]
fn a_spinner_is_seen_while_the_function_runs_and_leaves_no_trace() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let loading = Function {
        spinner: Some(Spinner { body: "Loading".into(), show_time: false, width: Size::Content }),
        ..plain("load")
    };
    let seen = std::sync::Mutex::new(String::new());
    let run = browser.session.start().expect("the first run is due");
    let outer = std::sync::Mutex::new(&mut browser);
    let end = crate::support::execute(&run, &|| {
        memo(&loading, 0, || {
            text("inside")?;
            let mut browser = outer.lock().unwrap();
            let update = browser.session.progress().expect("something was drawn");
            browser.receive(&update);
            *seen.lock().unwrap() = browser.shown();
            Ok(0)
        })
        .map(drop)
    });
    let update = browser.session.finish(end).expect("the run has come to its end");
    browser.receive(&update);
    assert_eq!(*seen.lock().unwrap(), "spinner \"Loading\"\ntext \"inside\"\n");
    assert_eq!(browser.shown(), "text \"inside\"\n");
}

#[test]
fn results_go_by_age_and_by_number() {
    let log = Log::new();
    let bounded = Function { max_entries: Some(2), ..function("bounded") };
    for argument in [1, 2, 1, 3, 1, 2] {
        memo_outside(&log.cache, &bounded, argument, || u64::from(argument));
    }
    let expected =
        "miss bounded; miss bounded; hit bounded, 0 put back; miss bounded; hit bounded, 0 put back; miss bounded";
    assert_eq!(log.take(), expected, "2, used longest ago, had to go for 3");

    let expiring = Function { ttl: Some(Duration::ZERO), ..function("expiring") };
    memo_outside(&log.cache, &expiring, 0, || 0);
    memo_outside(&log.cache, &expiring, 0, || 0);
    assert_eq!(log.take(), "miss expiring; miss expiring");
}

#[test]
fn clearing_is_for_a_function_a_call_or_a_kind() {
    let log = Log::new();
    let (one, two) = (function("one"), function("two"));
    let shared = Function { kind: Kind::Singleton, ..function("shared") };
    let call_all = || {
        for function in [&one, &two, &shared] {
            memo_outside(&log.cache, function, 0, || 0);
        }
        log.take().matches("miss").count()
    };
    assert_eq!(call_all(), 3);
    log.cache.clear(&one);
    assert_eq!(call_all(), 1);
    log.cache.clear_call(&two, [0; 32]);
    assert_eq!(call_all(), 1);
    log.cache.clear_all(Kind::Memo);
    assert_eq!(call_all(), 2);
    log.cache.clear_all(Kind::Singleton);
    assert_eq!(call_all(), 1);
}

#[test]
fn of_many_that_miss_one_computes() {
    let log = Log::new();
    let (runs, barrier) = (AtomicUsize::new(0), Barrier::new(16));
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                barrier.wait();
                let value = memo_outside(&log.cache, &function("slow"), 0, || {
                    thread::sleep(Duration::from_millis(30));
                    runs.fetch_add(1, Ordering::Relaxed) as u64
                });
                assert_eq!(value, 0);
            });
        }
    });
    assert_eq!(runs.load(Ordering::Relaxed), 1);
}

#[test]
fn calls_that_would_wait_for_each_other_compute_instead() {
    let log = Arc::new(Log::new());
    let barrier = Barrier::new(2);
    let names = ["ping", "pong"];
    thread::scope(|scope| {
        for number in 0..2 {
            let (log, barrier) = (log.clone(), &barrier);
            scope.spawn(move || {
                memo_outside(&log.cache, &function(names[number]), 0, || {
                    barrier.wait();
                    memo_outside(&log.cache, &function(names[1 - number]), 0, || 1)
                });
            });
        }
    });
}

#[test]
fn a_call_within_itself_computes_instead_of_waiting_for_itself() {
    let folder = Folder::new("within-itself");
    let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    let inner = || memo_outside(&log.cache, &persistent("f"), 0, || 1);
    assert_eq!(memo_outside(&log.cache, &persistent("f"), 0, || inner() + 1), 2);
    assert_eq!(log.take(), "miss f; miss f");
}

#[test]
fn a_place_of_a_call_that_nobody_sees_is_foreign_to_all_others() {
    let log = Log::new();
    let kept = std::sync::Mutex::new(None);
    memo_outside(&log.cache, &function("makes"), 0, || {
        *kept.lock().unwrap() = Some(container().expect("it is drawn"));
        0
    });
    let place = kept.into_inner().unwrap().expect("made");
    memo_outside(&log.cache, &function("uses"), 0, || {
        let drawn = with(place, || text("into"));
        assert_eq!(drawn.err(), Some(millpond_engine::Fault::ForeignPlace));
        0
    });
}

#[test]
fn clearing_another_function_does_not_keep_what_is_recorded_beside_from_being_remembered() {
    let log = Log::new();
    crate::support::with_call(&log.cache, &function("f"), 0, |this| {
        let recorder = millpond_engine::Recorder::begin(this);
        log.cache.clear(&function("g"));
        recorder.keep(this, Arc::new(3_u64)).expect("nothing is wrong");
    });
    assert_eq!(log.cache.stats(&function("f")).entries, 1);
}

fn persistent(name: &str) -> Function {
    Function { persist: true, ..function(name) }
}

#[test]
fn results_on_disk_outlive_the_process_drawing_and_widgets_included() {
    let folder = Folder::new("outlive");
    let script = || {
        let value = memo(&persistent("kept"), 0, || {
            text("drawn once")?;
            Ok(if checkbox("tick")? { 2 } else { 1 })
        })?;
        text(value).map(drop)
    };
    let first = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    let mut browser = Browser::new(&first.cache);
    browser.run(script);
    browser.give("checkbox:tick", Value::Bool(true));
    browser.run(script);
    assert_eq!(first.take(), "miss kept; miss kept");

    let second = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    let mut browser = Browser::new(&second.cache);
    browser.run(script);
    browser.give("checkbox:tick", Value::Bool(true));
    browser.run(script);
    assert_eq!(second.take(), "hit kept, 2 put back; hit kept, 2 put back");
    expect![[r#"
        text "drawn once"
        checkbox "tick" key="tick"
        text "2"
    "#]]
    .assert_eq(&browser.shown());
}

#[test]
fn files_that_are_no_good_are_misses_and_go() {
    let folder = Folder::new("damaged");
    let calls = || {
        let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
        assert_eq!(memo_outside(&log.cache, &persistent("kept"), 0, || 7), 7);
        log.take()
    };
    assert_eq!(calls(), "miss kept");
    assert_eq!(calls(), "hit kept, 0 put back");
    let [file] = &files(&folder.0)[..] else { panic!("one file is kept") };
    let good = std::fs::read(file).expect("the file is there");
    let mut damages: Vec<Vec<u8>> = (0..good.len())
        .map(|at| {
            let mut bad = good.clone();
            bad[at] ^= 1;
            bad
        })
        .collect();
    damages.extend([0, 7, 39, 40, good.len() - 1].map(|length| good[..length].to_vec()));
    for bad in damages {
        std::fs::write(file, bad).expect("the file can be written");
        assert_eq!(calls(), "damaged; miss kept");
    }
    // A file of another call is no good either, however whole it is.
    let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    memo_outside(&log.cache, &persistent("kept"), 1, || 8);
    let [a, b] = &files(&folder.0)[..] else { panic!("two files are kept") };
    let (of_a, of_b) = (std::fs::read(a).expect("there"), std::fs::read(b).expect("there"));
    std::fs::write(a, of_b).expect("written");
    std::fs::write(b, of_a).expect("written");
    assert_eq!(calls(), "damaged; miss kept");
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_but_persistence() {
    let folder = Folder::new("file-in-the-way");
    std::fs::write(&folder.0, "not a folder").expect("written");
    let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    assert_eq!(memo_outside(&log.cache, &persistent("kept"), 0, || 7), 7);
    assert!(log.take().starts_with("miss kept; kept not persisted: "));
    assert_eq!(memo_outside(&log.cache, &persistent("kept"), 0, || 8), 7, "memory has it all the same");
    drop(std::fs::remove_file(&folder.0));
}

#[test]
fn clearing_clears_the_disk() {
    let folder = Folder::new("clear");
    let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
    for clear in [
        &(|| log.cache.clear(&persistent("kept"))) as &dyn Fn(),
        &|| log.cache.clear_call(&persistent("kept"), [0; 32]),
        &|| log.cache.clear_all(Kind::Memo),
    ] {
        memo_outside(&log.cache, &persistent("kept"), 0, || 7);
        assert_eq!(files(&folder.0).len(), 1);
        clear();
        assert_eq!(files(&folder.0).len(), 0);
    }
}

#[test]
fn a_call_without_widgets_is_the_same_within_functions_that_do_not_allow_them() {
    let log = Log::new();
    let mut browser = Browser::new(&log.cache);
    let inner = || memo(&allowing("inner"), 0, || text("inside").map(|_| 1));
    browser.run(|| {
        memo(&plain("one"), 0, inner)?;
        memo(&plain("two"), 0, inner)?;
        inner().map(drop)
    });
    assert_eq!(log.take(), "miss one; miss inner; miss two; hit inner, 1 put back; hit inner, 1 put back");
    assert_eq!(browser.shown(), "text \"inside\"\n".repeat(3));
}

#[test]
fn a_call_without_widgets_is_on_disk_wherever_it_was_made() {
    let folder = Folder::new("inner");
    let script = || memo(&plain("outer"), 0, || memo(&persistent("inner"), 0, || text("inside").map(|_| 1))).map(drop);
    for expected in ["miss outer; miss inner", "miss outer; hit inner, 1 put back"] {
        let log = Log::with_disk(Some(DiskStore::new(&folder.0, None)));
        Browser::new(&log.cache).run(script);
        assert_eq!(log.take(), expected);
    }
}

#[test]
fn what_a_call_set_of_the_page_is_set_again() {
    use millpond_engine::PageChange;
    let log = Log::new();
    let script = || {
        memo(&plain("f"), 0, || {
            let title = Some("Harvests".to_owned());
            millpond_engine::current().expect("a run").configure(&PageChange { title, ..PageChange::default() })?;
            Ok(0)
        })
        .map(drop)
    };
    for expected in ["miss f", "hit f, 0 put back"] {
        let mut browser = Browser::new(&log.cache);
        let update = browser.run(script).expect("an update");
        assert_eq!(update.page.and_then(|page| page.title), Some("Harvests".to_owned()));
        assert_eq!(log.take(), expected);
    }
}

#[test]
fn a_duplicate_says_where_both_are() {
    let mut browser = Browser::new(&Log::new().cache);
    let said = std::sync::Mutex::new(Vec::new());
    for _ in 0..2 {
        browser.session.rerun();
        browser.run(|| {
            plus_one(2)?;
            let fault = plus_one(2).expect_err("the checkbox is there already");
            said.lock().unwrap().push(fault.to_string());
            Ok(())
        });
    }
    let expected = "There are two widgets with the same key in one run, here a `checkbox`: nuke\n\
                    The first is at app:1, called at app:9; the second is at app:1, called at app:9.\n\
                    Give each of them a `key` of its own.";
    assert_eq!(*said.lock().unwrap(), [expected, expected]);
}

#[test]
fn the_error_of_drawing_outside_names_the_block_and_the_function() {
    let mut browser = Browser::new(&Log::new().cache);
    let said = std::sync::Mutex::new(String::new());
    browser.run(|| {
        let outside = container()?;
        let fault = memo(&plain("f"), 0, || with(outside, || text("into")).map(|_| 0)).expect_err("it is outside");
        *said.lock().unwrap() = fault.to_string();
        Ok(())
    });
    let said = said.into_inner().unwrap();
    assert!(said.starts_with("The memoized function `f` draws on something that was made outside it: container\n"));
    assert!(said.contains("with block: f(…)"));
}
