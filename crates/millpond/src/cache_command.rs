//! `cache` on the command line: what is kept on disk, and how to be rid of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fmt,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use clap::{Arg, ArgMatches, Command};
use millpond_engine::{DiskStore, Listed, Store, Which};

use crate::{Settings, size::print_size};

const FOLDER: &str = "cache.dir";

/// The subcommand `cache`.
pub fn cache_command() -> Command {
    let folder = Arg::new(FOLDER)
        .long(FOLDER)
        .value_name("FOLDER")
        .global(true)
        .help("Where persistent memos are kept [default: .millpond/cache in the working folder]");
    let function = Arg::new("function").value_name("FUNCTION").help("The function's name; without one all are meant");
    Command::new("cache")
        .about("Shows or clears what persistent memos keep on disk")
        .disable_version_flag(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(folder)
        .subcommand(Command::new("ls").about("Lists the functions with results, and how much room these take"))
        .subcommand(Command::new("clear").about("Removes the results of a function, or all results").arg(function))
        .subcommand(Command::new("stats").about("Says how much there is in all"))
        .subcommand(Command::new("path").about("Says where it is"))
}

/// Does what a command line of [`cache_command`] asks for, and prints what it asks to be told.
pub fn run_cache_command(matches: &ArgMatches) -> Result<(), String> {
    let given = matches.get_one::<String>(FOLDER).map(|folder| (FOLDER, folder.clone()));
    let folder = env::current_dir().unwrap_or_default();
    let store = Settings::read(&given.into_iter().collect(), &folder)?.store(&folder);
    match matches.subcommand() {
        Some(("ls", _)) => print!("{}", Table(by_function(store.list()))),
        Some(("stats", _)) => print!("{}", totals(&store)),
        Some(("path", _)) => println!("{}", store.folder().display()),
        Some(("clear", matches)) => clear(&store, matches.get_one::<String>("function").map(String::as_str))?,
        _ => unreachable!("a subcommand is required"),
    }
    Ok(())
}

/// The results of a function.
#[derive(Default)]
struct Held {
    results: usize,
    size: u64,
    newest: Duration,
    expired: usize,
    folders: BTreeSet<PathBuf>,
}

fn by_function(listed: Vec<Listed>) -> BTreeMap<String, Held> {
    let mut functions: BTreeMap<String, Held> = BTreeMap::new();
    let now = now();
    for result in listed {
        let held = functions.entry(result.function).or_default();
        held.results += 1;
        held.size += result.size;
        held.newest = held.newest.max(result.made);
        held.expired += usize::from(result.expires.is_some_and(|expires| expires <= now));
        held.folders.insert(result.folder);
    }
    functions
}

fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

struct Table(BTreeMap<String, Held>);

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.0.keys().map(|name| name.chars().count()).max().unwrap_or(0).max("function".len());
        writeln!(f, "{:width$}  results        size  newest", "function")?;
        for (name, held) in &self.0 {
            let age = print_age(now().saturating_sub(held.newest));
            write!(f, "{name:width$}  {:>7}  {:>10}  {age} ago", held.results, print_size(held.size))?;
            match held.expired {
                0 => writeln!(f)?,
                expired => writeln!(f, ", {expired} expired")?,
            }
        }
        Ok(())
    }
}

fn totals(store: &DiskStore) -> String {
    let functions = by_function(store.list());
    let sum = |of: fn(&Held) -> u64| functions.values().map(of).sum::<u64>();
    format!(
        "functions  {}\nresults    {}\nexpired    {}\nsize       {}\nfolder     {}\n",
        functions.len(),
        sum(|held| held.results as u64),
        sum(|held| held.expired as u64),
        print_size(sum(|held| held.size)),
        store.folder().display()
    )
}

/// A length of time in its largest unit.
fn print_age(age: Duration) -> String {
    match age.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds @ 60..3600 => format!("{} min", seconds / 60),
        seconds @ 3600..86400 => format!("{} h", seconds / 3600),
        seconds => format!("{} days", seconds / 86400),
    }
}

/// Removes the results of the functions of a name, which can be given without its module.
fn clear(store: &DiskStore, name: Option<&str>) -> Result<(), String> {
    let functions = by_function(store.list());
    let Some(name) = name else {
        store.remove(Which::Everything);
        return removed(functions.values().map(|held| held.results).sum());
    };
    let meant = |function: &str| function == name || function.rsplit(['.', ':']).next() == Some(name);
    let mut count = 0;
    for (_, held) in functions.iter().filter(|(function, _)| meant(function)) {
        held.folders.iter().for_each(|folder| store.remove_folder(folder));
        count += held.results;
    }
    if count == 0 {
        let known: Vec<_> = functions.keys().map(|name| format!("`{name}`")).collect();
        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
        return Err(format!("there are no results of this function: {name}\nthere are results of: {known}"));
    }
    removed(count)
}

fn removed(count: usize) -> Result<(), String> {
    println!("{count} {} removed", if count == 1 { "result" } else { "results" });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_in_the_unit_that_fits() {
        let printed = [0, 59, 60, 7200, 200_000].map(|seconds| print_age(Duration::from_secs(seconds)));
        assert_eq!(printed, ["0 s", "59 s", "1 min", "2 h", "2 days"]);
    }
}
