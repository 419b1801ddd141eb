//! Secrets that cannot be told from ordinary text: short ones, numbers, and words that servers and people use.
//!
//! To put dots wherever such a text stands would garble answers and tell what the password is. So these are looked for
//! by place: where a field repeats a credential, and where something encoded holds one.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::decode;
use super::fingerprints::{Fingerprints, SHORTEST};
use super::words::WORDS;

/// The most digits of a number that could be a date, a time, a port or an id.
const LONGEST_NUMBER: usize = 8;
/// The longest encoded pair of a username and a common secret, in bytes.
const LONGEST_PAIR: usize = 512;
/// The longest text that is taken for a value as a whole.
const LONGEST_VALUE: usize = 4096;
/// How many decodings in a row are undone.
const MOST_STEPS: usize = 3;

/// What a text is, by the name of the field it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// A password, a token, a header with credentials.
    Credential,
    /// A field whose value may well be one ordinary word: a name, a status, a message.
    Word,
    /// Any other field; its value may be long text.
    Other,
}

impl Field {
    /// The kind of a field, by its name.
    pub(super) fn of(name: &str) -> Self {
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        match &*name {
            word if WORD_FIELDS.contains(&word) => Self::Word,
            "auth" => Self::Credential,
            other if CREDENTIALS.iter().any(|part| other.contains(part)) => Self::Credential,
            _ => Self::Other,
        }
    }
}

/// Whether a secret is too common to be looked for by its text alone.
pub(super) fn is_common(secret: &str) -> bool {
    let is_number = secret.bytes().all(|byte| byte.is_ascii_digit());
    secret.len() < SHORTEST || (is_number && secret.len() <= LONGEST_NUMBER) || is_of_words(secret)
}

/// One word, or two: three make a passphrase, which no server says by accident.
fn is_of_words(secret: &str) -> bool {
    let lower = secret.to_ascii_lowercase();
    let parts: Vec<_> = lower.split(|c: char| !c.is_ascii_alphabetic()).collect();
    let one_word = |word: &str| WORDS.split_ascii_whitespace().any(|known| known == word);
    parts.len() <= 2 && parts.iter().all(|part| one_word(part))
}

/// Whether the value of a field is a common secret, or repeats one where credentials stand.
pub(super) fn shown_in(fingerprints: &Fingerprints, text: &str, field: Field) -> bool {
    if !fingerprints.has_common() {
        return false;
    }
    let whole = text.trim();
    let is_value = whole.len() <= LONGEST_VALUE
        && match field {
            Field::Word => false,
            Field::Credential | Field::Other => fingerprints.is_common(whole.as_bytes()),
        };
    is_value
        || (field == Field::Credential && token_in(fingerprints, text.as_bytes()))
        || is_encoded(fingerprints, whole.as_bytes(), field)
        || assigned_in(fingerprints, text.as_bytes())
}

/// Whether the text as a whole decodes to a common secret. A short secret in a field for words is left alone, since
/// two or three letters decode to something by accident.
fn is_encoded(fingerprints: &Fingerprints, text: &[u8], field: Field) -> bool {
    if text.len() > LONGEST_VALUE {
        return false;
    }
    let mut texts = vec![text.to_vec()];
    for _step in 0..MOST_STEPS {
        texts = texts
            .iter()
            .flat_map(|text| whole_decodings(text))
            .collect();
        let telling = |text: &&Vec<u8>| field != Field::Word || text.len() > 2;
        if texts
            .iter()
            .filter(telling)
            .any(|text| fingerprints.is_common(text))
        {
            return true;
        }
    }
    false
}

/// What a text stands for if all of it was encoded once.
fn whole_decodings(text: &[u8]) -> Vec<Vec<u8>> {
    let mut decodings: Vec<_> = decode::unescaped(text).collect();
    decodings.extend(base64_of(text));
    decodings.extend(hex_of(text));
    decodings
}

/// Whether something encoded in the text is a username and a common secret, as in `Authorization: Basic`.
pub(super) fn pair_in(fingerprints: &Fingerprints, text: &[u8]) -> bool {
    let is_encoded = |token: &&[u8]| (4..=LONGEST_PAIR).contains(&token.len());
    let mut room = [0; LONGEST_PAIR];
    let mut is_encoded_pair = |token: &[u8]| {
        let in_base64 =
            base64_into(token, &mut room).is_some_and(|pair| is_pair(fingerprints, pair));
        in_base64
            || (token.iter().all(u8::is_ascii_hexdigit)
                && hex_of(token).is_some_and(|pair| is_pair(fingerprints, &pair)))
    };
    fingerprints.has_common() && tokens(text).filter(is_encoded).any(&mut is_encoded_pair)
}

