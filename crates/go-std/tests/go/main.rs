//! The readers hold against other readers of the same grammar, and against rows of Go's own tests.

mod any_json;
mod json;
mod pattern;
mod unmarshal;
mod url;
