//! What can be configured, and where it is read: the command line, the environment, files.

use std::{
    collections::BTreeMap,
    env, fs,
    net::IpAddr,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use millpond_engine::{DiskStore, Limits};
use millpond_server::Options;

/// An option of the configuration.
pub struct OptionSpec {
    /// Its name, such as `server.port`.
    pub name: &'static str,
    /// What its value is called in the help.
    pub value: &'static str,
    /// What it is for, and what counts where it is not set.
    pub help: &'static str,
}

/// All options, in the order of the help.
pub const OPTIONS: &[OptionSpec] = &[
    OptionSpec { name: "server.port", value: "PORT", help: "Where to listen [default: 8501, or the next free port]" },
    OptionSpec {
        name: "server.address",
        value: "ADDRESS",
        help: "The IP address to listen at [default: all of this machine's]",
    },
    OptionSpec {
        name: "server.headless",
        value: "BOOL",
        help: "Don't open a browser [default: true where there is no display]",
    },
    OptionSpec { name: "server.baseUrlPath", value: "PATH", help: "The path below which the app lies [default: none]" },
    OptionSpec {
        name: "server.runOnSave",
        value: "BOOL",
        help: "Run the script at once when its source changes [default: false]",
    },
    OptionSpec {
        name: "server.fileWatcherType",
        value: "TYPE",
        help: "`auto`, or `none` not to watch sources [default: auto]",
    },
    OptionSpec {
        name: "server.maxMessageSize",
        value: "MB",
        help: "The largest message a page may send [default: 200]",
    },
    OptionSpec { name: "server.maxUploadSize", value: "MB", help: "The largest file a page may upload [default: 200]" },
    OptionSpec {
        name: "server.disconnectedSessionTTL",
        value: "SECONDS",
        help: "How long a session without a page is kept [default: 120]",
    },
    OptionSpec {
        name: "server.corsAllowedOrigins",
        value: "ORIGINS",
        help: "Other origins that may connect, separated by commas [default: none]",
    },
    OptionSpec {
        name: "runner.magicEnabled",
        value: "BOOL",
        help: "Write the value of an expression that stands alone on a line of a Python script [default: true]",
    },
    OptionSpec { name: "logger.level", value: "LEVEL", help: "`error`, `warning`, `info` or `debug` [default: info]" },
    OptionSpec {
        name: "cache.dir",
        value: "FOLDER",
        help: "Where persistent memos are kept [default: .millpond/cache beside the script, or in the working folder]",
    },
    OptionSpec {
        name: "cache.maxSize",
        value: "SIZE",
        help: "How much memory the results of memos take, such as 500MB [default: half of the machine's]",
    },
    OptionSpec {
        name: "cache.maxEntries",
        value: "NUMBER",
        help: "How many results of memos are kept in memory [default: any number]",
    },
    OptionSpec {
        name: "cache.maxDiskSize",
        value: "SIZE",
        help: "How much room persistent memos take on disk [default: any]",
    },
    OptionSpec {
        name: "cache.ttl",
        value: "SECONDS",
        help: "How long a result counts of a memo without a `ttl` of its own [default: for good]",
    },
    OptionSpec {
        name: "server.maxCacheDataSize",
        value: "SIZE",
        help: "The same as `cache.maxSize`, by an older name",
    },
    OptionSpec {
        name: "runner.cacheBackgroundRefreshTTLMultiplier",
        value: "NUMBER",
        help: "For how many times its `ttl` a result is given that is refreshed in the background [default: 2]",
    },
];

/// The configuration, with defaults applied.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The port asked for; absent means 8501 or the next free one.
    pub port: Option<u16>,
    /// Where to listen.
    pub address: Option<IpAddr>,
    /// Whether no browser is opened; absent decides by whether there is a display.
    pub headless: Option<bool>,
    /// Whether a Python script's bare expressions are written.
    pub magic: bool,
    /// The least severe messages logged.
    pub log_level: String,
    /// Where persistent memos are kept; absent means beside the script.
    pub cache_dir: Option<PathBuf>,
    /// How many bytes persistent memos take on disk; absent means any number.
    pub cache_disk_size: Option<u64>,
    /// How much is remembered in memory.
    pub limits: Limits,
    /// How the app is served.
    pub options: Options,
}

