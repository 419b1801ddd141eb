//! Which certificate authorities are trusted: those of this computer, or those that the environment names instead.
//!
//! On Linux they are read from files here. The libraries would do that too, but they read the environment on their own,
//! so it could be neither shown nor refused.

use std::ffi::OsStr;
use std::path::Path;
use std::{env, fs, io};

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::environment::{AUTHORITY_FILE, Environment};
use crate::{SettingsError, VariableFault};

/// Whether this operating system keeps its authorities in files, so that variables can name others.
pub(crate) const FROM_FILES: bool = cfg!(all(unix, not(target_os = "macos")));

/// Far more than all authorities of the world.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// The authorities to trust; `None` where the operating system itself decides.
///
/// # Errors
/// [`SettingsError::Variable`] if a variable names some that cannot be used, [`SettingsError::NoAuthorities`] if this
/// computer has none.
pub(crate) fn trusted(
    environment: &Environment,
) -> Result<Option<Vec<CertificateDer<'static>>>, SettingsError> {
    if !FROM_FILES {
        return Ok(None);
    }
    let mut found = Vec::new();
    for (name, value) in environment.authority_paths() {
        let error = |fault| SettingsError::Variable {
            name: name.to_owned(),
            fault,
        };
        found.extend(named(name, value).map_err(error)?);
    }
    if environment.authority_names().is_empty() {
        found = usable(of_this_computer());
    }
    match found.is_empty() {
        true => Err(SettingsError::NoAuthorities),
        false => Ok(Some(found)),
    }
}

/// The authorities that a variable names.
///
/// # Errors
/// Why there are none.
pub(crate) fn named(
    name: &str,
    value: &OsStr,
) -> Result<Vec<CertificateDer<'static>>, VariableFault> {
    let found = match name {
        AUTHORITY_FILE => in_file(Path::new(value))?,
        _ => in_folders(value)?,
    };
    match found.is_empty() {
        true => Err(VariableFault::NoCertificate),
        false => Ok(found),
    }
}

/// Whether a PEM text holds certificates alone that can be read, and at least one.
pub(crate) fn are_in(pem: &[u8]) -> bool {
    let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    certificates.is_ok_and(|found| !found.is_empty() && found.iter().all(can_be_trusted))
}

fn in_file(path: &Path) -> Result<Vec<CertificateDer<'static>>, VariableFault> {
    let metadata = fs::metadata(path).map_err(fault)?;
    // Reading a pipe or a device might never end.
    if !metadata.is_file() || metadata.len() > LARGEST_FILE {
        return Err(VariableFault::Unreadable);
    }
    let pem = fs::read(path).map_err(fault)?;
    Ok(usable(
        CertificateDer::pem_slice_iter(&pem).flatten().collect(),
    ))
}

/// Folders in a list may be missing, as long as one of them can be read.
fn in_folders(list: &OsStr) -> Result<Vec<CertificateDer<'static>>, VariableFault> {
    let mut found = Vec::new();
    let mut first_error = None;
    let mut any = false;
    for folder in env::split_paths(list).filter(|path| !path.as_os_str().is_empty()) {
        match fs::read_dir(&folder) {
            Ok(_) => {
                any = true;
                found.extend(in_folder(&folder));
            }
            Err(error) => first_error = first_error.or(Some(fault(error))),
        }
    }
    match first_error {
        Some(first_error) if !any => Err(first_error),
        _ => Ok(usable(found)),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn in_folder(folder: &Path) -> Vec<CertificateDer<'static>> {
    rustls_native_certs::load_certs_from_paths(None, Some(folder)).certs
}

#[cfg(all(unix, not(target_os = "macos")))]
fn of_this_computer() -> Vec<CertificateDer<'static>> {
    openssl_probe::candidate_cert_dirs()
        .flat_map(in_folder)
        .collect()
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn in_folder(_: &Path) -> Vec<CertificateDer<'static>> {
    Vec::new()
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn of_this_computer() -> Vec<CertificateDer<'static>> {
    Vec::new()
}

/// Without those that are no authorities, which one file of many may hold.
fn usable(mut found: Vec<CertificateDer<'static>>) -> Vec<CertificateDer<'static>> {
    found.sort_unstable_by(|one, other| one.as_ref().cmp(other.as_ref()));
    found.dedup();
    found.retain(can_be_trusted);
    found
}

/// Whether a certificate can be read, so that TLS can trust it.
fn can_be_trusted(certificate: &CertificateDer<'_>) -> bool {
    let certificate = certificate.clone().into_owned();
    RootCertStore::empty().add(certificate).is_ok()
}

fn fault(error: io::Error) -> VariableFault {
    match error.kind() {
        io::ErrorKind::NotFound => VariableFault::Missing,
        _ => VariableFault::Unreadable,
    }
}
