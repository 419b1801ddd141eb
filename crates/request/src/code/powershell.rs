//! PowerShell with `Invoke-RestMethod` and `Invoke-WebRequest`, which unlike the former tells the status of a success.
//! Works with Windows PowerShell 5.1 and PowerShell 7; only client certificates need the latter.
//!
//! Everything stands in one script block: the program can be pasted into a terminal, where PowerShell then reads all of
//! it before it asks for a secret, and no variable stays behind.

use super::expression::{Dialect, document};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::short::{BODY, Short, Word, joined};
use super::template::{Bit, Template};
use super::{Call, CodeFile};
use crate::Method;

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request.ps1".to_owned(),
        text: program(&Script::new(call)),
    }
}

/// Writes a request in short. `None` with a client certificate, which has to be loaded first.
pub(crate) fn short(request: &Short) -> Option<String> {
    if request.with_certificate {
        return None;
    }
    let value = |words: &[Word]| {
        let literal = |text: &str| PowerShell.literal(text);
        joined(words, " + ", literal, |name| format!("$env:{name}"))
    };
    // A literal is an argument as it is, a sum needs parentheses.
    let argument = |words: &[Word]| match words {
        [Word::Literal(text)] => PowerShell.literal(text),
        words => format!("({})", value(words)),
    };
    let is_type = |name: &str| name.eq_ignore_ascii_case("content-type");
    let (types, others): (Vec<_>, Vec<_>) =
        request.headers.iter().partition(|(name, _)| is_type(name));
    let headers = others
        .iter()
        .map(|(name, words)| format!("    {} = {}\n", PowerShell.literal(name), value(words)));
    let mut text = format!("$headers = @{{\n{}}}\n", headers.collect::<String>());
    let uri = PowerShell.literal(request.url);
    text += &format!(
        "Invoke-RestMethod -Method {} -Uri {uri}",
        method(request.method)
    );
    text += " -Headers $headers";
    for (_, words) in types {
        text += &format!(" `\n    -ContentType {}", argument(words));
    }
    if request.body.is_some() {
        text += &format!(" -InFile {BODY}");
    }
    Some(text + "\n")
}

fn program(script: &Script) -> String {
    let mut text = opening(script);
    text += &functions(script);
    if script.needs_certificate() {
        text += &CERTIFICATE
            .replace("CERTIFICATE_FILE", CERTIFICATE_FILE)
            .replace("KEY_FILE", KEY_FILE);
    }
    text += TRY;
    text += &script.statements(step, &ANSWERS);
    text + CATCH + "}\n"
}

const ANSWERS: Answers = Answers {
    take_token: "    $token = (Invoke-RestMethod @request).access_token\n\n",
    print_token: SEND_FOR_TOKEN,
    print: SEND,
};

/// Comments, and the start of the script block.
pub(crate) fn opening(script: &Script) -> String {
    let lines = script.about("asks for what is missing");
    let lines = lines.iter().map(|line| format!("# {line}\n"));
    format!(
        "{}& {{\n$ErrorActionPreference = 'Stop'\n\n",
        lines.collect::<String>()
    )
}

/// The functions that a program calls, and its secrets.
pub(crate) fn functions(script: &Script) -> String {
    let secrets = script.secrets();
    let mut text = String::new();
    if !secrets.is_empty() {
        text += SECRET;
    }
    if script.uses(|bit| matches!(bit, Bit::Json(_) | Bit::Inside(_))) {
        text += JSON;
    }
    for name in &secrets {
        text += &format!("${name} = Get-Secret '{name}'\n");
    }
    if secrets.is_empty() {
        text
    } else {
        text + "\n"
    }
}

const SECRET: &str = r"function Get-Secret([string] $name) {
    $value = [Environment]::GetEnvironmentVariable($name)
    if ($value) { return $value }
    [Net.NetworkCredential]::new('', (Read-Host $name -AsSecureString)).Password
}

";

/// Not `ConvertTo-Json`, which escapes more than JSON demands, and in each version something else.
const JSON: &str = r#"# Writes a text as a JSON string.
function ConvertTo-JsonText([string] $text) {
    '"' + [regex]::Replace($text, '["\\\x00-\x1f]', {
        param($found)
        $code = [int][char] $found.Value
        switch ($code) {
            8 { '\b' }
            9 { '\t' }
            10 { '\n' }
            12 { '\f' }
            13 { '\r' }
            34 { '\"' }
            92 { '\\' }
            default { '\u{0:x4}' -f $code }
        }
    }) + '"'
}

"#;

/// Windows cannot use a key that has never been in a key store, hence the way through PKCS#12.
const CERTIFICATE: &str = r"$pem = [Security.Cryptography.X509Certificates.X509Certificate2]::CreateFromPemFile($env:CERTIFICATE_FILE, $env:KEY_FILE)
$certificate = [Security.Cryptography.X509Certificates.X509Certificate2]::new($pem.Export('Pkcs12'))

";

const TRY: &str = "try {\n";

const SEND: &str = r#"    $answer = Invoke-WebRequest @request
    "HTTP $($answer.StatusCode)"
    $answer.Content
"#;

const SEND_FOR_TOKEN: &str = r#"    $answer = Invoke-RestMethod @request
    "The answer holds a token, which is not shown: $($answer.PSObject.Properties.Name -join ', ')"
"#;

const CATCH: &str = r#"} catch {
    if (-not $_.Exception.Response) { throw }
    $_.ErrorDetails.Message
    throw "HTTP $([int] $_.Exception.Response.StatusCode)"
}
"#;

