//! What a memoized function becomes: itself with one call around its body, and a module of its name with `clear`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Error, FnArg, Ident, ItemFn, Pat, Result, ReturnType, Signature, Type};

use crate::{
    options::Options,
    source::{Source, bare},
};

pub(crate) fn expand(options: &Options, function: ItemFn, singleton: bool, source: &Source) -> Result<TokenStream> {
    refuse(&function.sig)?;
    refuse_together(options, singleton, &function.sig.ident)?;
    let code = bare(function.to_token_stream()).to_string();
    let ItemFn { attrs, vis, mut sig, block } = function;
    let name = &sig.ident.clone();
    let arguments = arguments(&sig)?;
    let returned = match &sig.output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, returned) => returned.to_token_stream(),
    };
    let method = match options {
        _ if singleton => quote!(call_shared),
        Options { persist: true, .. } => quote!(call_persistent),
        Options { max_size: Some(_), .. } => quote!(call_measured),
        _ => quote!(call),
    };
    if singleton {
        sig.output = syn::parse_quote!(-> ::std::sync::Arc<#returned>);
    }
    let declared = declared(options, name, &code, &arguments, singleton, source)?;
    let clear = format!("Forgets all results of `{name}`.");
    let clear_call = format!("Forgets the results of `{name}` for these arguments.");
    let explain = format!("Says what a call of `{name}` with these arguments would do, and why.");
    let stats = format!("What is counted of `{name}` since the app began.");
    let module = format!("The memo of the function `{name}`.");
    Ok(quote! {
        #(#attrs)*
        #[track_caller]
        #vis #sig {
            let key = #name::MEMO.key(&[#(&#arguments as &dyn ::millpond::Key),*]);
            #name::MEMO.#method(key, move || -> #returned #block)
        }

        #[doc = #module]
        #vis mod #name {
            #[doc(hidden)]
            pub static MEMO: ::millpond::memo::Memo = ::millpond::memo::Memo::new(#declared);

            #[doc = #clear]
            #[allow(dead_code)]
            pub fn clear() {
                MEMO.clear();
            }

            #[doc = #clear_call]
            #[allow(dead_code)]
            pub fn clear_call(arguments: &[&dyn ::millpond::Key]) {
                MEMO.clear_call(arguments);
            }

            #[doc = #explain]
            #[allow(dead_code)]
            #[track_caller]
            pub fn explain(arguments: &[&dyn ::millpond::Key]) -> ::millpond::memo::Verdict {
                MEMO.explain(arguments)
            }

            #[doc = #stats]
            #[allow(dead_code)]
            pub fn stats() -> ::millpond::memo::Stats {
                MEMO.stats()
            }
        }
    })
}

