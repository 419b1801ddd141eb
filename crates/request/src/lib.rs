//! HTTP as a value: one request, three fills, one transport.