/// What was set, by name, with where it was set.
type Given = BTreeMap<&'static str, (String, String)>;

impl Settings {
    /// Reads the configuration of an app in `folder`. What stands on the command line counts most, then
    /// `MILLPOND_SERVER_PORT` and the like, `STREAMLIT_SERVER_PORT` and the like, `.millpond/config.toml` and
    /// `.streamlit/config.toml` in the working folder, beside the script and in the home folder.
    pub fn read(command_line: &BTreeMap<&'static str, String>, folder: &Path) -> Result<Self, String> {
        let mut given = Given::new();
        for path in config_files(folder).into_iter().rev() {
            read_file(&path, &mut given)?;
        }
        read_environment(&mut given);
        for (name, value) in command_line {
            given.insert(name, (value.clone(), format!("`--{name}`")));
        }
        Self::from_given(&given)
    }

    fn from_given(given: &Given) -> Result<Self, String> {
        let defaults = Options::default();
        let seconds = get::<f64>(given, "server.disconnectedSessionTTL", "a number of seconds")?;
        let megabytes = get::<usize>(given, "server.maxMessageSize", "a number of megabytes")?;
        let uploads = get::<u64>(given, "server.maxUploadSize", "a number of megabytes")?;
        let text = |name| given.get(name).map(|(value, _)| value.clone()).filter(|value| !value.is_empty());
        let origins = text("server.corsAllowedOrigins").unwrap_or_default();
        let options = Options {
            base_path: text("server.baseUrlPath").unwrap_or_default().trim_matches('/').to_owned(),
            max_message_size: megabytes.map_or(defaults.max_message_size, |megabytes| megabytes << 20),
            max_upload_size: uploads.map_or(defaults.max_upload_size, |megabytes| megabytes << 20),
            session_ttl: seconds.and_then(|s| Duration::try_from_secs_f64(s).ok()).unwrap_or(defaults.session_ttl),
            run_on_save: get(given, "server.runOnSave", "`true` or `false`")?.unwrap_or(defaults.run_on_save),
            watch: text("server.fileWatcherType").is_none_or(|kind| kind != "none"),
            allowed_origins: origins
                .split(',')
                .map(|origin| origin.trim().to_owned())
                .filter(|o| !o.is_empty())
                .collect(),
        };
        Ok(Self {
            port: get(given, "server.port", "a port, 0 to 65535")?,
            address: address(given)?,
            headless: get(given, "server.headless", "`true` or `false`")?,
            magic: get(given, "runner.magicEnabled", "`true` or `false`")?.unwrap_or(true),
            log_level: text("logger.level").unwrap_or_else(|| "info".into()),
            cache_dir: text("cache.dir").map(PathBuf::from),
            cache_disk_size: size(given, "cache.maxDiskSize")?,
            limits: limits(given)?,
            options,
        })
    }

    /// Where the persistent memos of a script in `folder` are kept.
    pub fn store(&self, folder: &Path) -> DiskStore {
        let folder = self.cache_dir.clone().unwrap_or_else(|| folder.join(".millpond").join("cache"));
        DiskStore::new(folder, self.cache_disk_size)
    }
}

fn limits(given: &Given) -> Result<Limits, String> {
    let max_size = match size(given, "cache.maxSize")? {
        Some(size) => Some(size),
        None => size(given, "server.maxCacheDataSize")?.or_else(half_of_memory),
    };
    let seconds = get::<f64>(given, "cache.ttl", "a number of seconds")?;
    let multiplier = get::<f64>(given, "runner.cacheBackgroundRefreshTTLMultiplier", "a number")?;
    Ok(Limits {
        grace: multiplier.filter(|multiplier| *multiplier >= 1.0).unwrap_or(2.0) - 1.0,
        max_entries: get(given, "cache.maxEntries", "a number of results")?,
        max_size,
        ttl: seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
    })
}

