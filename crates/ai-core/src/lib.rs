//! The SAP AI Core API: asking and reading.
