//! Finds the secrets of a call in someone else's text and puts dots in their place.
//!
//! A server can send back what it was sent, plain or encoded. Looked for are: the secret itself, escaped for JSON up to
//! three times in each spelling that JSON writers have, escaped for a web page, percent-encoded and hex with large and
//! small digits, and base64 in each of its three alignments.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
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
    let mut forms = vec![Zeroizing::new(secret.to_owned())];
    forms.extend(json_forms(secret));
    forms.extend(percent_forms(secret));
    forms.extend(page_forms(secret));
    forms.extend(hex_forms(secret));
    forms.extend((0..3).flat_map(|shift| base64_forms(secret, shift)));
    forms
}

/// JSON within JSON within JSON: a body that is quoted in an error. Some writers escape all that is not ASCII, some the
/// slash.
fn json_forms(secret: &str) -> Vec<Zeroizing<String>> {
    let once = Encoding::JsonString.encode(secret);
    let spelled = [
        Zeroizing::new(once.replace('/', "\\/")),
        Zeroizing::new(in_ascii(&once, |unit| format!("\\u{unit:04x}"))),
        Zeroizing::new(in_ascii(&once, |unit| format!("\\u{unit:04X}"))),
        once,
    ];
    let layers = spelled.into_iter().flat_map(|once| {
        let twice = Encoding::JsonString.encode(&once);
        let thrice = Encoding::JsonString.encode(&twice);
        [once, twice, thrice]
    });
    layers.collect()
}

fn in_ascii(text: &str, escape: impl Fn(u16) -> String) -> String {
    let mut ascii = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            ascii.extend(
                character
                    .encode_utf16(&mut units)
                    .iter()
                    .map(|unit| escape(*unit)),
            );
        }
    }
    ascii
}

/// With the unreserved characters as they are, and with all of them encoded.
fn percent_forms(secret: &str) -> Vec<Zeroizing<String>> {
    let percent = Encoding::Form.encode(secret);
    let all = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let small = Zeroizing::new(small_digits(&percent));
    let plus = Zeroizing::new(percent.replace("%20", "+"));
    let all_small = Zeroizing::new(small_digits(&all));
    vec![percent, small, plus, Zeroizing::new(all), all_small]
}

/// As the usual template engines escape text for a web page.
fn page_forms(secret: &str) -> [Zeroizing<String>; 3] {
    [
        ["&quot;", "&#39;"],
        ["&#34;", "&#39;"],
        ["&quot;", "&#x27;"],
    ]
    .map(|[quote, apostrophe]| {
        let escaped = secret.replace('&', "&amp;").replace('<', "&lt;");
        let escaped = escaped.replace('>', "&gt;").replace('"', quote);
        Zeroizing::new(escaped.replace('\'', apostrophe))
    })
}

fn hex_forms(secret: &str) -> [Zeroizing<String>; 2] {
    let hex = |digits: fn(&u8) -> String| secret.as_bytes().iter().map(digits).collect::<String>();
    let short = secret.len() * 2 < SHORTEST_TAIL;
    [
        hex(|byte| format!("{byte:02x}")),
        hex(|byte| format!("{byte:02X}")),
    ]
    .map(|hex| Zeroizing::new(if short { String::new() } else { hex }))
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
        let secret = Secret::new("p$ss \"w\\rd/ü+?-'<🐤>&".to_owned());
        let text = secret.open();
        let json = serde_json::to_string(text).unwrap();
        let echoes = [
            text.to_owned(),
            json.clone(),
            serde_json::to_string(&json).unwrap(),
            serde_json::to_string(&serde_json::to_string(&json).unwrap()).unwrap(),
            json.replace('/', "\\/"),
            json.replace('ü', "\\u00fc").replace('🐤', "\\ud83d\\udc24"),
            json.replace('ü', "\\u00FC").replace('🐤', "\\uD83D\\uDC24"),
            "p$ss &quot;w\\rd/ü+?-&#39;&lt;🐤&gt;&amp;".to_owned(),
            "p$ss &#34;w\\rd/ü+?-&#39;&lt;🐤&gt;&amp;".to_owned(),
            "p$ss &quot;w\\rd/ü+?-&#x27;&lt;🐤&gt;&amp;".to_owned(),
            "702473732022775c72642fc3bc2b3f2d273cf09f90a43e26".to_owned(),
            "702473732022775C72642FC3BC2B3F2D273CF09F90A43E26".to_owned(),
            utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
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
