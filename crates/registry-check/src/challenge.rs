//! What a registry asks for in `WWW-Authenticate`, read the way containerd chooses.
//!
//! RFC 9110 § 11.6.1 allows several challenges in one header line; containerd looks at the first of each line only
//! (`core/remotes/docker/auth/parse.go`). Whoever can only be served by a later one is told so.

use http_auth::ChallengeRef;
use http_auth::parser::ChallengeParser;
use serde::{Deserialize, Serialize};

/// The longest line that is read; longer ones count as malformed.
const LONGEST: usize = 8 * 1024;

/// The challenge that containerd answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Challenge {
    /// Username and password with every request (RFC 7617).
    Basic,
    /// A token from a token server (distribution's token specification).
    Bearer(Bearer),
}

/// The parameters of a Bearer challenge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bearer {
    pub(crate) realm: String,
    pub(crate) service: Option<String>,
    /// Each scope for itself; the header separates them by blanks.
    pub(crate) scopes: Vec<String>,
}

/// Why containerd can answer none of the challenges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub(crate) enum Unanswerable {
    /// 401 without a challenge.
    Missing,
    /// No line could be read.
    Malformed,
    /// Other schemes only, such as Digest or Negotiate.
    Schemes { schemes: Vec<String> },
    /// A `Bearer` challenge without the `realm` that it requires.
    RealmMissing,
}

/// Chooses as containerd does: Bearer before Basic, among the first challenges of the lines.
pub(crate) fn choose<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Challenge, Unanswerable> {
    let lines: Vec<&str> = lines.collect();
    if lines.is_empty() {
        return Err(Unanswerable::Missing);
    }
    let firsts: Vec<ChallengeRef<'_>> = lines.iter().filter_map(|line| first(line)).collect();
    if let Some(bearer) = named(&firsts, "bearer") {
        return read_bearer(bearer).map(Challenge::Bearer);
    }
    if named(&firsts, "basic").is_some() {
        return Ok(Challenge::Basic);
    }
    let schemes: Vec<String> = lines.iter().flat_map(|line| schemes(line)).collect();
    match schemes.is_empty() {
        true => Err(Unanswerable::Malformed),
        false => Err(Unanswerable::Schemes { schemes }),
    }
}

fn first(line: &str) -> Option<ChallengeRef<'_>> {
    readable(line).next()
}

fn schemes(line: &str) -> impl Iterator<Item = String> + '_ {
    readable(line)
        .map(|challenge| challenge.scheme.to_owned())
        .take(8)
}

/// The challenges of a line up to the first fault.
fn readable(line: &str) -> impl Iterator<Item = ChallengeRef<'_>> {
    let line = if line.len() > LONGEST { "" } else { line };
    ChallengeParser::new(line).map_while(Result::ok)
}

fn named<'a, 'b>(challenges: &'b [ChallengeRef<'a>], scheme: &str) -> Option<&'b ChallengeRef<'a>> {
    challenges
        .iter()
        .find(|challenge| challenge.scheme.eq_ignore_ascii_case(scheme))
}

fn read_bearer(challenge: &ChallengeRef<'_>) -> Result<Bearer, Unanswerable> {
    let scope = parameter(challenge, "scope").unwrap_or_default();
    Ok(Bearer {
        realm: parameter(challenge, "realm")
            .filter(|realm| !realm.is_empty())
            .ok_or(Unanswerable::RealmMissing)?,
        service: parameter(challenge, "service").filter(|service| !service.is_empty()),
        scopes: scope.split_whitespace().map(str::to_owned).collect(),
    })
}

/// The value of a parameter; of one that is repeated the last, as in Go's map.
fn parameter(challenge: &ChallengeRef<'_>, name: &str) -> Option<String> {
    let mut found = challenge.params.iter().rev();
    let found = found.find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.to_unescaped())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bearer_challenge_is_read_with_all_its_parameters() {
        let line = r#"bearer Realm="https://auth.example/token",service="reg",scope="repository:a/b:pull repository:c:pull",error="x""#;
        let bearer = Bearer {
            realm: "https://auth.example/token".to_owned(),
            service: Some("reg".to_owned()),
            scopes: vec![
                "repository:a/b:pull".to_owned(),
                "repository:c:pull".to_owned(),
            ],
        };
        assert_eq!(choose_of(&[line]), Ok(Challenge::Bearer(bearer)));
    }

    #[test]
    fn escapes_in_quoted_text_are_undone() {
        let line = r#"Bearer realm="https://a.example/t\"oken\\""#;
        let Ok(Challenge::Bearer(bearer)) = choose_of(&[line]) else {
            panic!("no Bearer");
        };
        assert_eq!(bearer.realm, r#"https://a.example/t"oken\"#);
    }

    #[test]
    fn bearer_goes_before_basic_whichever_line_comes_first() {
        let lines = [
            "Basic realm=\"x\"",
            "Bearer realm=\"https://a.example/token\"",
        ];
        assert!(matches!(choose_of(&lines), Ok(Challenge::Bearer(_))));
    }

    #[test]
    fn only_the_first_challenge_of_a_line_counts_as_in_containerd() {
        let basic_first = "Basic realm=\"x\", Bearer realm=\"https://a.example/token\"";
        assert_eq!(choose_of(&[basic_first]), Ok(Challenge::Basic));
        assert_eq!(
            choose_of(&["Negotiate, Basic realm=\"x\""]),
            Err(Unanswerable::Schemes {
                schemes: vec!["Negotiate".to_owned(), "Basic".to_owned()]
            })
        );
    }

    #[test]
    fn what_cannot_be_answered_is_told_apart() {
        let long = format!("Bearer realm=\"{}\"", "x".repeat(LONGEST));
        for (lines, why) in [
            (&[][..], Unanswerable::Missing),
            (&[""], Unanswerable::Malformed),
            (&["Bearer realm=\"open"], Unanswerable::Malformed),
            (&[&long], Unanswerable::Malformed),
            (&["Bearer service=\"x\""], Unanswerable::RealmMissing),
            (&["Bearer realm=\"\""], Unanswerable::RealmMissing),
        ] {
            assert_eq!(choose_of(lines), Err(why), "{lines:?}");
        }
    }

    fn choose_of(lines: &[&str]) -> Result<Challenge, Unanswerable> {
        choose(lines.iter().copied())
    }
}
