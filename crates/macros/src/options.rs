//! What is said in the parentheses.

use std::time::Duration;

use syn::{
    Ident, LitBool, LitInt, LitStr, Result, Token,
    parse::{Parse, ParseStream},
};

/// The options of a memo.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) ttl: Option<Duration>,
    pub(crate) persist: bool,
    pub(crate) max_entries: Option<usize>,
    /// As it stands; the front reads it.
    pub(crate) max_size: Option<LitStr>,
    /// Whether each session has results of its own.
    pub(crate) session: bool,
    pub(crate) uses: Vec<Used>,
    pub(crate) allow_widgets: bool,
    /// Absent says the function's name, empty shows none.
    pub(crate) spinner: Option<String>,
    pub(crate) show_time: bool,
}

/// Something whose code counts as the function's own.
pub(crate) enum Used {
    /// An item of the same file.
    Item(Ident),
    /// A file, by its path from the package's folder.
    File(LitStr),
}

impl Parse for Used {
    fn parse(input: ParseStream) -> Result<Self> {
        match input.peek(LitStr) {
            true => input.parse().map(Used::File),
            false => input.parse().map(Used::Item),
        }
    }
}

impl Parse for Options {
    fn parse(input: ParseStream) -> Result<Self> {
        let mut options = Self::default();
        while !input.is_empty() {
            let name: Ident = input.parse()?;
            match name.to_string().as_str() {
                "ttl" => options.ttl = Some(duration(&value(input)?)?),
                "persist" => options.persist = persist(&value(input)?)?,
                "max_entries" => options.max_entries = Some(value::<LitInt>(input)?.base10_parse()?),
                "max_size" => options.max_size = Some(size(value(input)?)?),
                "scope" => options.session = session(&value(input)?)?,
                "uses" => options.uses = uses(input)?,
                "allow_widgets" => options.allow_widgets = true,
                "show_time" => options.show_time = true,
                "spinner" => options.spinner = spinner(input)?,
                other => {
                    let known = "`ttl`, `persist`, `max_entries`, `max_size`, `scope`, `uses`, \
                                 `allow_widgets`, `spinner` and `show_time`";
                    return Err(syn::Error::new(name.span(), format!("no such option: `{other}`; there are {known}")));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(options)
    }
}

fn value<T: Parse>(input: ParseStream) -> Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn persist(text: &LitStr) -> Result<bool> {
    match text.value().as_str() {
        "disk" => Ok(true),
        other => Err(syn::Error::new(text.span(), format!("`persist` can only be \"disk\": \"{other}\""))),
    }
}

fn session(text: &LitStr) -> Result<bool> {
    match text.value().as_str() {
        "session" => Ok(true),
        "app" => Ok(false),
        other => Err(syn::Error::new(text.span(), format!("`scope` is \"app\" or \"session\": \"{other}\""))),
    }
}

fn uses(input: ParseStream) -> Result<Vec<Used>> {
    let list;
    syn::parenthesized!(list in input);
    Ok(list.parse_terminated(Used::parse, Token![,])?.into_iter().collect())
}

/// Checks that a size can be read, as `millpond::parse_size` does when the app runs.
fn size(text: LitStr) -> Result<LitStr> {
    let value = text.value().to_ascii_lowercase();
    let unit_at = value.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(value.len());
    let (number, unit) = value.split_at(unit_at);
    let known = ["", "b", "kb", "kib", "mb", "mib", "gb", "gib", "tb", "tib"].contains(&unit);
    match known && number.trim().parse::<f64>().is_ok_and(|number| number > 0.0) {
        true => Ok(text),
        false => {
            let hint = "a number and `B`, `KB`, `MB`, `GB` or `TB`, such as \"500MB\"";
            Err(syn::Error::new(text.span(), format!("`max_size` is {hint}: \"{}\"", text.value())))
        }
    }
}

fn spinner(input: ParseStream) -> Result<Option<String>> {
    input.parse::<Token![=]>()?;
    if input.peek(LitBool) {
        let shown = input.parse::<LitBool>()?.value;
        return Ok((!shown).then(String::new));
    }
    Ok(Some(input.parse::<LitStr>()?.value()))
}

fn duration(text: &LitStr) -> Result<Duration> {
    let wrong = || {
        let hint = "a number and `ms`, `s`, `m`, `h` or `d`, such as \"60s\" or \"1.5h\"";
        syn::Error::new(text.span(), format!("`ttl` is {hint}: \"{}\"", text.value()))
    };
    let value = text.value();
    let unit_at = value.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(wrong)?;
    let (number, unit) = value.split_at(unit_at);
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86400.0,
        _ => return Err(wrong()),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    Duration::try_from_secs_f64(number * seconds).map_err(|_| wrong())
}
