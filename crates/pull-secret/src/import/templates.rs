//! Templates, pipelines and encrypted files: known by what only they have, and refused by name where values are missing.

use pasted_text::{Value, yaml};

use super::{ForeignText, Format, Found, ImportError, command, helm_values};

/// How many names of variables a refusal repeats.
const MOST_NAMES: usize = 8;

/// What a text is that has no values to take, told by its text alone, since no parser reads most of them.
pub(super) fn of_text(text: &str) -> Option<ForeignText> {
    let has = |part: &str| text.contains(part);
    let any = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if has("$ANSIBLE_VAULT;") {
        return Some(ForeignText::Ansible);
    }
    if has("ENC[AES256_GCM") {
        return Some(ForeignText::Sops);
    }
    if is_key_parameters(text) {
        return Some(ForeignText::KeyParameters);
    }
    if has("UsernamePasswordCredentialsImpl") || has("domainCredentials:") {
        return Some(ForeignText::Jenkins { names: Vec::new() });
    }
    let is_manifest_with_store = any(&[
        "kind: ExternalSecret",
        "kind: ClusterExternalSecret",
        "kind: PushSecret",
    ]);
    let helm = [
        ".Values",
        "{{-",
        "-}}",
        ".Release.",
        ".Chart.",
        "{{ include",
        "{{include",
        "{{ template",
    ];
    // `b64enc` is a function of Helm's library, `b64encode` one of Ansible's.
    let is_helm = any(&helm) || (has("b64enc") && !has("b64encode"));
    if has("{{") && is_helm && !is_manifest_with_store {
        return Some(ForeignText::HelmTemplate);
    }
    is_terraform(text).then_some(ForeignText::Terraform)
}

/// HCL, or the JSON form of it with expressions in it.
fn is_terraform(text: &str) -> bool {
    let starts_block = |line: &str| {
        [
            "resource \"",
            "data \"",
            "module \"",
            "variable \"",
            "provider \"",
            "locals {",
            "output \"",
        ]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
    };
    let is_hcl = text.lines().any(starts_block) && !text.starts_with('{');
    let is_call = text.contains("jsonencode(") && text.contains(" = ");
    let is_json = text.contains("\"resource\"")
        && text.contains("\"kubernetes_secret")
        && text.contains("${");
    is_hcl || is_call || is_json
}

/// What a text is of which nothing could be read otherwise.
pub(super) fn of_unread(text: &str) -> Option<ForeignText> {
    if is_secret_list(text) {
        return Some(ForeignText::SecretList);
    }
    let creates_key = text.lines().any(|line| {
        let line = line.trim_start_matches(['$', '>', '%', '#', ' ']);
        [
            "cf create-service-key ",
            "cf csk ",
            "btp create services/binding ",
        ]
        .iter()
        .any(|command| line.starts_with(command))
    });
    creates_key.then_some(ForeignText::KeyParameters)
}

/// What `kubectl get secrets` and `kubectl describe secret` print: no value stands in it.
fn is_secret_list(text: &str) -> bool {
    let is_table = |line: &str| {
        let mut words = line.split_whitespace().rev();
        let last = words.next().zip(words.next());
        last == Some(("AGE", "DATA"))
    };
    let is_size =
        |line: &str| line.starts_with(".dockerconfigjson:") && line.trim_end().ends_with(" bytes");
    text.contains("kubernetes.io/dockerc")
        && text.lines().any(|line| is_table(line) || is_size(line))
}

/// What `cf create-service-key` and its like take after `-c`, with or without the command.
fn is_key_parameters(text: &str) -> bool {
    let plain = text.to_ascii_lowercase();
    let is_command = [
        "create-service-key",
        "create-service-binding",
        "bind-service",
        "create services/binding",
    ]
    .iter()
    .any(|command| plain.contains(command));
    let has_parameters = plain.contains("credential-type")
        || plain.contains("\"xsuaa\"")
        || plain.contains("validity-type");
    let has_key = ["clientid", "clientsecret", "\"certificate\"", "-----begin"]
        .iter()
        .any(|field| plain.contains(field));
    let is_bare = text.trim_start().starts_with('{')
        && plain.contains("\"x509\"")
        && plain.contains("key-length");
    !has_key && has_parameters && (is_command || is_bare)
}

/// Reads a pipeline as far as its values are literal; `None` for any other text.
pub(super) fn import_pipeline(
    text: &str,
    found: &mut Found,
) -> Option<Result<Format, ImportError>> {
    let foreign = pipeline(text)?;
    let mut literal = Found::default();
    let documents = yaml::documents(text).unwrap_or_default();
    for document in &documents {
        // What speaks of a login and has no values is what the refusal says.
        let _ = helm_values::import(document, &mut literal);
    }
    let mut is_useful = literal
        .credentials
        .iter()
        .any(|one| !one.username.is_empty());
    if !is_useful {
        literal = logins_of_steps(&documents);
        is_useful = !literal.credentials.is_empty();
    }
    Some(match is_useful {
        true => {
            found.take(literal);
            Ok(Format::Pipeline)
        }
        false => Err(ImportError::Foreign(foreign)),
    })
}

