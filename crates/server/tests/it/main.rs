//! The server as pages and other programs have it: real sockets on loopback.

mod connection;
mod http;
mod support;
