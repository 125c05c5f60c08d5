//! What is given up, when, and what is said of it.

use std::time::Duration;

use millpond_engine::{Function, Gone, Kind, Limits, Scope, Stats, Verdict, Why};
use millpond_protocol::Value;
use proptest::{collection::vec, prelude::*};

use crate::support::{Browser, Log, checkbox, explain, function, memo, memo_outside, text};

fn call(log: &Log, function: &Function, argument: u8) {
    memo_outside(&log.cache, function, argument, || u64::from(argument));
}

#[test]
fn a_result_counts_until_its_time_is_over_and_is_given_up_then() {
    let log = Log::new();
    let load = Function { ttl: Some(Duration::from_secs(60)), ..function("load") };
    call(&log, &load, 1);
    log.pass(Duration::from_secs(59));
    call(&log, &load, 1);
    assert_eq!(log.take(), "miss load; hit load, 0 put back");
    log.cache.sweep();
    assert_eq!(log.cache.stats(&load).entries, 1);
    log.pass(Duration::from_secs(1));
    log.cache.sweep();
    assert_eq!(log.cache.stats(&load), Stats { hits: 1, misses: 1, ..Stats::default() });
    assert_eq!(log.said(), "a result of `load` expired\n");
    call(&log, &load, 1);
    assert_eq!(log.said(), "miss of `load`: the result expired\n");
}

#[test]
fn an_alarm_goes_when_the_next_result_expires() {
    let log = Log::new();
    let alarm = log.cache.alarm();
    let ttl = |seconds| Function { ttl: Some(Duration::from_secs(seconds)), ..function("f") };
    call(&log, &ttl(60), 1);
    call(&log, &ttl(30), 2);
    assert!(alarm.wait(|| log.cache.now() + Duration::from_secs(30), Duration::from_secs(3600)));
    log.pass(Duration::from_secs(30));
    log.cache.sweep();
    assert_eq!(log.cache.stats(&ttl(60)).entries, 1);
    assert!(alarm.wait(|| log.cache.now() + Duration::from_secs(30), Duration::from_secs(3600)));
    drop(log);
    assert!(!alarm.wait(|| Duration::ZERO, Duration::from_secs(3600)), "a cache that is gone has nothing due");
}

#[test]
fn a_function_has_no_more_bytes_than_it_may_but_always_its_newest_result() {
    let log = Log::new();
    let sized = Function { max_size: Some(20), ..function("sized") };
    (1..=3).for_each(|argument| call(&log, &sized, argument));
    assert_eq!((log.cache.stats(&sized).entries, log.cache.stats(&sized).size), (2, 16));
    assert_eq!(explain(&log.cache, &sized, 1), Verdict::Miss(Why::Gone(Gone::Evicted)));
    let tiny = Function { max_size: Some(1), ..function("tiny") };
    call(&log, &tiny, 1);
    call(&log, &tiny, 2);
    assert_eq!(log.cache.stats(&tiny).entries, 1);
    assert!(matches!(explain(&log.cache, &tiny, 2), Verdict::Hit { .. }));
}

#[test]
fn all_memos_together_have_bounds_and_singletons_are_in_none() {
    let limits = Limits { max_entries: Some(3), ..Limits::default() };
    let log = Log::with(None, limits);
    let shared = Function { kind: Kind::Singleton, ..function("shared") };
    (1..=5).for_each(|argument| call(&log, &shared, argument));
    (1..=3).for_each(|argument| call(&log, &function("one"), argument));
    call(&log, &function("one"), 1);
    call(&log, &function("two"), 1);
    assert_eq!(explain(&log.cache, &function("one"), 2), Verdict::Miss(Why::Gone(Gone::Evicted)));
    assert!(matches!(explain(&log.cache, &function("one"), 1), Verdict::Hit { .. }));
    assert_eq!(log.cache.stats(&shared).entries, 5);

    let log = Log::with(None, Limits { max_size: Some(17), ..Limits::default() });
    (1..=3).for_each(|argument| call(&log, &function("one"), argument));
    assert_eq!(log.cache.stats(&function("one")).size, 16);
}

#[test]
fn memos_without_a_time_of_their_own_have_the_apps() {
    let log = Log::with(None, Limits { ttl: Some(Duration::from_secs(10)), ..Limits::default() });
    let own = Function { ttl: Some(Duration::from_secs(30)), ..function("own") };
    let shared = Function { kind: Kind::Singleton, ..function("shared") };
    let calls = || [&function("none"), &own, &shared].iter().for_each(|function| call(&log, function, 1));
    calls();
    log.pass(Duration::from_secs(20));
    log.take();
    calls();
    assert_eq!(log.take(), "miss none; hit own, 0 put back; hit shared, 0 put back");
}

