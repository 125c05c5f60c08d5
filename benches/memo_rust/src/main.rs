//! Measures remembered calls in Rust, beside moka and cached, and prints the figures as a line of JSON.
//!
//! `bench_memo [quick]`; times are in seconds. A wrong answer panics.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    hint::black_box,
    rc::Rc,
    sync::{
        Arc, Barrier, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use cached::macros::cached;
use millpond::{self as st, data::DataFrame, memo, testing::AppTest};
use moka::sync::Cache;

const COLUMNS: usize = 10;
const MILLION: usize = 1_000_000;
const THREADS: usize = 100;
const ELEMENTS: usize = 1_000;

/// How long the calls take together whose mean is one figure.
const BATCH: Duration = Duration::from_millis(10);
/// Of how many figures the median counts.
const BATCHES: usize = 25;

const MILLPOND: &str = "millpond-rust";
const MOKA: &str = "moka";
const CACHED: &str = "cached";

/// What was measured: by what remembers, and by name.
#[derive(Default)]
struct Figures(BTreeMap<&'static str, BTreeMap<String, f64>>);

impl Figures {
    fn add(&mut self, what: &'static str, name: impl Into<String>, figure: f64) {
        self.0.entry(what).or_default().insert(name.into(), figure);
    }
}

/// How often a function ran that is to run once.
static RAN: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let quick = std::env::args().any(|argument| argument == "quick");
    let mut figures = Figures::default();
    integers(&mut figures);
    large(&mut figures);
    frames(&mut figures, if quick { 6 } else { 7 });
    keys(&mut figures);
    replay(&mut figures);
    threads(&mut figures);
    println!("{}", serde_json::json!(figures.0));
}

/// The median.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// How long a call takes that is short.
fn seconds(mut call: impl FnMut()) -> f64 {
    let mut batch = |calls: usize| {
        let began = Instant::now();
        (0..calls).for_each(|_| call());
        began.elapsed().as_secs_f64() / calls as f64
    };
    let calls = 1 + (BATCH.as_secs_f64() / batch(10).max(1e-9)) as usize;
    median((0..BATCHES).map(|_| batch(calls)).collect())
}

/// What a function gives within a run.
fn in_a_run<T: 'static>(body: impl Fn() -> T + 'static) -> T {
    let given = Rc::new(RefCell::new(None));
    let kept = given.clone();
    let page = AppTest::new(move || drop(kept.replace(Some(body())))).run();
    given.take().unwrap_or_else(|| panic!("the run failed: {page}"))
}

// Integers

#[memo]
fn square(x: i64) -> i64 {
    x * x
}

#[cached]
fn square_cached(x: i64) -> i64 {
    x * x
}

static SQUARES: LazyLock<Cache<i64, i64>> = LazyLock::new(|| Cache::new(1_000));

fn square_moka(x: i64) -> i64 {
    SQUARES.get(&x).unwrap_or_else(|| {
        SQUARES.insert(x, x * x);
        x * x
    })
}

fn integers(figures: &mut Figures) {
    let hit = |square: fn(i64) -> i64| {
        square(12);
        seconds(|| assert_eq!(square(black_box(12)), 144))
    };
    figures.add(MILLPOND, "int", hit(square));
    figures.add(MOKA, "int", hit(square_moka));
    figures.add(CACHED, "int", hit(square_cached));
    figures.add(MILLPOND, "int in a run", in_a_run(move || hit(square)));
}

// Eighty megabytes behind a pointer

fn numbers() -> Vec<f64> {
    (0..COLUMNS * MILLION).map(|number| number as f64).collect()
}

#[memo]
fn shared(x: i64) -> Arc<Vec<f64>> {
    black_box(x);
    Arc::new(numbers())
}

#[cached]
fn shared_cached(x: i64) -> Arc<Vec<f64>> {
    black_box(x);
    Arc::new(numbers())
}

static SHARED: LazyLock<Cache<i64, Arc<Vec<f64>>>> = LazyLock::new(|| Cache::new(10));

fn shared_moka(x: i64) -> Arc<Vec<f64>> {
    SHARED.get(&x).unwrap_or_else(|| {
        let made = Arc::new(numbers());
        SHARED.insert(x, made.clone());
        made
    })
}

fn large(figures: &mut Figures) {
    let hit = |shared: fn(i64) -> Arc<Vec<f64>>| {
        let first = shared(1);
        seconds(|| assert!(Arc::ptr_eq(&shared(black_box(1)), &first)))
    };
    figures.add(MILLPOND, "vector", hit(shared));
    figures.add(MOKA, "vector", hit(shared_moka));
    figures.add(CACHED, "vector", hit(shared_cached));
    shared::clear();
    SHARED.invalidate_all();
    SHARED.run_pending_tasks();
}

// Frames

fn frame_of(rows: usize) -> DataFrame {
    let column = |at: usize| (0..rows).map(|row| (row + at) as f64).collect::<Vec<_>>();
    let columns = (0..COLUMNS).map(|at| (format!("{at}"), column(at)));
    columns.fold(DataFrame::builder(), |frame, (name, values)| frame.column(name, values)).build().expect("a frame")
}

