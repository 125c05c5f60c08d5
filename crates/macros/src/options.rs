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
    pub(crate) allow_widgets: bool,
    /// Absent says the function's name, empty shows none.
    pub(crate) spinner: Option<String>,
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
                "allow_widgets" => options.allow_widgets = true,
                "spinner" => options.spinner = spinner(input)?,
                other => {
                    let known = "`ttl`, `persist`, `max_entries`, `allow_widgets` and `spinner`";
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
