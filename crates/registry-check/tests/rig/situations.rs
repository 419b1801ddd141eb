//! Every situation in which the checks and skopeo have to agree.

use super::registries::Town;
use super::token_server::GOOD;

/// The password of the robot.
const ROBOT: &str = "s3cret ü";

/// Who asks where for what.
pub struct Situation {
    pub name: &'static str,
    pub door: &'static str,
    pub image: String,
    pub login: Option<(&'static str, &'static str)>,
    /// Why the two may differ, where containerd does.
    pub difference: Option<&'static str>,
}

impl Town {
    /// Every situation that the readers are compared in.
    pub fn situations(&self) -> Vec<Situation> {
        let anna = Some(("anna", GOOD));
        let one = "team/app:1";
        let digest = format!("team/app@{}", self.digest);
        let both = format!("team/app:gone@{}", self.digest);
        let no_digest = format!("team/app@sha256:{}", "0".repeat(64));
        let row = |name, door, image: &str, login| Situation {
            name,
            door,
            image: image.to_owned(),
            login,
            difference: None,
        };
        let differs = |name, door, image: &str, login, why| Situation {
            difference: Some(why),
            ..row(name, door, image, login)
        };
        let mut rows = vec![
            row("Basic: right password", "basic", one, anna),
            row(
                "Basic: right password with blank and umlaut, robot name",
                "basic",
                one,
                Some(("robot$team+ci", ROBOT)),
            ),
            row(
                "Basic: wrong password",
                "basic",
                one,
                Some(("anna", "wrong")),
            ),
            row("Basic: wrong user", "basic", one, Some(("nobody", GOOD))),
            row(
                "Basic: password with a line end",
                "basic",
                one,
                Some(("anna", "pass+1&=%\n")),
            ),
            row("Basic: no login", "basic", one, None),
            row("Basic: no such repository", "basic", "team/none:1", anna),
            row("Basic: no such tag", "basic", "team/app:none", anna),
            row("Basic: by digest", "basic", &digest, anna),
            row("Basic: unknown digest", "basic", &no_digest, anna),
            row("Token: right password", "token", one, anna),
            row(
                "Token: robot name",
                "token",
                one,
                Some(("robot$team+ci", GOOD)),
            ),
            row(
                "Token: wrong password",
                "token",
                one,
                Some(("anna", "wrong")),
            ),
            row("Token: wrong user", "token", one, Some(("nobody", GOOD))),
            row("Token: no login", "token", one, None),
            row(
                "Token: account blocked (403)",
                "token",
                one,
                Some(("dora", GOOD)),
            ),
            row(
                "Token: may pull this repository only, this one",
                "token",
                one,
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: may pull this repository only, another",
                "token",
                "other/app:1",
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: may pull nothing",
                "token",
                one,
                Some(("carla", GOOD)),
            ),
            row(
                "Token: may pull nothing, public image",
                "token",
                "public/app:1",
                Some(("bruno", GOOD)),
            ),
            row(
                "Token: token expired at once",
                "token",
                one,
                Some(("emil", GOOD)),
            ),
            row(
                "Token: token valid from later on",
                "token",
                one,
                Some(("fritz", GOOD)),
            ),
            row(
                "Token: token server limits (429)",
                "token",
                one,
                Some(("gina", GOOD)),
            ),
            row(
                "Token: token server fails (500)",
                "token",
                one,
                Some(("sven", GOOD)),
            ),
            row("Token: no such repository", "token", "team/none:1", anna),
            row("Token: no such tag", "token", "team/app:none", anna),
            row("Token: by digest", "token", &digest, anna),
            row("Token: unknown digest", "token", &no_digest, anna),
            row(
                "Token: public image, no login",
                "token",
                "public/app:1",
                None,
            ),
            row(
                "Token: public image, right password",
                "token",
                "public/app:1",
                anna,
            ),
            row(
                "Token: public image, wrong password",
                "token",
                "public/app:1",
                Some(("anna", "wrong")),
            ),
            row(
                "Token: public image for arm64, no login",
                "token",
                "public/app:arm64",
                None,
            ),
            row(
                "Token server without POST (404): right",
                "token without POST",
                one,
                anna,
            ),
            row(
                "Token server without POST (404): wrong",
                "token without POST",
                one,
                Some(("anna", "wrong")),
            ),
            row(
                "Token server with POST 405: right",
                "token with POST 405",
                one,
                anna,
            ),
            row(
                "Token server with POST 400: right",
                "token with POST 400",
                one,
                anna,
            ),
            row(
                "Token server with POST 401: right",
                "token with POST 401",
                one,
                anna,
            ),
            row(
                "Token server with POST 401: wrong",
                "token with POST 401",
                one,
                Some(("anna", "wrong")),
            ),
            row(
                "Token server with POST 403: wrong",
                "token with POST 403",
                one,
                Some(("anna", "wrong")),
            ),
        ];
        let post = "skopeo asks by GET, containerd by POST first, and gives up on this answer";
        rows.extend([
            differs(
                "Token server with POST 403: right",
                "token with POST 403",
                one,
                anna,
                post,
            ),
            differs(
                "Token server with POST 500: right",
                "token with POST 500",
                one,
                anna,
                post,
            ),
            differs(
                "Token server that puts the token into the wrong field",
                "token in the wrong field",
                one,
                anna,
                post,
            ),
            row("OCI image, amd64", "basic", "team/app:1", anna),
            row("Docker image, amd64", "basic", "team/app:docker", anna),
            row(
                "OCI index, amd64 and arm64",
                "token",
                "team/app:multi",
                anna,
            ),
            row(
                "Docker list, amd64 and arm64",
                "token",
                "team/app:multi-docker",
                anna,
            ),
            row("OCI image, arm64", "token", "team/app:arm64", anna),
            row(
                "Docker image, arm64",
                "basic",
                "team/app:arm64-docker",
                anna,
            ),
            row(
                "OCI index, arm64 only",
                "token",
                "team/app:arm64-index",
                anna,
            ),
            row(
                "Docker list, arm64 only",
                "basic",
                "team/app:arm64-list",
                anna,
            ),
            row("OCI image, 386", "basic", "team/app:386", anna),
            row("OCI image, windows", "basic", "team/app:windows", anna),
            differs(
                "Schema 1",
                "basic",
                "team/app:schema1",
                anna,
                "containerd 2 no longer pulls schema 1",
            ),
            row("Helm chart", "basic", "team/chart:1", anna),
            differs(
                "Tag and digest, tag gone",
                "basic",
                &both,
                anna,
                "skopeo takes no name with both",
            ),
            row("Open registry, no login", "open", one, None),
            row(
                "Open registry, any login",
                "open",
                one,
                Some(("anna", "whatever")),
            ),
            row("Open registry, no such tag", "open", "team/app:none", None),
            row("Certificate expired", "expired", one, anna),
            row("Certificate not yet valid", "not yet valid", one, anna),
            row("Certificate for another host", "other name", one, anna),
            row(
                "Certificate by an unknown authority",
                "unknown issuer",
                one,
                anna,
            ),
            row("Nobody listens", "nobody", one, anna),
            row("No such host", "no such host", one, anna),
            row("A web page, no registry", "web page", one, anna),
            row("Registry fails (500)", "broken", one, None),
            row("Registry limits (429)", "rate limited", one, None),
            row("Registry forbids (403)", "forbidden", one, None),
            row("Registry wants Digest", "digest login", one, anna),
            row("Registry hangs up", "hangs up", one, anna),
            row("Registry without HEAD", "no HEAD", one, None),
            row(
                "Manifest is not what its digest says",
                "forged",
                &digest,
                None,
            ),
        ]);
        rows
    }
}