/// The statements that describe a request.
fn step(step: &Step) -> String {
    let mut text = body_statements(step, "    ");
    text += "    $request = @{\n";
    text += &format!("        Method = '{}'\n", method(step.request.method));
    text += &format!(
        "        Uri = {}\n",
        PowerShell.expression(&step.assembled.url)
    );
    text += "        Headers = @{\n";
    let (types, others): (Vec<_>, Vec<_>) = step
        .assembled
        .headers
        .iter()
        .partition(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    for (name, value) in others {
        let (name, value) = (PowerShell.literal(name), PowerShell.expression(value));
        text += &format!("            {name} = {value}\n");
    }
    text += "        }\n";
    for (_, value) in types {
        text += &format!("        ContentType = {}\n", PowerShell.expression(value));
    }
    if step.assembled.body.is_some() {
        text += "        Body = [Text.Encoding]::UTF8.GetBytes($body)\n";
    }
    if step.with_certificate {
        text += "        Certificate = $certificate\n";
    }
    text + "        MaximumRedirection = 0\n        UseBasicParsing = $true\n    }\n"
}

/// The statements that put the body together.
pub(crate) fn body_statements(step: &Step, indent: &str) -> String {
    let mut text = String::new();
    for (index, template) in step.assembled.documents.iter().enumerate() {
        let (name, document) = (document(index), PowerShell.expression(template));
        text += &format!("{indent}${name} = {document}\n");
    }
    if let Some(body) = &step.assembled.body {
        text += &format!("{indent}$body = {}\n", PowerShell.expression(body));
    }
    text
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "Get",
        Method::Head => "Head",
        Method::Post => "Post",
        Method::Patch => "Patch",
        Method::Delete => "Delete",
    }
}

/// PowerShell, in which each secret is in a variable of its name.
pub(crate) struct PowerShell;

impl PowerShell {
    /// An expression as the argument of a command.
    fn argument(expression: &str) -> String {
        match expression.contains([' ', '\'']) {
            true => format!("({expression})"),
            false => expression.to_owned(),
        }
    }

    /// An expression that begins with a literal and adds to it.
    pub(crate) fn prefixed(&self, prefix: &str, template: &Template) -> String {
        let mut whole = Template::default();
        whole.literal(prefix);
        whole.append(template.clone());
        self.expression(&whole)
    }
}

impl Dialect for PowerShell {
    const JOINT: &'static str = " + ";

    /// Windows PowerShell reads a file without a byte order mark in the code page of the computer, and takes several
    /// characters beyond ASCII for quotes: they are written by number, and so are controls.
    fn literal(&self, text: &str) -> String {
        let mut pieces = vec![String::new()];
        let mut units = [0; 2];
        for character in text.chars() {
            match (character, pieces.last_mut()) {
                ('\'', Some(last)) => last.push_str("''"),
                (' '..='~', Some(last)) => last.push(character),
                _ => {
                    let units = character.encode_utf16(&mut units).iter();
                    let codes: Vec<_> = units.map(|unit| format!("[char]0x{unit:x}")).collect();
                    pieces.push(codes.join(" + "));
                    pieces.push(String::new());
                }
            }
        }
        let pieces = pieces
            .iter()
            .enumerate()
            .filter_map(|(index, piece)| match index {
                // A sum that begins with a text is a text.
                0 => Some(format!("'{piece}'")),
                _ if index % 2 == 1 => Some(piece.clone()),
                _ if piece.is_empty() => None,
                _ => Some(format!("'{piece}'")),
            });
        pieces.collect::<Vec<_>>().join(" + ")
    }

    fn secret(&self, name: &str) -> String {
        self.local(name)
    }

    fn local(&self, name: &str) -> String {
        format!("${name}")
    }

    fn json(&self, inner: &str) -> String {
        format!("(ConvertTo-JsonText {})", Self::argument(inner))
    }

    fn inside(&self, inner: &str) -> String {
        format!("({} -replace '^\"|\"$')", self.json(inner))
    }

    fn percent(&self, inner: &str) -> String {
        format!("[uri]::EscapeDataString({inner})")
    }

    fn base64(&self, inner: &str) -> String {
        format!("[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes({inner}))")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quote_is_doubled_and_what_is_not_ascii_is_a_number() {
        let literal = PowerShell.literal("it's $x `n \u{2019}ü\n");
        let wanted = "'it''s $x `n ' + [char]0x2019 + [char]0xfc + [char]0xa";
        assert_eq!(literal, wanted);
        assert_eq!(PowerShell.literal("ü"), "'' + [char]0xfc");
    }

    proptest! {
        #[test]
        fn powershell_reads_back_what_was_written(text in "\\PC*|[\0-\u{ff}'\"`$\u{2018}-\u{201f}🔑]*") {
            let literal = PowerShell.literal(&text);
            prop_assert!(literal.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            prop_assert_eq!(read(&literal), text);
        }
    }

    /// Reads a sum of texts in single quotes and characters by number, as about_Quoting_Rules has it.
    fn read(sum: &str) -> String {
        let (mut units, mut rest) = (Vec::new(), sum);
        while !rest.is_empty() {
            if let Some(number) = rest.strip_prefix("[char]0x") {
                let end = number.find(' ').unwrap_or(number.len());
                units.push(u16::from_str_radix(&number[..end], 16).unwrap());
                rest = &number[end..];
            } else {
                let (text, after) = quoted(rest.strip_prefix('\'').unwrap());
                units.extend(text.encode_utf16());
                rest = after;
            }
            rest = rest.strip_prefix(" + ").unwrap_or(rest);
        }
        String::from_utf16(&units).unwrap()
    }

    fn quoted(mut rest: &str) -> (String, &str) {
        let mut text = String::new();
        loop {
            let (before, after) = rest.split_once('\'').unwrap();
            text.push_str(before);
            let Some(more) = after.strip_prefix('\'') else {
                return (text, after);
            };
            text.push('\'');
            rest = more;
        }
    }
}
