//! The protocol's own tests: generated files are fresh, and the shared cases hold on the Rust side.

mod typescript;
