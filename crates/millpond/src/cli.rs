//! The command line, and what it starts.

use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, error::ErrorKind};
use millpond_server::{App, Script, Server, serve};
use tokio::signal::unix::{SignalKind, signal};

use crate::{OPTIONS, Settings, rust_script::RustScript};

/// The port taken where none is asked for.
const PORT: u16 = 8501;
/// How many ports after it are tried.
const TRIES: u16 = 100;

/// Serves an app until Ctrl-C, as the program's command line says.
///
/// `--help` lists the options. What is wrong is told on the terminal, in a line, and by the exit status.
pub fn run(app: impl Fn() + Send + Sync + 'static) -> ExitCode {
    let program = env::current_exe().unwrap_or_default();
    let name = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let command = command(name.clone()).about("A data app").subcommand(crate::cache_command());
    let matches = match parse(command, env::args_os()) {
        Ok(matches) => matches,
        Err(status) => return ExitCode::from(u8::try_from(status).unwrap_or(2)),
    };
    let folder = env::current_dir().unwrap_or_default();
    let launch = Launch { name, folder, script: Box::new(|_| Box::new(RustScript(app))) };
    let done = match matches.subcommand() {
        Some((_, matches)) => crate::run_cache_command(matches),
        None => launch_from(&matches, launch),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// The options of the configuration as a command line.
pub fn command(name: String) -> Command {
    let args =
        OPTIONS.iter().map(|option| Arg::new(option.name).long(option.name).value_name(option.value).help(option.help));
    Command::new(name).version(env!("CARGO_PKG_VERSION")).args(args)
}

/// Reads a command line. What it asks to print, or a line on what is wrong with it, is printed; the exit status says
/// which.
pub fn parse(command: Command, arguments: impl IntoIterator<Item = OsString>) -> Result<ArgMatches, i32> {
    command.try_get_matches_from(arguments).map_err(|error| {
        if error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            let text = error.to_string();
            let reason = text.lines().take_while(|line| !line.is_empty()).map(str::trim).collect::<Vec<_>>().join(" ");
            eprintln!("{reason}; see `--help`");
        } else {
            // A terminal that is gone can't be told.
            let _ = error.print();
        }
        error.exit_code()
    })
}

/// What is to be served.
pub struct Launch {
    /// The app's name.
    pub name: String,
    /// Where the script is: its configuration and its cache lie there.
    pub folder: PathBuf,
    /// What is executed at each run, under this configuration.
    pub script: MakeScript,
}

/// Makes a script that heeds a configuration.
pub type MakeScript = Box<dyn FnOnce(&Settings) -> Box<dyn Script> + Send>;

/// Serves what a command line of [`command`] asks for, until Ctrl-C. The error is a line for the terminal.
pub fn launch_from(matches: &ArgMatches, launch: Launch) -> Result<(), String> {
    let given = |name| matches.get_one::<String>(name).cloned();
    let given: BTreeMap<_, _> = OPTIONS.iter().filter_map(|option| Some((option.name, given(option.name)?))).collect();
    let settings = Settings::read(&given, &launch.folder)?;
    crate::init_logging(&settings.log_level);

    let (server, address) = listen(&settings)?;
    let cache = crate::caches::of_app(&settings, &launch.folder);
    raise_file_limit();
    let base = settings.options.base_path.clone();
    let options = settings.options.clone();
    crate::context::set_max_upload_size(options.max_upload_size);
    let app = App { name: launch.name, script: (launch.script)(&settings), cache, options };
    let wrong = |error| format!("the server can't start: {error}");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(wrong)?;
    let until = {
        let _runtime = runtime.enter();
        until_told().map_err(wrong)?
    };
    announce(&settings, address, &base);
    let served = runtime.block_on(serve(server, app, until));
    // Runs that still compute are not waited for.
    runtime.shutdown_background();
    served.map_err(|error| format!("the server failed: {error}"))
}

/// Ready once the terminal or the system asks for the end; from now on neither ends the process by itself.
fn until_told() -> io::Result<impl Future<Output = ()> + Send> {
    let [mut interrupted, mut terminated] = [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?];
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

fn listen(settings: &Settings) -> Result<(Server, SocketAddr), String> {
    let ip = settings.address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let bind = |port| Server::bind(SocketAddr::new(ip, port));
    let server = match settings.port {
        Some(port) => bind(port).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => format!("port {port} is in use: choose another one with `--server.port`"),
            _ => format!("{ip} port {port} can't be listened at: {error}"),
        })?,
        None => first_free(bind).map_err(|error| format!("{ip} port {PORT} can't be listened at: {error}"))?,
    };
    let address = server.address().map_err(|error| error.to_string())?;
    Ok((server, address))
}

fn first_free(bind: impl Fn(u16) -> io::Result<Server>) -> io::Result<Server> {
    let taken = |result: &io::Result<Server>| matches!(result, Err(error) if error.kind() == io::ErrorKind::AddrInUse);
    (PORT..PORT + TRIES).map(&bind).find(|result| !taken(result)).unwrap_or_else(|| bind(PORT))
}

/// Each large result from disk that is in memory keeps its file open, as does each connection its socket.
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }) {
        log::debug!("the number of open files can't be raised: {error}");
    }
}

fn announce(settings: &Settings, address: SocketAddr, base: &str) {
    let port = address.port();
    let path = if base.is_empty() { String::new() } else { format!("/{base}") };
    let everywhere = address.ip().is_unspecified();
    let host = if everywhere || address.ip().is_loopback() { "localhost".to_owned() } else { address.ip().to_string() };
    let local = format!("http://{host}:{port}{path}");
    println!("\n  You can now view your Millpond app in your browser.\n");
    println!("  Local URL: {local}");
    if let Some(ip) = everywhere.then(network_address).flatten() {
        println!("  Network URL: http://{ip}:{port}{path}");
    }
    println!();
    if !settings.headless.unwrap_or_else(|| !has_display()) && open::that_detached(&local).is_err() {
        log::warn!("no browser could be opened: open {local}");
    }
}

fn has_display() -> bool {
    cfg!(not(target_os = "linux")) || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some())
}

/// The address by which others in the network know this machine.
///
/// No packet is sent: connecting a datagram socket only asks the system which way one would go.
fn network_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}
