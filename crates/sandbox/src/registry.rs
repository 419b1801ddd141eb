//! A registry with the distribution API v2, for pulling: ping, manifests, blobs, and the token
//! server at `/registry/token`. What is in it: `images`; who may have it: `login`.

mod images;
mod login;

use serde_json::json;

use crate::answer::Answer;
use crate::request::RecordedRequest;
use crate::switches::{RateLimit, Switches};

use images::{Images, Object};
use login::Login;

pub(crate) use login::TOKEN_PATH;

/// Where the registry is and who may pull from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryAccess {
    /// Host and port, which is also the registry key.
    pub host: String,
    /// The user that may pull everything.
    pub username: String,
    /// The password of that user, random for each tenant.
    pub password: String,
    /// A user that can log in and may pull nothing but public images; same password.
    pub username_without_rights: String,
    /// A private image that runs on linux/amd64 (and arm64).
    pub image: String,
    /// A private image for arm64 only.
    pub image_arm64_only: String,
    /// An image that can be pulled without a login.
    pub image_public: String,
}

/// The registry's content and logins.
#[derive(Debug)]
pub(crate) struct Registry {
    host: String,
    images: Images,
    login: Login,
}

/// What a path below `/v2/` asks for.
enum Resource<'a> {
    Manifest(&'a str, &'a str),
    Blob(&'a str, &'a str),
    Tags(&'a str),
}

impl Registry {
    pub(crate) fn new(host: String, password: String) -> Self {
        let login = Login::new(&host, password);
        Self {
            host,
            images: Images::practice(),
            login,
        }
    }

    pub(crate) fn access(&self) -> RegistryAccess {
        let image = |path: &str| format!("{}/{path}", self.host);
        RegistryAccess {
            host: self.host.clone(),
            username: login::USERNAME.to_owned(),
            password: self.login.password().to_owned(),
            username_without_rights: login::USERNAME_WITHOUT_RIGHTS.to_owned(),
            image: image("practice/train:1"),
            image_arm64_only: image("practice/train:arm64"),
            image_public: image("practice/hello:1"),
        }
    }

    /// Ends the life of every token given away so far.
    pub(crate) fn expire_all(&self) {
        self.login.expire_all();
    }

    /// Answers any request to the registry's port.
    pub(crate) fn answer(&self, request: &RecordedRequest, switches: &Switches) -> Answer {
        let answer = match request.path() {
            TOKEN_PATH => self.login.give_token(request, switches),
            "/v2" | "/v2/" => self.ping(request, switches),
            path => self
                .pull(path, request, switches)
                .unwrap_or_else(|refusal| refusal),
        };
        answer.header("Docker-Distribution-Api-Version", "registry/2.0")
    }

    /// Whether this registry is `host`, has the image, and gives it for this login. An empty username
    /// is nobody, as for containerd.
    pub(crate) fn serves(
        &self,
        host: &str,
        repository: &str,
        reference: &str,
        (username, password): (&str, &str),
    ) -> bool {
        host == self.host
            && self
                .images
                .repository(repository)
                .is_some_and(|it| it.manifest(reference).is_some())
            && self.login.may_pull(username, password, repository)
    }

    fn ping(&self, request: &RecordedRequest, switches: &Switches) -> Answer {
        match self.login.identify(request, switches) {
            Ok(_) => Answer::json(200, &json!({})),
            Err(challenge) => unauthorized(&challenge),
        }
    }

    fn pull(
        &self,
        path: &str,
        request: &RecordedRequest,
        switches: &Switches,
    ) -> Result<Answer, Answer> {
        let resource = Resource::read(path).ok_or_else(unknown_repository)?;
        self.login
            .authorize(request, switches, resource.repository())?;
        let head = request.method == "HEAD";
        if !head && request.method != "GET" {
            return Err(unsupported("GET, HEAD"));
        }
        if head && resource.is_manifest() && switches.registry_refuses_head {
            return Err(unsupported("GET"));
        }
        let answer = self.find(&resource)?;
        let limit = switches
            .registry_rate_limit
            .filter(|_| resource.is_manifest());
        Ok(match limit {
            Some(limit) => limited(answer, limit, head),
            None => answer,
        })
    }

    fn find(&self, resource: &Resource<'_>) -> Result<Answer, Answer> {
        let repository = self
            .images
            .repository(resource.repository())
            .ok_or_else(unknown_repository)?;
        match resource {
            Resource::Manifest(_, reference) => repository
                .manifest(reference)
                .map(deliver)
                .ok_or_else(|| error(404, "MANIFEST_UNKNOWN", "manifest unknown")),
            Resource::Blob(_, digest) => repository
                .blob(digest)
                .map(deliver)
                .ok_or_else(|| error(404, "BLOB_UNKNOWN", "blob unknown to registry")),
            Resource::Tags(name) => Ok(Answer::json(
                200,
                &json!({ "name": name, "tags": repository.tags() }),
            )),
        }
    }
}

impl<'a> Resource<'a> {
    fn read(path: &'a str) -> Option<Self> {
        let path = path.strip_prefix("/v2/")?;
        let manifest = path.rsplit_once("/manifests/");
        let blob = path.rsplit_once("/blobs/");
        manifest
            .map(|(repository, reference)| Self::Manifest(repository, reference))
            .or_else(|| blob.map(|(repository, digest)| Self::Blob(repository, digest)))
            .or_else(|| path.strip_suffix("/tags/list").map(Self::Tags))
    }

    fn repository(&self) -> &'a str {
        match self {
            Self::Manifest(repository, _) | Self::Blob(repository, _) | Self::Tags(repository) => {
                repository
            }
        }
    }

    fn is_manifest(&self) -> bool {
        matches!(self, Self::Manifest(..))
    }
}

fn deliver(object: &Object) -> Answer {
    Answer::new(200)
        .header("Docker-Content-Digest", &object.digest)
        .header("ETag", format!("\"{}\"", object.digest))
        .body(object.media_type, object.bytes.clone())
}

/// Docker Hub's way: HEAD tells the limit and does not count.
fn limited(answer: Answer, limit: RateLimit, head: bool) -> Answer {
    let answer = if limit.remaining == 0 && !head {
        error(
            429,
            "TOOMANYREQUESTS",
            "You have reached your pull rate limit.",
        )
    } else {
        answer
    };
    answer
        .header("ratelimit-limit", format!("{};w=21600", limit.limit))
        .header(
            "ratelimit-remaining",
            format!("{};w=21600", limit.remaining),
        )
        .header("docker-ratelimit-source", "127.0.0.1")
}

fn unknown_repository() -> Answer {
    error(404, "NAME_UNKNOWN", "repository name not known to registry")
}

fn unsupported(allowed: &str) -> Answer {
    error(405, "UNSUPPORTED", "The operation is unsupported.").header("Allow", allowed)
}

fn unauthorized(challenge: &str) -> Answer {
    error(401, "UNAUTHORIZED", "authentication required").header("WWW-Authenticate", challenge)
}

fn error(status: u16, code: &str, message: &str) -> Answer {
    let errors = json!({ "errors": [{ "code": code, "message": message, "detail": null }] });
    Answer::json(status, &errors)
}
