//! What the programs of all languages have in common: their steps, what they read, and the comment at the top that says so.

use super::Call;
use super::template::{Assembled, Bit};
use crate::{Body, Method, Request};

/// A call, taken apart for a program.
pub(crate) struct Script<'a> {
    /// Gets the access token.
    pub(crate) token: Option<Step<'a>>,
    /// The step that sends the request itself.
    pub(crate) main: Step<'a>,
}

/// One request of a program.
pub(crate) struct Step<'a> {
    /// The request of the step, for its method and body.
    pub(crate) request: &'a Request,
    /// The same in templates.
    pub(crate) assembled: Assembled,
    /// Whether its answer holds a token, which is not to be shown.
    pub(crate) gives_token: bool,
    /// Whether it is sent with a client certificate.
    pub(crate) with_certificate: bool,
}

/// The statements with which a language deals with the answer of a step.
pub(crate) struct Answers {
    /// Keeps the access token for the next step.
    pub(crate) take_token: &'static str,
    /// Prints that an answer holds a token, without the token.
    pub(crate) print_token: &'static str,
    /// Prints any other answer.
    pub(crate) print: &'static str,
}

/// The variables that name the files of the client certificate, as in SAP's SDKs.
pub(crate) const CERTIFICATE_FILE: &str = "AICORE_CERT_FILE_PATH";
pub(crate) const KEY_FILE: &str = "AICORE_KEY_FILE_PATH";

impl<'a> Script<'a> {
    pub(crate) fn new(call: &Call<'a>) -> Self {
        Self {
            token: call.token.map(|request| Step::new(request, false)),
            main: Step::new(call.request, call.token.is_some()),
        }
    }

    /// The steps in their order.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step<'a>> {
        self.token.iter().chain([&self.main])
    }

    /// The statements of all steps, each followed by what is done with its answer.
    pub(crate) fn statements(
        &self,
        write: impl Fn(&Step<'a>) -> String,
        answers: &Answers,
    ) -> String {
        let token = self.token.as_ref().map(&write);
        let taken = token.map_or_else(String::new, |token| token + answers.take_token);
        let printed = match self.main.gives_token {
            true => answers.print_token,
            false => answers.print,
        };
        taken + &write(&self.main) + printed
    }

    /// The names of the secrets it reads, in the order it needs them.
    pub(crate) fn secrets(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.steps().for_each(|step| step.add_secrets(&mut names));
        names
    }

    /// Whether a client certificate is sent.
    pub(crate) fn needs_certificate(&self) -> bool {
        self.steps().any(|step| step.with_certificate)
    }

    /// Whether a bit of this kind has to be put together.
    pub(crate) fn uses(&self, wanted: fn(&Bit) -> bool) -> bool {
        self.steps()
            .flat_map(|step| step.assembled.templates())
            .any(|template| template.any(&wanted))
    }

    /// Lines for the top: what is sent, what is read from the environment. `missing` says what becomes of a variable
    /// that is not there.
    pub(crate) fn about(&self, missing: &str) -> Vec<String> {
        let mut lines = vec![self.main.title()];
        let secrets = self.secrets();
        if !secrets.is_empty() {
            lines.push(reads(&secrets, missing));
        }
        if self.needs_certificate() {
            lines.push(format!(
                "{CERTIFICATE_FILE} and {KEY_FILE} name the files of the client certificate and its key (PEM)."
            ));
        }
        lines
    }
}

impl<'a> Step<'a> {
    /// With `own_token` it is sent with the access token that the step before it got.
    pub(crate) fn new(request: &'a Request, own_token: bool) -> Self {
        Self {
            request,
            assembled: Assembled::new(request, own_token),
            gives_token: gives_token(request),
            with_certificate: request.identity.is_some(),
        }
    }

    /// Method and address on one line, for a comment or a name.
    pub(crate) fn title(&self) -> String {
        let address = self.assembled.url.known().unwrap_or(&self.request.url.base);
        // No line end of any language, no end of a comment.
        let plain = |character: char| match character {
            '!'..='~' => character,
            _ => '?',
        };
        let address: String = address.chars().map(plain).collect();
        format!("{} {address}", self.request.method.as_str())
    }

    /// Adds the names of the secrets it reads to those that are not among `names`.
    pub(crate) fn add_secrets(&self, names: &mut Vec<String>) {
        let templates = self.assembled.templates();
        templates.for_each(|template| template.add_secrets(names));
    }
}

/// Says which secrets are read; `missing` says what becomes of one that is not there.
pub(crate) fn reads(secrets: &[String], missing: &str) -> String {
    let names = listed(secrets);
    format!("Reads {names} from the environment; {missing}.")
}

/// Names in a row, as a sentence has them.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// OAuth's token requests (RFC 6749 § 4) have a grant type; those of registries by GET a scope (distribution's token
/// specification).
fn gives_token(request: &Request) -> bool {
    match &request.body {
        Some(Body::Form(fields)) => fields.iter().any(|(name, _)| name == "grant_type"),
        Some(Body::Json(_) | Body::RawJson(_)) => false,
        None => {
            let mut query = request.url.query.iter();
            request.method == Method::Get && query.any(|(name, _)| name == "scope")
        }
    }
}
