//! bash and curl. Works with the bash 3.2 of macOS.
//!
//! Everything stands in one subshell: the program can be pasted into a terminal, where bash then reads all of it before
//! it asks for a secret, and neither `set -e` nor a secret stays behind.

use super::expression::{Dialect, document};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::template::{Bit, Template};
use super::{Call, CodeFile};
use crate::Method;

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request.sh".to_owned(),
        text: program(&Script::new(call)),
    }
}

fn program(script: &Script) -> String {
    let mut text = "#!/usr/bin/env bash\n".to_owned();
    for line in script.about("asks for what is missing") {
        text += &format!("# {line}\n");
    }
    text += "(\nset -euo pipefail\n\n";
    for name in script.secrets() {
        text += &format!(
            "[ -n \"${{{name}-}}\" ] || {{ IFS= read -rsp '{name}: ' {name}; echo >&2; }}\n"
        );
    }
    text += "\n";
    text += JSON;
    if script.uses(|bit| matches!(bit, Bit::Inside(_))) {
        text += INSIDE;
    }
    if script.uses(|bit| matches!(bit, Bit::Percent(_))) {
        text += PERCENT;
    }
    text += &script.statements(step, &ANSWERS);
    text + ")\n"
}

/// The statements that send a request and keep its answer in `answer`.
fn step(step: &Step) -> String {
    let mut text = String::new();
    for (index, template) in step.assembled.documents.iter().enumerate() {
        text += &format!("{}={}\n", document(index), Bash.expression(template));
    }
    let body = step.assembled.body.as_ref();
    if let Some(body) = body.filter(|body| body.known().is_none()) {
        text += &format!("body={}\n", Bash.expression(body));
    }
    let call = format!("curl {}", arguments(step).join(" \\\n      "));
    let call = match configuration(step).as_slice() {
        [] => format!("  {call}"),
        [line] => format!("  {line} |\n    {call}"),
        lines => format!("  {{\n    {}\n  }} |\n    {call}", lines.join("\n    ")),
    };
    text + &format!("answer=$(\n{call}\n)\n")
}

/// What curl reads from its standard input: all that holds a secret, since everybody on a computer can see arguments.
fn configuration(step: &Step) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, value) in &step.assembled.headers {
        if value.known().is_none() {
            let mut header = Template::default();
            header.literal(&format!("{name}: "));
            header.append(value.clone());
            lines.push(configured("header", &Bash.expression(&header)));
        }
    }
    let body = step.assembled.body.as_ref();
    if body.is_some_and(|body| body.known().is_none()) {
        lines.push(configured("data-raw", r#""$body""#));
    }
    lines
}

fn configured(option: &str, expression: &str) -> String {
    format!(r#"printf '{option} = %s\n' {}"#, Bash.json(expression))
}

fn arguments(step: &Step) -> Vec<String> {
    let mut options = "--silent --show-error".to_owned();
    if !configuration(step).is_empty() {
        options += " --config -";
    }
    if step.with_certificate {
        options += &format!(r#" --cert "${CERTIFICATE_FILE}" --key "${KEY_FILE}""#);
    }
    let mut arguments = vec![options, r"--write-out '\n%{http_code}'".to_owned()];
    arguments.push(match step.request.method {
        Method::Head => "--head".to_owned(),
        method => format!("--request {}", method.as_str()),
    });
    for (name, value) in &step.assembled.headers {
        if let Some(value) = value.known() {
            arguments.push(format!(
                "--header {}",
                Bash.literal(&format!("{name}: {value}"))
            ));
        }
    }
    if let Some(body) = step.assembled.body.as_ref().and_then(Template::known) {
        arguments.push(format!("--data-raw {}", Bash.literal(body)));
    }
    // Brackets of an IPv6 address, or braces, are no pattern.
    arguments.push(format!(
        "--globoff {}",
        Bash.expression(&step.assembled.url)
    ));
    arguments
}

/// Words of bash; neighbours are one word.
pub(super) struct Bash;

impl Dialect for Bash {
    const JOINT: &'static str = "";

    fn literal(&self, text: &str) -> String {
        format!("'{}'", text.replace('\'', r"'\''"))
    }

    fn secret(&self, name: &str) -> String {
        self.local(name)
    }

    fn local(&self, name: &str) -> String {
        format!(r#""${name}""#)
    }

    fn json(&self, inner: &str) -> String {
        format!(r#""$(json {inner})""#)
    }

    fn inside(&self, inner: &str) -> String {
        format!(r#""$(inside {inner})""#)
    }

    fn percent(&self, inner: &str) -> String {
        format!(r#""$(percent {inner})""#)
    }

    fn base64(&self, inner: &str) -> String {
        format!(r#""$(printf %s {inner} | base64 | tr -d '\n')""#)
    }
}

/// Also right for a text in quotes in a configuration of curl, which knows the same escapes for what stands in a body
/// or header.
pub(super) const JSON: &str = r##"# Writes a text as a JSON string. curl's configuration has the same quotes.
json() {
  local LC_ALL=C text=$1 out='' i c
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in
      \" | \\) c=\\$c ;;
      $'\b') c='\b' ;;
      $'\t') c='\t' ;;
      $'\n') c='\n' ;;
      $'\f') c='\f' ;;
      $'\r') c='\r' ;;
      [$'\001'-$'\037']) printf -v c '\\u%04x' "'$c" ;;
    esac
    out+=$c
  done
  printf '"%s"' "$out"
}

"##;

pub(super) const INSIDE: &str = r##"# Writes a text as it stands inside of a JSON string.
inside() {
  local text
  text=$(json "$1")
  text=${text#\"}
  printf %s "${text%\"}"
}

"##;

pub(super) const PERCENT: &str = r##"# Writes a text percent-encoded, as forms have it.
percent() {
  local LC_ALL=C text=$1 out='' i c
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    case $c in
      [A-Za-z0-9._~-]) ;;
      *) printf -v c %d "'$c"; printf -v c '%%%02X' "$((c & 255))" ;;
    esac
    out+=$c
  done
  printf %s "$out"
}

"##;

const ANSWERS: Answers = Answers {
    take_token: TAKE_TOKEN,
    print_token: PRINT_TOKEN,
    print: PRINT,
};

const TAKE_TOKEN: &str = r#"if [[ ${answer##*$'\n'} != 200 || ! $answer =~ \"access_token\"\ *:\ *\"([^\"]+)\" ]]; then
  printf 'No access token: HTTP %s\n%s\n' "${answer##*$'\n'}" "${answer%$'\n'*}" >&2
  exit 1
fi
token=${BASH_REMATCH[1]}

"#;

const PRINT: &str = r#"printf 'HTTP %s\n%s\n' "${answer##*$'\n'}" "${answer%$'\n'*}"
[[ ${answer##*$'\n'} == 2* ]]
"#;

const PRINT_TOKEN: &str = r#"printf 'HTTP %s\n' "${answer##*$'\n'}"
if [[ ${answer##*$'\n'} == 200 ]]; then
  echo 'The answer holds a token, which is not shown.'
else
  printf '%s\n' "${answer%$'\n'*}" >&2
  exit 1
fi
"#;
