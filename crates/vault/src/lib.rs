//! Secrets at rest in the OS keychain.
