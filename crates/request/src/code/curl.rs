//! curl as people type it. Everybody on a computer can see the arguments of curl, the token among them; the program of
//! [`bash`](super::bash) behind it keeps it to itself.

use super::script::{CERTIFICATE_FILE, KEY_FILE};
use super::short::{BODY, Short, Word, joined};
use crate::Method;

/// Writes a request.
pub(crate) fn short(request: &Short) -> String {
    let method = method(request);
    let mut arguments = vec![format!("{method} {}", literal(request.url))];
    if request.with_certificate {
        arguments.push(format!(
            r#"--cert "${CERTIFICATE_FILE}" --key "${KEY_FILE}""#
        ));
    }
    for (name, value) in &request.headers {
        let insert = |name: &str| format!("${name}");
        let header = match value.as_slice() {
            [Word::Literal(text)] => literal(&format!("{name}: {text}")),
            words => format!(r#""{name}: {}""#, joined(words, "", quoted, insert)),
        };
        arguments.push(format!("-H {header}"));
    }
    arguments.extend(data(request).map(|option| format!("{option} @{BODY}")));
    format!("curl {}\n", arguments.join(" \\\n  "))
}

/// The option that names the method.
pub(crate) fn method(request: &Short) -> String {
    match request.method {
        Method::Head => "--head".to_owned(),
        method => format!("-X {}", method.as_str()),
    }
}

/// The option that names the file of the body, if there is one.
pub(crate) fn data(request: &Short) -> Option<&'static str> {
    let body = request.body.as_ref()?;
    // -d leaves line ends out.
    Some(match body.contains(['\n', '\r']) {
        true => "--data-binary",
        false => "-d",
    })
}

/// Characters inside of double quotes, in which the shell inserts secrets.
fn quoted(text: &str) -> String {
    let special = |letter| matches!(letter, '"' | '\\' | '$' | '`');
    let escaped = |letter| match special(letter) {
        true => format!("\\{letter}"),
        false => letter.to_string(),
    };
    text.chars().map(escaped).collect()
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
