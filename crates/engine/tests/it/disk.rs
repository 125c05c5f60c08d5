//! Results on disk: good or gone, whoever wrote them and whatever happened to them.

use std::{
    env, fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use millpond_engine::{DiskStore, Function, Keep, Parcel, Slot, Store};
use proptest::{collection::vec, prelude::*};

use crate::support::{Folder, Log, files, function, memo_outside};

fn persistent(name: &str) -> Function {
    Function { persist: true, ..function(name) }
}

fn log_on(folder: &Folder) -> Log {
    Log::with_disk(Some(DiskStore::new(&folder.0, None)))
}

/// Calls a function in what is to the store a process of its own, and tells what happened.
fn call_anew(folder: &Folder, function: &Function, argument: u8) -> String {
    let log = log_on(folder);
    assert_eq!(memo_outside(&log.cache, function, argument, || u64::from(argument)), u64::from(argument));
    log.take()
}

#[test]
fn a_file_that_others_can_write_to_is_a_miss_and_goes() {
    let folder = Folder::new("others");
    let load = persistent("load");
    call_anew(&folder, &load, 1);
    let [file] = &files(&folder.0)[..] else { panic!("one file is kept") };
    fs::set_permissions(file, fs::Permissions::from_mode(0o666)).expect("changed");
    assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
    assert_eq!(call_anew(&folder, &load, 1), "hit load, 0 put back");
    // Only root can give a file to somebody else.
    if fs::metadata(file).expect("there").uid() == 0 && std::os::unix::fs::chown(file, Some(12345), None).is_ok() {
        assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
    }
}

#[test]
fn a_link_or_a_file_of_another_kind_is_a_miss_and_goes() {
    let folder = Folder::new("foreign");
    let load = persistent("load");
    call_anew(&folder, &load, 1);
    let [file] = &files(&folder.0)[..] else { panic!("one file is kept") };
    let elsewhere = folder.0.join("elsewhere");
    fs::rename(file, &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, file).expect("linked");
    let told = call_anew(&folder, &load, 1);
    assert!(told.ends_with("miss load"), "{told}");
    fs::write(file.with_file_name("notes"), "something else").expect("written");
    let log = log_on(&folder);
    memo_outside(&log.cache, &load, 1, || 1);
    assert_eq!(log.take(), "damaged; hit load, 0 put back");
    assert!(!file.with_file_name("notes").exists());
}

#[test]
fn files_of_an_older_version_and_of_another_secret_are_misses_and_go() {
    let folder = Folder::new("older");
    let load = persistent("load");
    call_anew(&folder, &load, 1);
    let [file] = &files(&folder.0)[..] else { panic!("one file is kept") };
    let mut bytes = fs::read(file).expect("there");
    bytes[8] -= 1;
    fs::write(file, bytes).expect("written");
    assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
    fs::remove_file(folder.0.join("secret")).expect("there");
    assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
}

#[test]
fn a_secret_that_others_could_read_is_replaced() {
    let folder = Folder::new("secret");
    let load = persistent("load");
    call_anew(&folder, &load, 1);
    let secret = folder.0.join("secret");
    assert_eq!(fs::metadata(&secret).expect("there").mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(&folder.0).expect("there").mode() & 0o777, 0o700);
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).expect("changed");
    let before = fs::read(&secret).expect("there");
    assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
    assert_ne!(fs::read(&secret).expect("there"), before);
    fs::write(&secret, "short").expect("written");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).expect("changed");
    assert_eq!(call_anew(&folder, &load, 1), "damaged; miss load");
}

#[test]
fn an_expired_result_on_disk_is_a_miss_and_its_file_is_cleaned_up() {
    let folder = Folder::new("expired");
    let load = Function { ttl: Some(Duration::from_secs(60)), ..persistent("load") };
    call_anew(&folder, &load, 1);
    assert_eq!(call_anew(&folder, &load, 1), "hit load, 0 put back");
    let log = log_on(&folder);
    log.pass(Duration::from_secs(61));
    log.cache.sweep_store();
    assert_eq!(files(&folder.0), Vec::<PathBuf>::new());
    call_anew(&folder, &load, 1);
    let log = log_on(&folder);
    log.pass(Duration::from_secs(61));
    memo_outside(&log.cache, &load, 1, || 2);
    assert_eq!(log.take(), "miss load");
}