fn size(given: &Given, name: &str) -> Result<Option<u64>, String> {
    let Some((value, source)) = given.get(name).filter(|(value, _)| !value.is_empty()) else { return Ok(None) };
    crate::parse_size(value).map(Some).map_err(|reason| format!("{source}: {reason}"))
}

#[cfg(target_os = "linux")]
fn half_of_memory() -> Option<u64> {
    let system = rustix::system::sysinfo();
    Some(system.totalram as u64 * u64::from(system.mem_unit) / 2)
}

#[cfg(not(target_os = "linux"))]
fn half_of_memory() -> Option<u64> {
    None
}

fn address(given: &Given) -> Result<Option<IpAddr>, String> {
    if given.get("server.address").is_some_and(|(value, _)| value == "localhost") {
        return Ok(Some(IpAddr::from([127, 0, 0, 1])));
    }
    get(given, "server.address", "an IP address")
}

fn get<T: FromStr>(given: &Given, name: &str, what: &str) -> Result<Option<T>, String> {
    let Some((value, source)) = given.get(name).filter(|(value, _)| !value.is_empty()) else { return Ok(None) };
    let parsed = value.parse().map_err(|_| format!("{source} must be {what}: {value}"))?;
    Ok(Some(parsed))
}

/// The files, those that count most first.
fn config_files(folder: &Path) -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from);
    let mut files: Vec<PathBuf> = Vec::new();
    for place in [Some(PathBuf::from(".")), Some(folder.to_owned()), home].into_iter().flatten() {
        for name in [".millpond", ".streamlit"] {
            files.push(place.join(name).join("config.toml"));
        }
    }
    files
}

fn read_file(path: &Path, given: &mut Given) -> Result<(), String> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(()) };
    let wrong = |error: toml::de::Error| format!("{} is not valid TOML: {}", path.display(), error.message());
    let table: toml::Table = text.parse().map_err(wrong)?;
    for option in OPTIONS {
        let (section, key) = option.name.split_once('.').expect("options have a section");
        let Some(value) = table.get(section).and_then(|section| section.get(key)) else { continue };
        let value = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Array(list) => list.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(","),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Float(number) => number.to_string(),
            toml::Value::Boolean(flag) => flag.to_string(),
            _ => continue,
        };
        given.insert(option.name, (value, format!("`{}` in {}", option.name, path.display())));
    }
    Ok(())
}

fn read_environment(given: &mut Given) {
    for prefix in ["STREAMLIT", "MILLPOND"] {
        for option in OPTIONS {
            let name = format!("{prefix}_{}", screaming(option.name));
            if let Ok(value) = env::var(&name) {
                given.insert(option.name, (value, format!("`{name}`")));
            }
        }
    }
}

/// `server.baseUrlPath` as `SERVER_BASE_URL_PATH`.
fn screaming(name: &str) -> String {
    let mut text = String::new();
    let mut before = '.';
    for c in name.chars() {
        match c {
            '.' => text.push('_'),
            c if c.is_uppercase() && !before.is_uppercase() => text.extend(['_', c]),
            c => text.extend(c.to_uppercase()),
        }
        before = c;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_the_names_in_the_environment_that_users_know() {
        assert_eq!(screaming("server.port"), "SERVER_PORT");
        assert_eq!(screaming("server.baseUrlPath"), "SERVER_BASE_URL_PATH");
        assert_eq!(screaming("server.disconnectedSessionTTL"), "SERVER_DISCONNECTED_SESSION_TTL");
    }

    #[test]
    fn a_wrong_value_is_told_with_its_place() {
        let given = Given::from([("server.port", ("eighty".to_owned(), "`--server.port`".to_owned()))]);
        let error = Settings::from_given(&given).unwrap_err();
        assert_eq!(error, "`--server.port` must be a port, 0 to 65535: eighty");
    }
}
