//! The code of what a function uses, read from where it stands.

use std::{env, fs, path::PathBuf};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Error, File, Item, Result, visit::Visit};

use crate::options::Used;

/// The file in which an attribute stands. Editors expand attributes without one; then all names are found, empty.
pub(crate) struct Source(Option<File>);

impl Source {
    /// The file of the attribute that is being expanded.
    pub(crate) fn here() -> Self {
        let path = proc_macro::Span::call_site().local_file();
        let text = path.and_then(|path| fs::read_to_string(path).ok());
        Self(text.and_then(|text| syn::parse_file(&text).ok()))
    }

    #[cfg(test)]
    pub(crate) fn of_text(text: &str) -> Self {
        Self(Some(syn::parse_file(text).expect("a file")))
    }

    /// The name and the code of something, as an expression.
    pub(crate) fn find(&self, used: &Used) -> Result<TokenStream> {
        match used {
            Used::File(path) => {
                let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
                let file = folder.join(path.value());
                if !file.is_file() {
                    let reason = format!("there is no such file in the package's folder: {}", path.value());
                    return Err(Error::new(path.span(), reason));
                }
                let file = file.to_string_lossy();
                Ok(quote!((#path, include_str!(#file))))
            }
            Used::Item(name) => {
                let mut finder = Finder { name: name.to_string(), code: String::new() };
                if let Some(file) = &self.0 {
                    finder.visit_file(file);
                    if finder.code.is_empty() {
                        let reason = "there is no function, type or constant of this name in this file";
                        return Err(Error::new(name.span(), format!("{reason}: `{name}`")));
                    }
                }
                let Finder { name, code } = finder;
                Ok(quote!((#name, #code)))
            }
        }
    }
}

/// Gathers the items of a name, wherever in the file they stand, and what is implemented for a type.
struct Finder {
    name: String,
    code: String,
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item(&mut self, item: &'ast Item) {
        let name = match item {
            Item::Const(item) => item.ident.to_string(),
            Item::Enum(item) => item.ident.to_string(),
            Item::Fn(item) => item.sig.ident.to_string(),
            Item::Macro(item) => item.ident.as_ref().map_or_else(String::new, ToString::to_string),
            Item::Static(item) => item.ident.to_string(),
            Item::Struct(item) => item.ident.to_string(),
            Item::Trait(item) => item.ident.to_string(),
            Item::Type(item) => item.ident.to_string(),
            Item::Union(item) => item.ident.to_string(),
            Item::Impl(item) => match &*item.self_ty {
                syn::Type::Path(path) => path.path.segments.last().map_or_else(String::new, |s| s.ident.to_string()),
                _ => String::new(),
            },
            _ => String::new(),
        };
        if name == self.name {
            self.code += &bare(item.to_token_stream()).to_string();
        } else {
            syn::visit::visit_item(self, item);
        }
    }
}

/// Code without its documentation, an edit of which changes nothing.
pub(crate) fn bare(code: TokenStream) -> TokenStream {
    let mut bare: Vec<TokenTree> = Vec::new();
    for token in code {
        match token {
            TokenTree::Group(group) if is_documentation(&group) && ends_in_hash(&bare) => drop(bare.pop()),
            TokenTree::Group(group) => bare.push(Group::new(group.delimiter(), self::bare(group.stream())).into()),
            token => bare.push(token),
        }
    }
    bare.into_iter().collect()
}

/// Whether it is the `[doc = "…"]` that a comment becomes.
fn is_documentation(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc")
}

fn ends_in_hash(tokens: &[TokenTree]) -> bool {
    matches!(tokens.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str, name: &str) -> String {
        let used = syn::parse_str(name).expect("a name");
        Source::of_text(text).find(&used).map_or_else(|error| error.to_string(), |found| found.to_string())
    }

    #[test]
    fn an_item_is_found_wherever_it_stands_without_what_is_said_of_it() {
        let text = "fn outer() { /** why */ const LIMIT: u8 = 3; } mod inner { pub fn helper() { /* how */ 1 } }";
        assert_eq!(code(text, "LIMIT"), r#"("LIMIT" , "const LIMIT : u8 = 3 ;")"#);
        assert_eq!(code(text, "helper"), r#"("helper" , "pub fn helper () { 1 }")"#);
        assert_eq!(code(text, "gone"), "there is no function, type or constant of this name in this file: `gone`");
    }

    #[test]
    fn a_type_counts_with_what_is_implemented_for_it() {
        let text = "struct Rate(f64); impl Rate { fn of(&self) -> f64 { self.0 } }";
        assert!(code(text, "Rate").contains("fn of"), "{}", code(text, "Rate"));
    }

    #[test]
    fn a_file_that_is_not_there_is_refused() {
        assert_eq!(code("", "\"src/gone.rs\""), "there is no such file in the package's folder: src/gone.rs");
    }
}