#[test]
fn what_another_process_clears_is_soon_a_miss_here() {
    let folder = Folder::new("cleared-elsewhere");
    let (here, there) = (log_on(&folder), log_on(&folder));
    let load = persistent("load");
    memo_outside(&here.cache, &load, 1, || 1);
    there.cache.clear(&load);
    memo_outside(&here.cache, &load, 1, || 1);
    assert_eq!(here.take(), "miss load; hit load, 0 put back", "looked up once a second at most");
    here.pass(Duration::from_secs(2));
    memo_outside(&here.cache, &load, 1, || 2);
    let told = "a result of `load` is no longer on disk\nmiss of `load`: the result is no longer on disk\n";
    assert_eq!(here.said(), told);
}

#[test]
fn bounds_hold_on_disk_too() {
    let folder = Folder::new("bounded");
    let few = Function { max_entries: Some(2), ..persistent("few") };
    for argument in 1..=4 {
        call_anew(&folder, &few, argument);
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(files(&folder.0).len(), 2);
    assert_eq!(call_anew(&folder, &few, 4), "hit few, 0 put back");
    let size = fs::metadata(&files(&folder.0)[0]).expect("there").len();
    for argument in 1..=3 {
        call_anew(&folder, &persistent("many"), argument);
        thread::sleep(Duration::from_millis(5));
    }
    let bounded = DiskStore::new(&folder.0, Some(2 * size + 1));
    bounded.sweep(Duration::ZERO);
    assert_eq!(files(&folder.0).len(), 2);
    assert_eq!(call_anew(&folder, &persistent("many"), 3), "hit many, 0 put back");
}

#[test]
fn a_list_tells_what_is_there() {
    let folder = Folder::new("list");
    for argument in 1..=2 {
        call_anew(&folder, &persistent("load"), argument);
    }
    let store = DiskStore::new(&folder.0, None);
    let listed = store.list();
    assert_eq!(listed.iter().map(|result| &*result.function).collect::<Vec<_>>(), ["load", "load"]);
    let made = Duration::from_secs(1000);
    assert!(listed.iter().all(|result| (result.made, result.expires) == (made, None)));
    store.remove_folder(&listed[0].folder);
    assert_eq!(store.list().len(), 0);
    store.remove_folder(folder.0.parent().expect("a folder has one"));
    assert!(folder.0.exists(), "what is not in the store is left alone");
}

#[test]
fn of_two_stores_in_one_folder_one_computes_and_the_other_waits() {
    let folder = Folder::new("two");
    let slow = persistent("slow");
    let told: Vec<String> = thread::scope(|scope| {
        let calls: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let log = log_on(&folder);
                    let value = memo_outside(&log.cache, &slow, 0, || {
                        thread::sleep(Duration::from_millis(100));
                        7
                    });
                    assert_eq!(value, 7);
                    log.take()
                })
            })
            .collect();
        calls.into_iter().map(|call| call.join().expect("no call fails")).collect()
    });
    let computed = told.iter().filter(|told| told.contains("miss")).count();
    assert_eq!(computed, 1, "{told:?}");
    assert_eq!(fs::read_dir(folder.0.join("locks")).expect("there").count(), 0, "locks are given back");
}

/// What a value in the crash test is made of, so that a wrong one is known.
fn content(number: u8, round: u64) -> Vec<u8> {
    let length = 1000 + 40_000 * usize::from(number);
    let mut bytes = vec![number; length];
    bytes[..8].copy_from_slice(&round.to_le_bytes());
    let hash = blake3::hash(&bytes);
    bytes.extend_from_slice(hash.as_bytes());
    bytes
}

fn slot(number: u8) -> Slot {
    Slot { function: [1; 32], arguments: [number; 32] }
}

fn keep(store: &DiskStore, number: u8, round: u64) -> Result<Parcel, String> {
    let value = Parcel::pack(&[&content(number, round)]).map_err(|error| error.to_string())?;
    let (made, expires) = (Duration::from_secs(1), None);
    let keep = Keep {
        variant: &[0; 32],
        function: "crashing",
        made,
        expires,
        head: &[number],
        value: &value,
        max_entries: None,
        max_size: None,
    };
    store.write(&slot(number), &keep)
}

const WRITER: &str = "MILLPOND_TEST_WRITES_TO";

