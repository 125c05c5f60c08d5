//! The Rust front as its users have it.

mod blocks;
mod editor;
mod elements;
mod files;
mod fragments;
mod memo;
mod moments;
mod scripts;
mod state;
mod support;
mod widgets;