fn is_pair(fingerprints: &Fingerprints, pair: &[u8]) -> bool {
    let colon = pair.iter().position(|byte| *byte == b':');
    let readable = pair.iter().all(|byte| !byte.is_ascii_control());
    readable && colon.is_some_and(|colon| fingerprints.is_common(&pair[colon + 1..]))
}

/// Whether a word of the text, or a pair with a username, is a common secret.
fn token_in(fingerprints: &Fingerprints, text: &[u8]) -> bool {
    tokens(text).any(|token| fingerprints.is_common(token) || is_pair(fingerprints, token))
}

/// Whether the text gives a common secret to a name that means a credential: `password=…`, `"token":"…"`.
fn assigned_in(fingerprints: &Fingerprints, text: &[u8]) -> bool {
    let mut name_was_credential = false;
    for (gap, word) in words(text) {
        let assigns = gap.iter().any(|byte| matches!(byte, b'=' | b':'));
        if name_was_credential && assigns && gap.len() <= 8 && fingerprints.is_common(word) {
            return true;
        }
        let name = std::str::from_utf8(word).unwrap_or_default();
        name_was_credential = Field::of(name) == Field::Credential;
    }
    false
}

/// The words of a text, each with what stands before it.
fn words(text: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let parts = |byte: &u8| byte.is_ascii_whitespace() || b"\"'\\,;&<>()[]{}=:".contains(byte);
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.iter().position(|byte| !parts(byte))?;
        let (gap, word) = rest.split_at(start);
        let end = word.iter().position(parts).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        rest = after;
        Some((gap, word))
    })
}

/// What stands between blanks, quotes and brackets.
fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let parts = |byte: &u8| byte.is_ascii_whitespace() || b"\"'\\,;&<>()[]{}".contains(byte);
    text.split(parts).filter(|token| !token.is_empty())
}

/// What base64 of either alphabet stands for, with or without padding.
fn base64_of(text: &[u8]) -> Option<Vec<u8>> {
    let mut room = vec![0; text.len()];
    base64_into(text, &mut room).map(<[u8]>::to_vec)
}

fn base64_into<'r>(text: &[u8], room: &'r mut [u8]) -> Option<&'r [u8]> {
    let end = text.iter().rposition(|byte| *byte != b'=')? + 1;
    let text = text.get(..end).filter(|text| text.len() > 1)?;
    let is_for_urls = text.iter().any(|byte| matches!(byte, b'-' | b'_'));
    let engine = if is_for_urls {
        &URL_SAFE_NO_PAD
    } else {
        &STANDARD_NO_PAD
    };
    let length = engine.decode_slice(text, room).ok()?;
    Some(&room[..length])
}

/// What pairs of hex digits stand for, with anything between them that is no letter or digit.
fn hex_of(text: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric() && !matches!(byte, b'x' | b'X'))
        .copied()
        .collect();
    if digits.is_empty() || !digits.len().is_multiple_of(2) {
        return None;
    }
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks_exact(2).map(pair).collect()
}

/// Parts of the names of fields that hold credentials.
const CREDENTIALS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "passwort",
    "pwd",
    "secret",
    "token",
    "credential",
    "apikey",
    "privatekey",
    "authorization",
    "assertion",
    "cookie",
];

/// Fields whose values may well be ordinary words.
const WORD_FIELDS: &[&str] = &[
    "name",
    "username",
    "user",
    "account",
    "status",
    "state",
    "phase",
    "code",
    "message",
    "msg",
    "type",
    "kind",
    "reason",
    "error",
    "title",
    "action",
    "actions",
    "scope",
    "service",
    "target",
    "result",
    "tag",
    "tags",
    "role",
    "id",
    "count",
    "detail",
    "details",
    "errordescription",
    "description",
    "secretname",
    "dockerregistrysecrets",
    "server",
    "tenantid",
    "serviceplan",
    "requestid",
    "tokentype",
    "expiresin",
    "mediatype",
    "architecture",
    "os",
    "version",
    "date",
    "age",
    "contentlength",
    "contenttype",
    "connection",
    "cachecontrol",
    "allow",
    "vary",
    "via",
    "login",
];
