//! The server as pages and other programs have it: real sockets on loopback.

mod connection;
mod frames;
mod http;
mod support;
mod uploads;