/// Writes results until it is killed; only as the process that the next test starts.
#[test]
fn a_writer_that_will_be_killed() {
    let Some(folder) = env::var_os(WRITER) else { return };
    let store = DiskStore::new(folder, None);
    for round in 0.. {
        for number in 0..4 {
            keep(&store, number, round).expect("it can be kept");
            let _lock = store.lock(&slot(number)).expect("it can be locked");
        }
    }
}

#[test]
fn a_writer_killed_at_any_moment_leaves_whole_results_and_no_litter() {
    let folder = Folder::new("crash");
    let mut seen = 0;
    for kill in 0..200_u64 {
        let mut writer = Command::new(env::current_exe().expect("known"))
            .args(["--exact", "disk::a_writer_that_will_be_killed"])
            .env(WRITER, &folder.0)
            .stdout(Stdio::null())
            .spawn()
            .expect("started");
        // A process takes some milliseconds to begin; what follows is spread over several writes.
        thread::sleep(Duration::from_micros(4000 + kill * 7919 % 12_000));
        writer.kill().expect("killed");
        writer.wait().expect("ended");

        let store = DiskStore::new(&folder.0, None);
        for number in 0..4 {
            let (found, damaged) = store.read(&slot(number));
            assert_eq!(damaged, Vec::<String>::new());
            for kept in found {
                seen += 1;
                let parcel = (kept.value)().expect("its value is whole");
                let bytes = parcel.open().expect("mapped");
                let (content, hash) = bytes.split_at(bytes.len() - 32);
                assert_eq!(hash, blake3::hash(content).as_bytes());
                assert_eq!(kept.head, [content[8]]);
            }
            let lock = store.lock(&slot(number)).expect("no error");
            assert!(lock.is_some(), "the lock of a process that is gone holds nobody up");
        }
        store.sweep(Duration::ZERO);
        let litter: Vec<_> = files(&folder.0).into_iter().filter(|path| path.extension().is_some()).collect();
        assert_eq!(litter, Vec::<PathBuf>::new());
    }
    assert!(seen > 200, "{seen} results were there to be looked at");
}

#[test]
fn a_sweep_leaves_what_is_being_written() {
    let folder = Folder::new("sweep");
    thread::scope(|scope| {
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let folder = &folder;
                scope.spawn(move || {
                    let store = DiskStore::new(&folder.0, None);
                    (0..60).for_each(|round| drop(keep(&store, writer, round).expect("it can be kept")));
                })
            })
            .collect();
        let store = DiskStore::new(&folder.0, None);
        while !writers.iter().all(thread::ScopedJoinHandle::is_finished) {
            store.sweep(Duration::ZERO);
        }
    });
    let store = DiskStore::new(&folder.0, None);
    assert!((0..2).all(|number| store.holds(&slot(number))));
}

#[test]
fn a_value_stays_readable_when_its_file_is_gone() {
    let folder = Folder::new("unlinked");
    let store = DiskStore::new(&folder.0, None);
    let parcel = keep(&store, 3, 5).expect("it can be kept");
    let before = parcel.open().expect("mapped");
    fs::remove_dir_all(&folder.0).expect("removed");
    let mut after = parcel.open().expect("mapped again");
    drop(parcel);
    assert_eq!(&before[..], &content(3, 5)[..]);
    after.fill(0);
    assert_eq!(&before[..], &content(3, 5)[..]);
}

/// What can be done to a store.
#[derive(Clone, Debug)]
enum Step {
    Keep(u8, u8, u64),
    Read(u8),
    RemoveCall(u8),
    RemoveFunction,
    RemoveAll,
    /// Flips a bit of a file, at a place in thousandths of its length.
    Damage(u8, u16),
    Sweep,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3u8, 0..2u8, 0..9u64).prop_map(|(call, variant, round)| Step::Keep(call, variant, round)),
        6 => (0..3u8).prop_map(Step::Read),
        1 => (0..3u8).prop_map(Step::RemoveCall),
        1 => Just(Step::RemoveFunction),
        1 => Just(Step::RemoveAll),
        2 => (0..3u8, 0..1000u16).prop_map(|(call, at)| Step::Damage(call, at)),
        1 => Just(Step::Sweep),
    ]
}

