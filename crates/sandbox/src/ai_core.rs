//! The AI Core admin API for pull secrets: list, create, get, replace, delete, quota, tenant info.
//! The token has been read before ([`gateway`]); the scope is judged here.

use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::form::{Form, decode};
use crate::gateway;
use crate::practice::Practice;
use crate::problem::Problem;
use crate::random;
use crate::request::RecordedRequest;
use crate::secret_name;
use crate::switches::{DuplicateAnswer, MessageForm, Switches};
use crate::tenant::Created;

const SECRETS: &str = "/admin/dockerRegistrySecrets";
const QUOTA: &str = "/admin/resourceQuota/dockerRegistrySecrets";
const TENANT_INFO: &str = "/admin/tenantInfo";

/// The one key of `data`.
const DATA_KEY: &str = ".dockerconfigjson";

/// Why a request is not carried out.
enum Refusal {
    /// By the gateway, in plain text.
    Gateway(Answer),
    /// By the API, as JSON.
    Api(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Api(problem)
    }
}

/// Answers any request to the API's port that is not for the token server.
pub(crate) fn answer(practice: &Practice, request: &RecordedRequest) -> Answer {
    let request_id = random::uuid();
    let switches = practice.controls.switches();
    let answer = match carry_out(practice, request, &switches) {
        Ok(answer) | Err(Refusal::Gateway(answer)) => answer,
        Err(Refusal::Api(problem)) => {
            problem.spell(switches.error_shape, request.path(), &request_id)
        }
    };
    answer.header("x-request-id", request_id)
}

fn carry_out(
    practice: &Practice,
    request: &RecordedRequest,
    switches: &Switches,
) -> Result<Answer, Refusal> {
    let path = gateway::authorize(practice, request).map_err(Refusal::Gateway)?;
    if request.body.len() > switches.body_limit {
        return Err(Problem::new(413, "01010413", "Request body too large").into());
    }
    let call = Call {
        practice,
        request,
        switches,
    };
    let named = path
        .strip_prefix(SECRETS)
        .and_then(|rest| rest.strip_prefix('/'))
        .map(decode);
    match (request.method.as_str(), path, named) {
        ("GET", SECRETS, _) => call.with_scope("read")?.list(),
        ("POST", SECRETS, _) => call.with_scope("create")?.create(),
        ("GET", _, Some(name)) => call.with_scope("read")?.get(&name),
        ("PATCH", _, Some(name)) => call.with_scope("update")?.replace(&name),
        ("DELETE", _, Some(name)) => call.with_scope("delete")?.delete(&name),
        ("GET", QUOTA, _) => Ok(call.quota()),
        ("GET", TENANT_INFO, _) => Ok(call.tenant_info()),
        (_, SECRETS | QUOTA | TENANT_INFO, _) | (_, _, Some(_)) => {
            Err(Problem::new(405, "01010405", "Method not allowed").into())
        }
        _ => Err(Problem::new(404, "01010404", "Resource not found").into()),
    }
}

/// One request that came through the gateway.
struct Call<'a> {
    practice: &'a Practice,
    request: &'a RecordedRequest,
    switches: &'a Switches,
}

