//! `.netrc`: the logins of hosts, as curl and git read them (GNU inetutils, "The .netrc file").

use super::entry::push_login;
use super::{Format, Found};
use crate::Secret;

/// The most hosts that are taken.
const MOST: usize = 100;

/// Takes the login of each host; `None` for any other text.
pub(super) fn import(text: &str, found: &mut Found) -> Option<Format> {
    let mut words = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(str::split_whitespace);
    if words.next()? != "machine" {
        return None;
    }
    let mut host = words.next()?;
    let (mut username, mut password) = (None, None);
    let before = found.credentials.len();
    while found.credentials.len() - before < MOST {
        match words.next() {
            Some("login") => username = words.next(),
            Some("password") => password = words.next(),
            Some("account") => drop(words.next()),
            end @ (Some("machine" | "default" | "macdef") | None) => {
                take(host, username.take(), password.take(), found);
                match (end, words.next()) {
                    (Some("machine"), Some(next)) => host = next,
                    _ => break,
                }
            }
            // It only begins like such a file.
            Some(_) => {
                found.credentials.truncate(before);
                return None;
            }
        }
    }
    (found.credentials.len() > before).then_some(Format::Netrc)
}

fn take(host: &str, username: Option<&str>, password: Option<&str>, found: &mut Found) {
    let (Some(username), Some(password)) = (username, password) else {
        return;
    };
    let password = Secret::new(unquoted(password).to_owned());
    push_login(
        host.to_owned(),
        unquoted(username).to_owned(),
        Some(password),
        found,
    );
}

/// curl takes quotes off.
fn unquoted(word: &str) -> &str {
    let inside = word
        .strip_prefix('"')
        .and_then(|word| word.strip_suffix('"'));
    inside.unwrap_or(word)
}
