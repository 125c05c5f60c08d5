//! Threads for runs.
//!
//! As many runs compute at once as is of use. A run that waits (sleeps, reads from the network, waits for a lock)
//! keeps a thread but must not keep others from running, and from outside it can't be told from one that computes:
//! so when no job was begun for a moment although some wait, one more thread is started, up to a bound.

use std::{collections::VecDeque, sync::Arc, thread, time::Duration};

use parking_lot::{Condvar, Mutex};

type Job = Box<dyn FnOnce() + Send>;

/// How long no job is begun before one more thread is started for those that wait.
const PATIENCE: Duration = Duration::from_millis(3);
/// How long a thread beyond the usual number waits for a job before it ends.
const REST: Duration = Duration::from_secs(5);
/// How many threads there are at most.
const MAX_THREADS: usize = 256;
/// Scripts recurse deeply at times; the memory is taken only as it is used.
const STACK: usize = 16 << 20;

/// Threads that execute jobs in the order in which they come.
#[derive(Clone)]
pub(crate) struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    usual: usize,
    state: Mutex<State>,
    work: Condvar,
    /// Told when a job had to be queued, to watch over its patience.
    queued: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    /// How many jobs were begun.
    begun: u64,
    threads: usize,
    idle: usize,
    watched: bool,
}

impl Pool {
    /// A pool in which usually `usual` jobs are executed at once. Threads are started when first needed.
    pub(crate) fn new(usual: usize) -> Self {
        let shared = Shared { usual, state: Mutex::default(), work: Condvar::new(), queued: Condvar::new() };
        Self { shared: Arc::new(shared) }
    }

    /// Executes a job as soon as a thread is free.
    pub(crate) fn execute(&self, job: impl FnOnce() + Send + 'static) {
        let mut state = self.shared.state.lock();
        state.jobs.push_back(Box::new(job));
        if state.idle >= state.jobs.len() {
            self.shared.work.notify_one();
        } else if state.threads < self.shared.usual {
            self.start(&mut state);
        } else if state.watched {
            self.shared.queued.notify_one();
        } else {
            state.watched = true;
            let pool = self.clone();
            spawn("millpond-pool", move || pool.watch());
        }
    }

    fn start(&self, state: &mut State) {
        state.threads += 1;
        let pool = self.clone();
        spawn("millpond-run", move || pool.work());
    }

    /// A thread's life.
    fn work(&self) {
        let shared = &*self.shared;
        let mut state = shared.state.lock();
        loop {
            if let Some(job) = state.jobs.pop_front() {
                state.begun += 1;
                drop(state);
                job();
                state = shared.state.lock();
                continue;
            }
            state.idle += 1;
            let rested = shared.work.wait_for(&mut state, REST).timed_out();
            state.idle -= 1;
            if rested && state.jobs.is_empty() && state.threads > shared.usual {
                state.threads -= 1;
                return;
            }
        }
    }

    /// Starts a thread whenever jobs wait and none was begun for too long.
    fn watch(&self) {
        let mut state = self.shared.state.lock();
        loop {
            if state.jobs.is_empty() {
                self.shared.queued.wait(&mut state);
            }
            let begun = state.begun;
            drop(state);
            thread::sleep(PATIENCE);
            state = self.shared.state.lock();
            let stuck = state.begun == begun && !state.jobs.is_empty();
            if stuck && state.idle == 0 && state.threads < MAX_THREADS {
                self.start(&mut state);
            }
        }
    }
}

fn spawn(name: &str, main: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().name(name.into()).stack_size(STACK);
    if let Err(error) = thread.spawn(main) {
        log::error!("no thread could be started: {error}");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_job_that_waits_does_not_keep_others_from_running() {
        let pool = Pool::new(1);
        let (done, results) = mpsc::channel();
        let (release, waiting) = mpsc::channel::<()>();
        pool.execute(move || assert!(waiting.recv().is_err()));
        for number in 0..20 {
            let done = done.clone();
            pool.execute(move || done.send(number).unwrap());
        }
        let mut finished: Vec<_> =
            (0..20).map(|_| results.recv_timeout(Duration::from_secs(20)).expect("the others run")).collect();
        finished.sort_unstable();
        assert_eq!(finished, Vec::from_iter(0..20));
        drop(release);
    }
}