#[memo]
fn frame(rows: usize) -> DataFrame {
    RAN.fetch_add(1, Ordering::Relaxed);
    frame_of(rows)
}

fn frames(figures: &mut Figures, largest: u32) {
    for power in 3..=largest {
        let rows = 10_usize.pow(power);
        RAN.store(0, Ordering::Relaxed);
        let hit = seconds(|| assert_eq!(frame(black_box(rows)).rows(), rows));
        assert_eq!(RAN.load(Ordering::Relaxed), 1);
        figures.add(MILLPOND, format!("frame of {rows}"), hit);
        frame::clear();
    }
}

// Large arguments

#[memo]
fn rows_of(frame: &DataFrame) -> usize {
    RAN.fetch_add(1, Ordering::Relaxed);
    frame.rows()
}

#[memo]
fn length(values: &Vec<f64>) -> usize {
    RAN.fetch_add(1, Ordering::Relaxed);
    values.len()
}

fn keys(figures: &mut Figures) {
    let hit = |call: &dyn Fn(bool)| {
        call(true);
        RAN.store(0, Ordering::Relaxed);
        let mut times = Vec::new();
        for round in 0..9 {
            let began = Instant::now();
            call(round % 2 == 0);
            times.push(began.elapsed().as_secs_f64());
        }
        assert_eq!(RAN.load(Ordering::Relaxed), 0, "an equal argument was not found");
        median(times)
    };
    let (one, other) = (frame_of(MILLION), frame_of(MILLION));
    let of_frame = hit(&|first| assert_eq!(rows_of(if first { &one } else { &other }), MILLION));
    figures.add(MILLPOND, "key of a frame", of_frame);
    drop((one, other));
    let (one, other) = (numbers(), numbers());
    let of_vector = hit(&|first| assert_eq!(length(if first { &one } else { &other }), COLUMNS * MILLION));
    figures.add(MILLPOND, "key of an array", of_vector);
}

// Replay

#[memo]
fn lines(count: usize) -> usize {
    RAN.fetch_add(1, Ordering::Relaxed);
    for line in 0..count {
        st::text(format!("line {line}"));
    }
    count
}

fn replay(figures: &mut Figures) {
    RAN.store(0, Ordering::Relaxed);
    let times = Rc::new(RefCell::new(Vec::new()));
    let noted = times.clone();
    let mut app = AppTest::new(move || {
        let began = Instant::now();
        assert_eq!(lines(ELEMENTS), ELEMENTS);
        noted.borrow_mut().push(began.elapsed().as_secs_f64());
    });
    for _ in 0..=BATCHES {
        assert_eq!(app.run().lines().count(), ELEMENTS);
    }
    assert_eq!(RAN.load(Ordering::Relaxed), 1, "the elements were drawn, not replayed");
    figures.add(MILLPOND, "replay", median(times.borrow()[1..].to_vec()));
}

// A hundred threads

/// How long it takes until all threads have done their work, from when the first begins, which is when all are there.
fn together(work: impl Fn() + Sync) -> f64 {
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        let body = || {
            barrier.wait();
            let began = Instant::now();
            work();
            (began, Instant::now())
        };
        let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(body)).collect();
        let times = workers.into_iter().map(|worker| worker.join().expect("the answer is right"));
        let (began, ended): (Vec<_>, Vec<_>) = times.unzip();
        let last = ended.into_iter().max().expect("there are threads");
        let first = began.into_iter().min().expect("there are threads");
        (last - first).as_secs_f64()
    })
}

#[memo]
fn slow(x: i64) -> i64 {
    compute_slowly(x)
}

#[cached]
fn slow_cached(x: i64) -> i64 {
    compute_slowly(x)
}

static SLOW: LazyLock<Cache<i64, i64>> = LazyLock::new(|| Cache::new(1_000));

fn slow_moka(x: i64) -> i64 {
    SLOW.get_with(x, || compute_slowly(x))
}

fn compute_slowly(x: i64) -> i64 {
    RAN.fetch_add(1, Ordering::Relaxed);
    thread::sleep(Duration::from_millis(50));
    x + 1
}

fn threads(figures: &mut Figures) {
    type Function = fn(i64) -> i64;
    let functions: [(&'static str, Function, Function); 3] =
        [(MILLPOND, square, slow), (MOKA, square_moka, slow_moka), (CACHED, square_cached, slow_cached)];
    for (what, square, slow) in functions {
        let hits = |calls: usize| together(|| (0..calls).for_each(|_| assert_eq!(square(black_box(12)), 144)));
        let mut calls = 1;
        while hits(calls) < 0.2 {
            calls *= 2;
        }
        let times = (0..5).map(|_| hits(calls)).collect();
        figures.add(what, "hits per second", (calls * THREADS) as f64 / median(times));
        RAN.store(0, Ordering::Relaxed);
        let times = (0..5).map(|x| together(|| assert_eq!(slow(x), x + 1))).collect();
        figures.add(what, "miss", median(times));
        figures.add(what, "computed", RAN.load(Ordering::Relaxed) as f64 / 5.0);
    }
}