fn flip(path: &Path, at: u16) {
    let mut bytes = fs::read(path).expect("there");
    let place = bytes.len() * usize::from(at) / 1000;
    bytes[place] ^= 0x10;
    // As a new file: nobody writes into one that is there.
    fs::remove_file(path).expect("there");
    fs::write(path, bytes).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("changed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_store_holds_what_a_plain_model_holds(steps in vec(any_step(), 0..40)) {
        let folder = Folder::new("model");
        let store = DiskStore::new(&folder.0, None);
        let mut model = std::collections::BTreeMap::<(u8, u8), u64>::new();
        for step in steps {
            match step {
                Step::Keep(call, variant, round) => {
                    let value = Parcel::pack(&[&content(call, round)]).expect("packed");
                    let keep = Keep {
                        variant: &[variant; 32],
                        function: "modelled",
                        made: Duration::ZERO,
                        expires: None,
                        head: &[variant],
                        value: &value,
                        max_entries: None,
                        max_size: None,
                    };
                    let kept = store.write(&slot(call), &keep).expect("kept");
                    prop_assert_eq!(&kept.open().expect("mapped")[..], &content(call, round)[..]);
                    model.insert((call, variant), round);
                }
                Step::Read(call) => {
                    let (found, damaged) = store.read(&slot(call));
                    prop_assert_eq!(damaged, Vec::<String>::new());
                    let mut read = std::collections::BTreeMap::new();
                    for kept in found {
                        let variant = kept.head[0];
                        let parcel = (kept.value)().expect("whole");
                        let bytes = parcel.open().expect("mapped");
                        let round = u64::from_le_bytes(bytes[..8].try_into().expect("eight"));
                        prop_assert_eq!(&bytes[..], &content(call, round)[..]);
                        read.insert((call, variant), round);
                    }
                    let expected: std::collections::BTreeMap<_, _> =
                        model.iter().filter(|((of, _), _)| *of == call).map(|(key, round)| (*key, *round)).collect();
                    prop_assert_eq!(read, expected);
                }
                Step::RemoveCall(call) => {
                    store.remove(millpond_engine::Which::Call(&slot(call)));
                    model.retain(|(of, _), _| *of != call);
                }
                Step::RemoveFunction => {
                    store.remove(millpond_engine::Which::Function(&[1; 32]));
                    model.clear();
                }
                Step::RemoveAll => {
                    store.remove(millpond_engine::Which::Everything);
                    model.clear();
                }
                Step::Damage(call, at) => {
                    let (before, _) = store.read(&slot(call));
                    let count = before.len();
                    drop(before);
                    let all = files(&folder.0);
                    let Some(path) = all.get(usize::from(at) % all.len().max(1)) else { continue };
                    flip(path, at);
                    // All are read, so that the damaged one is found, by its head or by its value.
                    let (mut bad, mut good) = (0, std::collections::BTreeMap::new());
                    for of in 0..3 {
                        let (found, damaged) = store.read(&slot(of));
                        bad += damaged.len();
                        for kept in found {
                            let variant = kept.head[0];
                            match (kept.value)() {
                                Ok(parcel) => {
                                    let bytes = parcel.open().expect("mapped");
                                    good.insert((of, variant), u64::from_le_bytes(bytes[..8].try_into().expect("8")));
                                }
                                Err(_) => bad += 1,
                            }
                        }
                    }
                    prop_assert_eq!(bad, 1, "{} of {}", count, all.len());
                    model.retain(|key, _| good.contains_key(key));
                    prop_assert_eq!(&good, &model);
                }
                Step::Sweep => store.sweep(Duration::ZERO),
            }
            prop_assert_eq!(files(&folder.0).len(), model.len());
        }
    }
}

#[test]
fn a_folder_that_is_removed_while_the_process_runs_is_made_anew() {
    let folder = Folder::new("removed");
    let log = log_on(&folder);
    let load = persistent("load");
    memo_outside(&log.cache, &load, 1, || 1);
    fs::remove_dir_all(&folder.0).expect("removed");
    // Another process makes the folder, and its secret, first.
    call_anew(&folder, &load, 2);
    memo_outside(&log.cache, &load, 3, || 3);
    log.take();
    memo_outside(&log.cache, &load, 2, || 2);
    assert_eq!(log.take(), "hit load, 0 put back");
    assert_eq!(call_anew(&folder, &load, 3), "hit load, 0 put back");
}
