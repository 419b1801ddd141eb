//! Finds the secrets of a call in someone else's text and puts dots in their place.
//!
//! A server can send back what it was sent, plain or encoded. Looked for are: the secret itself, escaped for JSON once
//! and twice, percent-encoded with large and small digits, and base64 in each of its three alignments.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use pull_secret::Secret;
use zeroize::Zeroizing;

use crate::{Encoding, Mask};

const DOTS: &str = Mask::DOTS;

/// The fewest bytes of a cut-off secret at the end of a cut-off text that are masked.
const SHORTEST_TAIL: usize = 4;

/// Puts dots wherever one of the secrets stands in the text.
pub fn mask<'a>(text: &str, secrets: impl IntoIterator<Item = &'a Secret>) -> String {
    Masker::new(secrets).mask(text)
}

/// The secrets of a call in all forms they are looked for, the longest first.
pub(crate) struct Masker(Vec<Zeroizing<String>>);

impl Masker {
    pub(crate) fn new<'a>(secrets: impl IntoIterator<Item = &'a Secret>) -> Self {
        let mut forms: Vec<_> = secrets
            .into_iter()
            .flat_map(|secret| forms(secret.open()))
            .collect();
        forms.retain(|form| !form.is_empty());
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        forms.dedup();
        Self(forms)
    }

    pub(crate) fn mask(&self, text: &str) -> String {
        // Dots are put in last, so that a secret made of dots cannot mask them again.
        const MARK: &str = "\u{fdd0}";
        let marked = self.0.iter().fold(text.replace(MARK, ""), |text, form| {
            if text.contains(form.as_str()) {
                text.replace(form.as_str(), MARK)
            } else {
                text
            }
        });
        marked.replace(MARK, DOTS)
    }

    /// Masks a text whose end is missing: the start of a secret may be the last that was read.
    pub(crate) fn mask_cut_off(&self, text: &str) -> String {
        let masked = self.mask(text);
        let tail = self
            .0
            .iter()
            .filter_map(|form| tail(&masked, form))
            .max()
            .unwrap_or(0);
        match tail {
            0 => masked,
            tail => format!("{}{DOTS}", &masked[..masked.len() - tail]),
        }
    }
}

/// How many bytes at the end of the text are the start of the secret.
fn tail(text: &str, secret: &str) -> Option<usize> {
    let starts = secret.char_indices().map(|(index, _)| index).rev();
    starts
        .take_while(|&length| length >= SHORTEST_TAIL)
        .find(|&length| text.ends_with(&secret[..length]))
}

fn forms(secret: &str) -> Vec<Zeroizing<String>> {
    let once = Encoding::JsonString.encode(secret);
    let twice = Encoding::JsonString.encode(&once);
    let percent = Encoding::Form.encode(secret);
    let small = Zeroizing::new(small_digits(&percent));
    let plus = Zeroizing::new(percent.replace("%20", "+"));
    let plain = Zeroizing::new(secret.to_owned());
    let mut forms = vec![plain, once, twice, percent, small, plus];
    forms.extend((0..3).flat_map(|shift| base64_forms(secret, shift)));
    forms
}

fn small_digits(percent: &str) -> String {
    let mut escapes = percent.split('%');
    let mut text = escapes.next().unwrap_or_default().to_owned();
    for escape in escapes {
        let (digits, rest) = escape.split_at(2);
        text.extend(["%", &digits.to_ascii_lowercase(), rest]);
    }
    text
}

/// The base64 that any text with the secret `shift` bytes into a group of three contains, in both alphabets.
fn base64_forms(secret: &str, shift: usize) -> [Zeroizing<String>; 2] {
    let shifted = Zeroizing::new([&b"\0\0"[..shift], secret.as_bytes()].concat());
    // The first characters also depend on what stands before the secret, the last on what follows it.
    let first = [0, 2, 3][shift];
    let last = shifted.len() * 8 / 6;
    [STANDARD_NO_PAD, URL_SAFE_NO_PAD].map(|alphabet| {
        let encoded = Zeroizing::new(alphabet.encode(&*shifted));
        let inside = encoded.get(first..last).unwrap_or_default();
        Zeroizing::new(if inside.len() < SHORTEST_TAIL {
            String::new()
        } else {
            inside.to_owned()
        })
    })
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    #[test]
    fn a_secret_is_masked_in_every_form_a_server_may_echo_it_in() {
        let secret = Secret::new("p$ss \"w\\rd/ü+?".to_owned());
        let text = secret.open();
        let json = serde_json::to_string(text).unwrap();
        let echoes = [
            text.to_owned(),
            json.clone(),
            serde_json::to_string(&json).unwrap(),
            Encoding::Form.encode(text).to_string(),
            Encoding::Form.encode(text).to_lowercase(),
            Encoding::Form.encode(text).replace("%20", "+"),
            STANDARD.encode(text),
            STANDARD.encode(format!("u:{text}")),
            STANDARD.encode(format!("anna:{text}\n")),
            URL_SAFE_NO_PAD.encode(format!("an:{text}")),
        ];
        for echo in echoes {
            let masked = mask(&format!("you sent {echo} to us"), [&secret]);
            assert!(masked.contains(DOTS), "{echo} is left in {masked}");
            assert!(!masked.contains(text));
        }
    }

    #[test]
    fn the_start_of_a_secret_at_the_end_of_a_cut_off_text_is_masked() {
        let secrets = [Secret::new("hunter2-hunter2".to_owned())];
        assert_eq!(
            Masker::new(&secrets).mask_cut_off("you sent hunter2-hu"),
            format!("you sent {DOTS}")
        );
    }

    #[test]
    fn a_text_without_a_secret_stays_as_it_is() {
        let secrets = [
            Secret::new("hunter2".to_owned()),
            Secret::new(String::new()),
        ];
        assert_eq!(
            mask("secret has been been created", &secrets),
            "secret has been been created"
        );
    }

    #[test]
    fn of_two_secrets_the_longer_is_masked_whole() {
        let secrets = [
            Secret::new("abcd".to_owned()),
            Secret::new("abcdefgh".to_owned()),
        ];
        assert_eq!(mask("<abcdefgh>", &secrets), format!("<{DOTS}>"));
    }
}