fn declared(
    options: &Options,
    name: &Ident,
    code: &str,
    arguments: &[Ident],
    singleton: bool,
    source: &Source,
) -> Result<TokenStream> {
    let name = name.to_string();
    let Options { persist, session, allow_widgets, show_time, .. } = options;
    let kind = if singleton { quote!(Singleton) } else { quote!(Memo) };
    let ttl = option(options.ttl.map(|ttl| {
        let (seconds, nanos) = (ttl.as_secs(), ttl.subsec_nanos());
        quote!(::std::time::Duration::new(#seconds, #nanos))
    }));
    let max_entries = option(options.max_entries.map(|max| quote!(#max)));
    let max_size = option(options.max_size.as_ref().map(|size| quote!(#size)));
    let spinner = option(options.spinner.as_ref().map(|spinner| quote!(#spinner)));
    let parameters = arguments.iter().map(Ident::to_string);
    let uses = options.uses.iter().map(|used| source.find(used)).collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        ::millpond::memo::Declared {
            name: #name,
            module: module_path!(),
            code: #code,
            uses: &[#(#uses),*],
            parameters: &[#(#parameters),*],
            kind: ::millpond::memo::MemoKind::#kind,
            session: #session,
            persist: #persist,
            ttl: #ttl,
            max_entries: #max_entries,
            max_size: #max_size,
            allow_widgets: #allow_widgets,
            spinner: #spinner,
            show_time: #show_time,
        }
    })
}

/// Refuses options that contradict each other.
fn refuse_together(options: &Options, singleton: bool, name: &Ident) -> Result<()> {
    let reason = match options {
        Options { persist: true, .. } if singleton => "a singleton is an object in memory; it can't be kept on disk",
        Options { max_size: Some(_), .. } if singleton => {
            "the size of a singleton is not known; bound it by `max_entries`"
        }
        Options { persist: true, session: true, .. } => {
            "results on disk outlive every session: give `persist` or `scope`"
        }
        _ => return Ok(()),
    };
    Err(Error::new_spanned(name, reason))
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// The parameters that are part of the key.
fn arguments(sig: &Signature) -> Result<Vec<Ident>> {
    let mut arguments = Vec::new();
    for input in &sig.inputs {
        let FnArg::Typed(input) = input else { unreachable!("methods are refused") };
        let Pat::Ident(pattern) = &*input.pat else {
            return Err(Error::new_spanned(&input.pat, "a memoized function's parameters are plain names"));
        };
        if !pattern.ident.to_string().starts_with('_') {
            arguments.push(pattern.ident.clone());
        }
    }
    Ok(arguments)
}

fn refuse(sig: &Signature) -> Result<()> {
    if let Some(receiver) = sig.receiver() {
        let hint = "a method can't be memoized: memoize a free function that takes what it needs";
        return Err(Error::new_spanned(receiver, hint));
    }
    if let Some(token) = &sig.asyncness {
        return Err(Error::new_spanned(token, "an async function can't be memoized: memoize one that blocks"));
    }
    if let Some(token) = &sig.unsafety {
        return Err(Error::new_spanned(token, "an unsafe function can't be memoized: a hit would not run its checks"));
    }
    if sig.generics.type_params().next().is_some() || sig.generics.const_params().next().is_some() {
        let hint = "a generic function can't be memoized: its results have no one type";
        return Err(Error::new_spanned(&sig.generics, hint));
    }
    if let ReturnType::Type(_, returned) = &sig.output {
        match &**returned {
            Type::Reference(_) => {
                let hint = "a memoized function can't return a reference: what it borrows is gone at the next call";
                return Err(Error::new_spanned(returned, hint));
            }
            Type::ImplTrait(_) => {
                return Err(Error::new_spanned(returned, "a memoized function returns a named type, not `impl Trait`"));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Source {
        Source::of_text("fn helper() {} mod inner { const LIMIT: u8 = 1; }")
    }

    /// What the attribute with these options says to a function, and at which of its words.
    fn refusal(options: &str, function: &str, singleton: bool) -> String {
        let expanded = syn::parse_str::<Options>(options)
            .and_then(|options| expand(&options, syn::parse_str(function).expect("a function"), singleton, &source()));
        let error = expanded.expect_err("this is refused");
        error.to_string()
    }

    #[test]
    fn what_cannot_be_memoized_is_refused_with_the_reason() {
        for (function, reason) in [
            ("fn f(&self) {}", "a method can't be memoized: memoize a free function that takes what it needs"),
            ("async fn f() {}", "an async function can't be memoized: memoize one that blocks"),
            ("unsafe fn f() {}", "an unsafe function can't be memoized: a hit would not run its checks"),
            ("fn f<T>(t: T) {}", "a generic function can't be memoized: its results have no one type"),
            ("fn f<const N: usize>() {}", "a generic function can't be memoized: its results have no one type"),
            ("fn f((a, b): (u8, u8)) {}", "a memoized function's parameters are plain names"),
            (
                "fn f() -> &'static str { \"\" }",
                "a memoized function can't return a reference: what it borrows is gone at the next call",
            ),
            ("fn f() -> impl Fn() { || () }", "a memoized function returns a named type, not `impl Trait`"),
        ] {
            assert_eq!(refusal("", function, false), reason, "{function}");
        }
    }

    #[test]
    fn options_that_make_no_sense_are_refused_with_the_reason() {
        let ttl = "`ttl` is a number and `ms`, `s`, `m`, `h` or `d`, such as \"60s\" or \"1.5h\"";
        for (options, reason) in [
            ("ttl = \"soon\"", format!("{ttl}: \"soon\"")),
            ("ttl = \"5\"", format!("{ttl}: \"5\"")),
            ("persist = \"tape\"", "`persist` can only be \"disk\": \"tape\"".into()),
            (
                "tll = \"5s\"",
                "no such option: `tll`; there are `ttl`, `persist`, `max_entries`, `max_size`, `scope`, `uses`, \
                 `allow_widgets`, `spinner` and `show_time`"
                    .into(),
            ),
            (
                "max_size = \"big\"",
                "`max_size` is a number and `B`, `KB`, `MB`, `GB` or `TB`, such as \"500MB\": \"big\"".into(),
            ),
            ("scope = \"user\"", "`scope` is \"app\" or \"session\": \"user\"".into()),
            ("uses(gone)", "there is no function, type or constant of this name in this file: `gone`".into()),
            (
                "persist = \"disk\", scope = \"session\"",
                "results on disk outlive every session: give `persist` or `scope`".into(),
            ),
        ] {
            assert_eq!(refusal(options, "fn f() {}", false), reason);
        }
        let reason = "the size of a singleton is not known; bound it by `max_entries`";
        assert_eq!(refusal("max_size = \"1MB\"", "fn f() {}", true), reason);
        let reason = "a singleton is an object in memory; it can't be kept on disk";
        assert_eq!(refusal("persist = \"disk\"", "fn f() {}", true), reason);
    }

    #[test]
    fn all_options_at_once_are_taken() {
        let options = "ttl = \"1.5h\", persist = \"disk\", max_entries = 5, max_size = \"1.5GiB\", scope = \"app\", \
                       uses(helper, LIMIT), allow_widgets, spinner = false, show_time";
        let options: Options = syn::parse_str(options).expect("options");
        let function = syn::parse_quote!(
            fn f(x: u8) -> u8 {
                x
            }
        );
        assert!(expand(&options, function, false, &source()).is_ok());
        assert_eq!(options.ttl, Some(std::time::Duration::from_secs(5400)));
        assert_eq!((options.persist, options.max_entries, options.allow_widgets), (true, Some(5), true));
        assert_eq!(options.spinner.as_deref(), Some(""));
    }
}
