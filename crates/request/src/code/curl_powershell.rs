//! curl, called from PowerShell. Works with Windows PowerShell 5.1, which mangles quotes in arguments: curl reads all
//! that could hold one, and all that holds a secret, from its standard input.

use super::expression::Dialect;
use super::powershell::{PowerShell, body_statements, functions, opening};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::short::{BODY, Short, Word, joined};
use super::{Call, CodeFile, curl};
use crate::Method;

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request-curl.ps1".to_owned(),
        text: program(&Script::new(call)),
    }
}

/// Writes a request in short. `None` with a quote in an argument, which Windows PowerShell 5.1 does not pass on, and with
/// a client certificate, whose files the curl of Windows does not read.
pub(crate) fn short(request: &Short) -> Option<String> {
    let method = curl::method(request);
    let mut arguments = vec![format!("{method} {}", PowerShell.literal(request.url))];
    for (name, value) in &request.headers {
        let insert = |name: &str| format!("$env:{name}");
        let header = match value.as_slice() {
            [Word::Literal(text)] => PowerShell.literal(&format!("{name}: {text}")),
            words => format!(
                r#""{name}: {}""#,
                joined(words, "", in_double_quotes, insert)
            ),
        };
        arguments.push(format!("-H {header}"));
    }
    arguments.extend(curl::data(request).map(|option| format!("{option} '@{BODY}'")));
    let has_quote = |(_, value): &(&str, Vec<Word>)| {
        value
            .iter()
            .any(|word| matches!(word, Word::Literal(text) if text.contains('"')))
    };
    let is_passed_on = !request.headers.iter().any(has_quote) && !request.with_certificate;
    // Without the extension, Windows PowerShell takes it for its own command.
    is_passed_on.then(|| format!("curl.exe {}\n", arguments.join(" `\n  ")))
}

/// Characters inside of double quotes, in which PowerShell inserts variables.
fn in_double_quotes(text: &str) -> String {
    text.replace('`', "``")
        .replace('$', "`$")
        .replace('"', "`\"")
}

fn program(script: &Script) -> String {
    let mut text = opening(script);
    text += ENCODING;
    text += QUOTE;
    text += SEND;
    text += &functions(script);
    text += &script.statements(step, &ANSWERS);
    text + "}\n"
}

const ENCODING: &str = r"# What goes to curl and comes back is UTF-8.
$OutputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)

";

const QUOTE: &str = r#"function ConvertTo-CurlText([string] $text) {
    '"' + $text.Replace('\', '\\').Replace('"', '\"') + '"'
}

"#;

/// `curl` alone is another name of `Invoke-WebRequest` in Windows PowerShell.
const SEND: &str = r"# Sends a request; the last line of the result is the status. Everybody on this computer can see arguments, so
# there are none but these.
function Send-Request([string[]] $config) {
    $curl = (Get-Command curl -CommandType Application)[0]
    $answer = $config | & $curl --silent --show-error --globoff --write-out '\n%{http_code}' --config '-'
    if ($LASTEXITCODE) { throw 'curl got no answer' }
    $answer
}

";

const ANSWERS: Answers = Answers {
    take_token: TAKE_TOKEN,
    print_token: PRINT_TOKEN,
    print: PRINT,
};

const TAKE_TOKEN: &str = r#"if ($answer[-1] -ne '200') { throw "No access token: HTTP $($answer[-1])`n$($answer[0..($answer.Count - 2)])" }
$token = ($answer[0..($answer.Count - 2)] | ConvertFrom-Json).access_token

"#;

const PRINT: &str = r#""HTTP $($answer[-1])"
$answer[0..($answer.Count - 2)]
if ($answer[-1] -notlike '2*') { throw "HTTP $($answer[-1])" }
"#;

const PRINT_TOKEN: &str = r#""HTTP $($answer[-1])"
if ($answer[-1] -ne '200') { throw "$($answer[0..($answer.Count - 2)])" }
'The answer holds a token, which is not shown.'
"#;

/// The statements that send a request and keep its answer in `$answer`, line by line.
fn step(step: &Step) -> String {
    let mut options = vec![match step.request.method {
        Method::Head => "'head'".to_owned(),
        method => format!("'request = {}'", method.as_str()),
    }];
    let url = PowerShell.expression(&step.assembled.url);
    options.push(option("url", &url));
    for (name, value) in &step.assembled.headers {
        let header = PowerShell.prefixed(&format!("{name}: "), value);
        options.push(option("header", &header));
    }
    if step.assembled.body.is_some() {
        options.push(option("data-raw", "$body"));
    }
    if step.with_certificate {
        options.push(option("cert", &format!("$env:{CERTIFICATE_FILE}")));
        options.push(option("key", &format!("$env:{KEY_FILE}")));
    }
    let text = body_statements(step, "");
    let options = options.iter().map(|option| format!("    {option}\n"));
    text + &format!(
        "$answer = @(Send-Request @(\n{}))\n",
        options.collect::<String>()
    )
}

fn option(name: &str, value: &str) -> String {
    let value = match value.starts_with('$') {
        true => value.to_owned(),
        false => format!("({value})"),
    };
    format!("'{name} = ' + (ConvertTo-CurlText {value})")
}
