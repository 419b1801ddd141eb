//! What holds for any bytes typed as an image, and as a registry key.

use pull_secret::{ImageReference, Keyring, Pattern, Target};

/// No parser panics, and the normal form of an image is its own normal form.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Some(pattern) = Pattern::of_key(text) {
        let keyring = Keyring::new([[(text, ())]]);
        let _ = keyring.select(&Target::of_lookup(&pattern.text()));
    }
    let Ok(image) = ImageReference::parse(text) else {
        return;
    };
    assert_eq!(ImageReference::parse(&image.to_string()), Ok(image.clone()));
}
