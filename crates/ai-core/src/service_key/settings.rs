//! Settings a line each, as tables of a page, `.bru` and `.http` files have them: `Client ID<tab>…`, `@clientid = …`.

use pasted_text::{Object, Value, setting};

/// The longest text that is read so, in bytes.
const LONGEST: usize = 64 * 1024;

/// The settings of a text; none at all if a name is repeated, since it cannot be told which value is meant.
pub(super) fn read(text: &str) -> Object {
    let lines = text.lines().filter(|_| text.len() <= LONGEST);
    let settings: Object = lines.filter_map(of_line).collect();
    let has_repeated = Value::Object(settings.clone()).has_repeated_name();
    match has_repeated {
        true => Object::default(),
        false => settings,
    }
}

fn of_line(line: &str) -> Option<(String, Value)> {
    const NAMES: [&str; 12] = [
        "clientid",
        "clientsecret",
        "url",
        "authurl",
        "tokenurl",
        "uaaurl",
        "apiurl",
        "aiapiurl",
        "baseurl",
        "identityzone",
        "identityzoneid",
        "oauthtokenurl",
    ];
    let line = setting::without_marks(line);
    let (label, value) = setting::split(line, setting::separator(line)?);
    let is_sign = |c: char| matches!(c, ' ' | '-' | '_' | '*' | '"' | '\'');
    let name: String = label
        .chars()
        .filter(|c| !is_sign(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let name = match &*name {
        "oauthtokenurl" => "tokenurl",
        name => name,
    };
    let is_value = !value.is_empty() && !value.contains(char::is_whitespace);
    (NAMES.contains(&name) && is_value).then(|| (name.to_owned(), Value::of_text(value)))
}