/// What the steps of a pipeline log in with, where it has a password of its own.
fn logins_of_steps(documents: &[Value]) -> Found {
    let mut logins = Found::default();
    let mut values: Vec<&Value> = documents.iter().collect();
    while let Some(value) = values.pop() {
        match value {
            Value::Object(members) => values.extend(members.values()),
            Value::List(items) => values.extend(items),
            Value::Text(step) if step.contains("login") => {
                let mut found = Found::default();
                let _ = command::import(step, &mut found, 0);
                if found.credentials.iter().any(|one| one.password.is_some()) {
                    logins.take(found);
                }
            }
            Value::Text(_) | Value::Null | Value::Literal(_) => {}
        }
    }
    logins
}

fn pipeline(text: &str) -> Option<ForeignText> {
    let has = |part: &str| text.contains(part);
    let any = |parts: &[&str]| parts.iter().any(|part| text.contains(part));
    let starts = |start: &str| {
        text.lines().any(|line| {
            line.trim_start()
                .trim_start_matches("- ")
                .starts_with(start)
        })
    };
    if text.starts_with(['{', '[']) {
        return None;
    }
    if any(&[
        "${{ secrets.",
        "${{secrets.",
        "${{ env.",
        "${{ vars.",
        "${{ github.",
    ]) || starts("uses: ")
    {
        return Some(ForeignText::GithubActions { names: names(text) });
    }
    if starts("task: Docker@")
        || starts("task: Kubernetes")
        || (starts("pool:") && starts("steps:"))
    {
        return Some(ForeignText::AzurePipelines { names: names(text) });
    }
    if has("withCredentials(") || (starts("pipeline {") && has("stage(")) {
        return Some(ForeignText::Jenkins { names: names(text) });
    }
    let is_gitlab =
        starts("before_script:") || (starts("script:") && (starts("stage:") || starts("image:")));
    if is_gitlab || (has("$CI_REGISTRY") && starts("script:")) {
        return Some(ForeignText::GitlabCi { names: names(text) });
    }
    let ansible = [
        "docker_login:",
        "kubernetes.core.k8s",
        "community.docker.",
        "ansible.builtin.",
        "| b64encode",
        "lookup(",
    ];
    if starts("hosts: ") || (has("{{") && any(&ansible)) || has("{% ") {
        return Some(ForeignText::Ansible);
    }
    let argo = [
        "{{workflow.",
        "{{inputs.",
        "{{ workflow.",
        "{{ inputs.",
        "{{=",
        "{{steps.",
        "{{tasks.",
    ];
    any(&argo).then(|| ForeignText::ArgoWorkflow { names: names(text) })
}

/// What a manifest of this kind is, if it is one without the values.
pub(super) fn of_manifest(manifest: &Value, kind: &str) -> Option<ForeignText> {
    Some(match kind {
        "ExternalSecret"
        | "ClusterExternalSecret"
        | "PushSecret"
        | "SecretProviderClass"
        | "VaultStaticSecret"
        | "VaultDynamicSecret"
        | "OnePasswordItem"
        | "AzureKeyVaultSecret" => ForeignText::ExternalSecret,
        "SealedSecret" => ForeignText::SealedSecret,
        "Composition" | "XRD" | "CompositeResourceDefinition" => ForeignText::Crossplane,
        _ if manifest.member("sops").is_some() => ForeignText::Sops,
        _ => return None,
    })
}

/// The variables and expressions of the lines that speak of a login, without their signs.
fn names(text: &str) -> Vec<String> {
    const TOPICS: [&str; 6] = ["auth", "login", "regist", "user", "pass", "token"];
    let lines = text.lines().filter(|line| {
        let line = line.to_ascii_lowercase();
        TOPICS.iter().any(|topic| line.contains(topic))
    });
    let mut names = Vec::new();
    for name in lines.flat_map(names_in) {
        if names.len() < MOST_NAMES && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn names_in(line: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['$', '{']) {
        rest = &rest[at..];
        let expression = rest.strip_prefix('$').unwrap_or(rest);
        let inside = [("{{", "}}"), ("{", "}"), ("(", ")")]
            .iter()
            .find_map(|(open, close)| {
                let after = expression.strip_prefix(open)?;
                after.split_once(close).map(|(inside, _)| inside.trim())
            });
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let plain = expression.split(|c| !is_name(c)).next().unwrap_or_default();
        let name = match rest.starts_with('$') {
            true => inside.unwrap_or(plain),
            false => inside
                .filter(|_| rest.starts_with("{{"))
                .unwrap_or_default(),
        };
        let is_reference = !name.is_empty() && name.chars().all(|c| is_name(c) || c == '-');
        if is_reference {
            names.push(name.to_owned());
        }
        rest = rest.get(1.max(name.len())..).unwrap_or_default();
    }
    names
}
