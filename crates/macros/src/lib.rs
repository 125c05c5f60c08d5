//! `#[memo]` and `#[singleton]`: parse, refuse politely, emit one call.

mod expand;
mod options;
mod source;

use proc_macro::TokenStream;
use syn::{ItemFn, parse_macro_input};

/// Remembers a function's results; the options are listed in `millpond::memo`.
#[proc_macro_attribute]
pub fn memo(options: TokenStream, item: TokenStream) -> TokenStream {
    expand(options, item, false)
}

/// Remembers the object that a function makes, and gives it to all callers as an `Arc`.
#[proc_macro_attribute]
pub fn singleton(options: TokenStream, item: TokenStream) -> TokenStream {
    expand(options, item, true)
}

fn expand(options: TokenStream, item: TokenStream, singleton: bool) -> TokenStream {
    let options = parse_macro_input!(options as options::Options);
    let function = parse_macro_input!(item as ItemFn);
    expand::expand(&options, function, singleton, &source::Source::here())
        .unwrap_or_else(|error| error.into_compile_error())
        .into()
}
