//! The query of the page's address.

use crate::context;

/// What the page's address has behind `?`: names and values, decoded, in their order. What says how the page is
/// embedded (`embed`, `embed_options`) is left out.
///
/// A memoized function that asks for it has it as an input.
///
/// ```no_run
/// # use millpond as st;
/// let city = st::query_params().into_iter().find(|(name, _)| name == "city");
/// st::write(city.map(|(_, city)| city));
/// ```
pub fn query_params() -> Vec<(String, String)> {
    let query = context::run().map(|run| run.query()).unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Changes what the page's address has behind `?` to these names and values; none takes all away. A memoized function
/// that does so does it again at a hit.
///
/// ```no_run
/// # use millpond as st;
/// st::set_query_params([("city", "Bern"), ("year", "1921")]);
/// ```
#[track_caller]
pub fn set_query_params(params: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>) {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(params).finish();
    if let Some(run) = context::run() {
        context::expect(run.set_query(query).map_err(Into::into));
    }
}