#[test]
fn a_result_past_its_time_is_given_while_a_new_one_is_computed_beside() {
    use millpond_engine::{CallError, Computed, Recorder, call};
    use std::{convert::Infallible, sync::Arc};
    let log = Log::with(None, Limits { grace: 1.0, ..Limits::default() });
    let load = Function { ttl: Some(Duration::from_secs(10)), background: true, ..function("load") };
    let given = |number: u64| {
        crate::support::with_call(&log.cache, &load, 0, |this| {
            let compute = || Ok::<_, Infallible>(Arc::new(number) as Computed);
            let given: Result<_, CallError<Infallible>> = call(this, compute);
            let given = given.expect("nothing fails");
            (*given.value.downcast_ref::<u64>().expect("a number"), given.late)
        })
    };
    assert_eq!(given(1), (1, false));
    log.pass(Duration::from_secs(15));
    assert_eq!(given(2), (1, true));
    crate::support::with_call(&log.cache, &load, 0, |this| {
        let recorder = Recorder::begin(this);
        recorder.keep(this, Arc::new(3_u64)).expect("nothing is wrong");
    });
    assert_eq!(given(4), (3, false));
    log.pass(Duration::from_secs(21));
    assert_eq!(given(5), (5, false), "too old to be given at all");
}

#[test]
fn what_was_cleared_while_it_was_recorded_beside_is_not_kept() {
    use std::sync::Arc;
    let log = Log::new();
    crate::support::with_call(&log.cache, &function("f"), 0, |this| {
        let recorder = millpond_engine::Recorder::begin(this);
        log.cache.clear(&function("f"));
        recorder.keep(this, Arc::new(3_u64)).expect("nothing is wrong");
    });
    assert_eq!(log.cache.stats(&function("f")).entries, 0);
}

#[test]
fn what_is_cleared_while_it_is_computed_is_not_kept() {
    let log = Log::new();
    for clear in
        [&(|| log.cache.clear(&function("f"))) as &dyn Fn(), &|| log.cache.clear_call(&function("f"), [0; 32]), &|| {
            log.cache.clear_all(Kind::Memo)
        }]
    {
        memo_outside(&log.cache, &function("f"), 0, || {
            clear();
            7
        });
        assert_eq!(log.cache.stats(&function("f")).entries, 0);
        // Clearing something else meanwhile does no harm.
        memo_outside(&log.cache, &function("f"), 0, || {
            log.cache.clear(&function("g"));
            log.cache.clear_call(&function("f"), [1; 32]);
            log.cache.clear_all(Kind::Singleton);
            7
        });
        assert_eq!(log.cache.stats(&function("f")).entries, 1);
        log.cache.clear(&function("f"));
    }
}

#[test]
fn each_session_has_results_of_its_own_where_that_is_asked_for_until_it_ends() {
    let log = Log::new();
    let own = Function { scope: Scope::Session, ..function("own") };
    let script = || memo(&own, 1, || Ok(7)).and_then(text).map(drop);
    let [mut one, mut other] = [Browser::new(&log.cache), Browser::new(&log.cache)];
    one.run(script);
    other.run(script);
    one.session.rerun();
    one.run(script);
    assert_eq!(log.take(), "miss own; miss own; hit own, 0 put back");
    assert_eq!(log.cache.stats(&own).entries, 2);
    drop(one);
    log.cache.sweep();
    assert_eq!(log.said(), "a result of `own` went with its session\n");
    assert_eq!(log.cache.stats(&own).entries, 1);
    other.session.rerun();
    other.run(script);
    assert_eq!(log.take(), "hit own, 0 put back");
}

#[test]
fn a_miss_says_why() {
    let log = Log::new();
    let load = function("load");
    call(&log, &load, 1);
    call(&log, &load, 2);
    log.cache.clear_call(&load, [1; 32]);
    call(&log, &load, 1);
    let edited = Function { id: [9; 32], ..load.clone() };
    call(&log, &edited, 1);
    assert_eq!(
        log.said(),
        "miss of `load`: it is the first call\n\
         miss of `load`: the argument `x` differs\n\
         a result of `load` was cleared\n\
         miss of `load`: the result was cleared\n\
         miss of `load`: its own code changed\n"
    );
    let mut browser = Browser::new(&log.cache);
    let ask = || memo(&function("ask"), 0, || Ok(u64::from(checkbox("tick")?))).map(drop);
    browser.run(ask);
    browser.give("checkbox:tick", Value::Bool(true));
    browser.run(ask);
    assert_eq!(
        log.said(),
        "miss of `ask`: it is the first call\nmiss of `ask`: the widget `tick` has a value not seen here before\n"
    );
}

