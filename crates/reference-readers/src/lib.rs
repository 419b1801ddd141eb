//! How docker, containerd and go-containerregistry read pull secrets, and the recorded cases of it.
//!
//! For tests alone: the application asks the kubelet's readers in `pull-secret`. The cases are answers of the real
//! programs; [`cases::run_file`] compares them with `pull-secret` and with the readers here.
#![forbid(unsafe_code)]

pub mod auth_field;
pub mod cases;
mod containerd;
pub mod docker_cli;
mod docker_key;
pub mod go_containerregistry;
mod image_name;