impl Call<'_> {
    fn with_scope(self, verb: &str) -> Result<Self, Refusal> {
        if self.practice.credentials.allow(verb) {
            return Ok(self);
        }
        Err(Refusal::Gateway(gateway::access_denied()))
    }

    fn list(&self) -> Result<Answer, Refusal> {
        let query = Form::read(self.request.query());
        let skip = whole_number(&query, "$skip")?.unwrap_or(0);
        let top = whole_number(&query, "$top")?.unwrap_or(usize::MAX);
        let page = top.min(self.switches.page_size.unwrap_or(usize::MAX));
        let mut entries = self.entries();
        let total = entries.len();
        let resources: Vec<_> = entries.drain(skip.min(total)..).take(page).collect();
        let count = if truth(&query, "$count")? {
            total
        } else {
            resources.len()
        };
        Ok(Answer::json(
            200,
            &json!({ "count": count, "resources": resources }),
        ))
    }

    fn entries(&self) -> Vec<Value> {
        let names = self.practice.tenant.list();
        let nameless = self
            .switches
            .nameless_entry
            .then(|| json!({ "labels": [] }));
        names
            .into_iter()
            .map(|name| json!({ "name": name }))
            .chain(nameless)
            .collect()
    }

    fn create(&self) -> Result<Answer, Refusal> {
        self.expect_media_type(&["application/json"])?;
        let body = self.json_object()?;
        let name = body.get("name").and_then(Value::as_str).unwrap_or_default();
        check_name(name)?;
        let text = dockerconfigjson(&body)?;
        match self
            .practice
            .tenant
            .create(name, text, self.switches.list_lag)
        {
            Created::Now => Ok(self.accepted(None, "secret has been been created")),
            Created::NameTaken => self.duplicate(),
            Created::QuotaUsedUp => Err(self.quota_used_up().into()),
        }
    }

    fn duplicate(&self) -> Result<Answer, Refusal> {
        match self.switches.duplicate {
            DuplicateAnswer::SilentSuccess => {
                Ok(Answer::json(202, &json!({ "message": "Secret exists" })))
            }
            DuplicateAnswer::Conflict => Err(Problem::new(409, "01010409", "Secret exists").into()),
        }
    }

    fn quota_used_up(&self) -> Problem {
        let max = self.practice.tenant.max_count();
        let told = format!("Quota for docker registry secrets exceeded: maximum is {max}");
        Problem::new(self.switches.quota_status, "01010029", told)
    }

    fn get(&self, name: &str) -> Result<Answer, Refusal> {
        check_name(name)?;
        if self.practice.tenant.secret(name).is_none() {
            return Err(not_found(name).into());
        }
        Ok(Answer::json(200, &json!({ "name": name })))
    }

    fn replace(&self, name: &str) -> Result<Answer, Refusal> {
        self.expect_media_type(&["application/merge-patch+json", "application/json"])?;
        check_name(name)?;
        let body = self.json_object()?;
        if !self.practice.tenant.replace(name, dockerconfigjson(&body)?) {
            return Err(not_found(name).into());
        }
        Ok(self.accepted(Some(name), "Secret has been modified"))
    }

    fn delete(&self, name: &str) -> Result<Answer, Refusal> {
        check_name(name)?;
        if !self.practice.tenant.delete(name, self.switches.list_lag) {
            return Err(not_found(name).into());
        }
        Ok(self.accepted(Some(name), "Docker Registry Secret has been deleted"))
    }

    fn quota(&self) -> Answer {
        let tenant = &self.practice.tenant;
        let mut body = json!({ "quota": { "maxCount": tenant.max_count() } });
        let query = Form::read(self.request.query());
        if query.get("quotaOnly") != Some("true") {
            body["usage"] = json!({ "count": tenant.names().len() });
        }
        Answer::json(200, &body)
    }

    fn tenant_info(&self) -> Answer {
        let body = json!({
            "tenantId": self.practice.credentials.tenant_id(),
            "servicePlan": "extended",
            "status": "ACTIVE",
        });
        Answer::json(200, &body)
    }

    /// 202, with the message in the form that the switches ask for.
    fn accepted(&self, id: Option<&str>, message: &str) -> Answer {
        let mut body = Map::new();
        if let Some(id) = id {
            body.insert("id".to_owned(), json!(id));
        }
        match self.switches.message {
            MessageForm::Full => body.insert("message".to_owned(), json!(message)),
            MessageForm::Empty => body.insert("message".to_owned(), json!("")),
            MessageForm::Absent => None,
            MessageForm::NoBody => return Answer::new(202),
        };
        Answer::json(202, &Value::Object(body))
    }

    fn expect_media_type(&self, taken: &[&str]) -> Result<(), Problem> {
        let found = self.request.media_type();
        if taken.contains(&found.as_str()) {
            return Ok(());
        }
        Err(Problem::new(
            415,
            "01010415",
            format!("Unsupported media type: {found}"),
        ))
    }

    fn json_object(&self) -> Result<Value, Problem> {
        serde_json::from_slice::<Value>(&self.request.body)
            .ok()
            .filter(Value::is_object)
            .ok_or_else(|| invalid("body is not a JSON object"))
    }
}

/// The text in `data`. Like Kubernetes, which stores it, this looks no further than that it holds a
/// JSON object; registry keys and credentials are anybody's.
fn dockerconfigjson(body: &Value) -> Result<&str, Problem> {
    let data = body.get("data").and_then(Value::as_object);
    let data = data.ok_or_else(|| invalid("data must be an object"))?;
    if let Some(extra) = data.keys().find(|key| *key != DATA_KEY) {
        return Err(invalid(&format!("data.{extra} is not allowed")));
    }
    let text = data.get(DATA_KEY).and_then(Value::as_str);
    let text = text.ok_or_else(|| invalid("data[.dockerconfigjson] must be a string"))?;
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(_) | Value::Null) => Ok(text),
        _ => Err(invalid("data[.dockerconfigjson] must hold a JSON object")),
    }
}

fn check_name(name: &str) -> Result<(), Problem> {
    if secret_name::is_valid(name) {
        return Ok(());
    }
    Err(invalid(
        r"name must match ^[a-z0-9](?:_?[a-z0-9\.\-]+)*[a-z0-9]$ and have at most 63 characters",
    ))
}

fn not_found(name: &str) -> Problem {
    Problem::new(
        404,
        "01010404",
        format!("Docker registry secret {name} not found"),
    )
}

fn invalid(what: &str) -> Problem {
    Problem::new(400, "01010000", format!("Invalid request: {what}"))
}

fn whole_number(query: &Form, name: &str) -> Result<Option<usize>, Problem> {
    let Some(text) = query.get(name) else {
        return Ok(None);
    };
    let number = text
        .parse()
        .map_err(|_| invalid(&format!("{name} must be an integer >= 0")))?;
    Ok(Some(number))
}

fn truth(query: &Form, name: &str) -> Result<bool, Problem> {
    match query.get(name) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(invalid(&format!("{name} must be true or false"))),
    }
}