#[test]
fn explaining_a_call_does_nothing() {
    let log = Log::new();
    let load = Function { ttl: Some(Duration::from_secs(60)), ..function("load") };
    assert_eq!(explain(&log.cache, &load, 1).to_string(), "miss: it is the first call");
    call(&log, &load, 1);
    log.pass(Duration::from_secs(4));
    let told = "hit: computed 4.0 s ago in 0.000 s, counts for another 56.0 s";
    assert_eq!(explain(&log.cache, &load, 1).to_string(), told);
    assert_eq!(explain(&log.cache, &load, 2).to_string(), "miss: the argument `x` differs");
    assert_eq!(log.cache.stats(&load), Stats { misses: 1, entries: 1, size: 8, ..Stats::default() });
}

#[test]
fn hits_count_with_the_time_that_they_spare() {
    let log = Log::new();
    let slow = function("slow");
    for _ in 0..3 {
        memo_outside(&log.cache, &slow, 0, || {
            log.pass(Duration::from_secs(2));
            1
        });
    }
    let saved = Duration::from_secs(4);
    assert_eq!(log.cache.stats(&slow), Stats { hits: 2, misses: 1, saved, entries: 1, size: 8 });
}

/// What can be done to memos.
#[derive(Clone, Debug)]
enum Step {
    Call(u8, u8),
    Pass(u8),
    Sweep,
    Clear(u8),
    ClearCall(u8, u8),
    ClearAll,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0..3u8, 0..6u8).prop_map(|(function, argument)| Step::Call(function, argument)),
        2 => (1..20u8).prop_map(Step::Pass),
        1 => Just(Step::Sweep),
        1 => (0..3u8).prop_map(Step::Clear),
        1 => (0..3u8, 0..6u8).prop_map(|(function, argument)| Step::ClearCall(function, argument)),
        1 => Just(Step::ClearAll),
    ]
}

/// A call as the plain model knows it.
struct Plain {
    function: u8,
    argument: u8,
    made: u64,
    used: u64,
}

fn functions() -> [Function; 3] {
    [
        Function { ttl: Some(Duration::from_secs(15)), ..function("aging") },
        Function { max_entries: Some(2), ..function("few") },
        Function { max_size: Some(24), ..function("small") },
    ]
}

/// Removes the calls used longest ago among those meant, until no more than `most` are left.
fn keep_most(model: &mut Vec<Plain>, most: usize, meant: impl Fn(&Plain) -> bool) {
    while model.iter().filter(|call| meant(call)).count() > most {
        let oldest = (0..model.len()).filter(|at| meant(&model[*at])).min_by_key(|at| model[*at].used);
        model.remove(oldest.expect("there are too many"));
    }
}

proptest! {
    #[test]
    fn memos_are_kept_and_given_up_as_in_a_plain_model(steps in vec(any_step(), 0..120)) {
        let log = Log::with(None, Limits { max_entries: Some(5), ..Limits::default() });
        let functions = functions();
        let (mut model, mut now, mut uses) = (Vec::<Plain>::new(), 0_u64, 0_u64);
        for step in steps {
            match step {
                Step::Call(which, argument) => {
                    uses += 1;
                    let fresh = |call: &Plain| which != 0 || now < call.made + 15;
                    let known = model.iter_mut().find(|call| (call.function, call.argument) == (which, argument));
                    let hit = match known {
                        Some(call) => {
                            call.used = uses;
                            let hit = fresh(call);
                            if !hit {
                                call.made = now;
                            }
                            hit
                        }
                        None => {
                            model.push(Plain { function: which, argument, made: now, used: uses });
                            false
                        }
                    };
                    keep_most(&mut model, 2, |call| call.function == 1);
                    keep_most(&mut model, 3, |call| call.function == 2);
                    keep_most(&mut model, 5, |_| true);
                    call(&log, &functions[usize::from(which)], argument);
                    let told = log.take();
                    prop_assert_eq!(told.starts_with("hit"), hit, "{}", told);
                }
                Step::Pass(seconds) => {
                    now += u64::from(seconds);
                    log.pass(Duration::from_secs(seconds.into()));
                }
                Step::Sweep => {
                    model.retain(|call| call.function != 0 || now < call.made + 15);
                    log.cache.sweep();
                }
                Step::Clear(which) => {
                    model.retain(|call| call.function != which);
                    log.cache.clear(&functions[usize::from(which)]);
                }
                Step::ClearCall(which, argument) => {
                    model.retain(|call| (call.function, call.argument) != (which, argument));
                    log.cache.clear_call(&functions[usize::from(which)], [argument; 32]);
                }
                Step::ClearAll => {
                    model.clear();
                    log.cache.clear_all(Kind::Memo);
                }
            }
            for (which, function) in functions.iter().enumerate() {
                let count = model.iter().filter(|call| usize::from(call.function) == which).count();
                let stats = log.cache.stats(function);
                prop_assert_eq!((stats.entries, stats.size), (count, 8 * count as u64));
            }
        }
    }
}
