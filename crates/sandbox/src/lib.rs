//! The practice tenant: token server, AI Core API and registry on loopback.
