//! Templates, pipelines and encrypted files are named, and nothing of them becomes a credential.

use pull_secret::import::ForeignText;
use pull_secret::import::{LeftOut, Part};
use pull_secret::{ImportError, import};

use super::{TYPE, base64, config, logins, refused, secret, taken};

#[test]
fn each_kind_of_template_is_refused_by_its_name() {
    let manifest = |kind: &str| {
        format!("apiVersion: x/v1\nkind: {kind}\nmetadata: {{name: t}}\nspec:\n  a: b\n")
    };
    for (text, foreign) in [
        ("apiVersion: v1\nkind: Secret\ndata:\n  .dockerconfigjson: {{ template \"pull\" . }}\n".to_owned(), ForeignText::HelmTemplate),
        ("{{- if .Values.x }}\nkind: Secret\n{{- end }}\n".to_owned(), ForeignText::HelmTemplate),
        ("password: {{ .Values.password | b64enc }}".to_owned(), ForeignText::HelmTemplate),
        ("resource \"kubernetes_secret\" \"t\" {\n  data = { x = var.y }\n}\n".to_owned(), ForeignText::Terraform),
        ("data = jsonencode({ auths = { (var.registry) = { password = var.pw } } })".to_owned(), ForeignText::Terraform),
        (r#"{"resource":{"kubernetes_secret":{"t":{"data":{"x":"${var.y}"}}}}}"#.to_owned(), ForeignText::Terraform),
        (manifest("ExternalSecret"), ForeignText::ExternalSecret),
        (manifest("SecretProviderClass"), ForeignText::ExternalSecret),
        (manifest("SealedSecret"), ForeignText::SealedSecret),
        (manifest("Composition"), ForeignText::Crossplane),
        (secret("t", TYPE, "data", "ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]"), ForeignText::Sops),
        ("$ANSIBLE_VAULT;1.1;AES256\n3333\n".to_owned(), ForeignText::Ansible),
        ("- kubernetes.core.k8s:\n    definition:\n      data: {x: \"{{ lookup('template', 'x.j2') | b64encode }}\"}\n".to_owned(), ForeignText::Ansible),
        ("- hosts: all\n  tasks:\n  - docker_login:\n      password: '{{ pw }}'\n".to_owned(), ForeignText::Ansible),
        ("kind: Kustomization\nsecretGenerator:\n- name: t\n  files: [.dockerconfigjson=config.json]\n".to_owned(), ForeignText::Kustomization),
        ("mirrors:\n  x.io:\n    endpoint: [https://m.io]\n".to_owned(), ForeignText::K3sRegistries),
        ("cf create-service-key a k -c '{\"xsuaa\":{\"credential-type\":\"x509\"}}'".to_owned(), ForeignText::KeyParameters),
        (r#"{"xsuaa":{"credential-type":"x509","x509":{"key-length":2048}}}"#.to_owned(), ForeignText::KeyParameters),
        ("imageCredentials:\n  username: anna\n  password: fake-1\n".to_owned(), ForeignText::HelmValues),
    ] {
        assert_eq!(refused(&text), foreign, "{text}");
    }
}

#[test]
fn pipelines_are_refused_with_the_names_of_what_they_refer_to() {
    let names = |foreign: ForeignText| match foreign {
        ForeignText::GithubActions { names } => ("github", names),
        ForeignText::GitlabCi { names } => ("gitlab", names),
        ForeignText::AzurePipelines { names } => ("azure", names),
        ForeignText::ArgoWorkflow { names } => ("argo", names),
        other => panic!("{other:?}"),
    };
    for (text, kind, name) in [
        (
            "- uses: docker/login-action@v3\n  with:\n    username: ${{ secrets.USER }}\n    password: ${{ secrets.PW }}\n",
            "github",
            "secrets.USER",
        ),
        (
            "run: docker login -u ${{ github.actor }} -p ${{ secrets.T }} ghcr.io\n",
            "github",
            "github.actor",
        ),
        (
            "build:\n  stage: build\n  script:\n    - docker login -u $CI_REGISTRY_USER -p $CI_JOB_TOKEN\n",
            "gitlab",
            "CI_REGISTRY_USER",
        ),
        (
            "before_script:\n  - echo \"$REG_TOKEN\" | docker login -u x --password-stdin ghcr.io\n",
            "gitlab",
            "REG_TOKEN",
        ),
        (
            "steps:\n- task: Docker@2\n  inputs:\n    password: $(registryPassword)\n",
            "azure",
            "registryPassword",
        ),
        (
            "args: ['--registry-password', '{{inputs.parameters.pw}}']\n",
            "argo",
            "inputs.parameters.pw",
        ),
    ] {
        let (found, names) = names(refused(text));
        assert_eq!(found, kind, "{text}");
        assert!(names.iter().any(|one| one == name), "{text} {names:?}");
    }
}

#[test]
fn what_is_literal_in_a_pipeline_is_kept() {
    let text = "- uses: docker/login-action@v3\n  with:\n    registry: ghcr.io\n    username: anna\n    password: ${{ secrets.PW }}\n";
    let found = taken(text);
    assert_eq!(logins(&found), ["ghcr.io anna:?"]);
    let name = "secrets.PW".to_owned();
    let part = Part::Password;
    assert_eq!(found.left_out, [LeftOut::Placeholder { part, name }]);
}

#[test]
fn a_placeholder_is_never_a_password() {
    for value in [
        "${PW}",
        "$PASSWORD",
        "%PASSWORD%",
        "$(cat token)",
        "{{ pw }}",
        "<your password>",
        "((pw))",
        "********",
    ] {
        let text = config(&format!(r#"{{"username":"anna","password":"{value}"}}"#));
        assert_eq!(logins(&taken(&text)), ["ghcr.io anna:?"], "{value}");
        let auth = config(&format!(
            r#"{{"auth":"{}"}}"#,
            base64(&format!("anna:{value}"))
        ));
        assert_eq!(logins(&taken(&auth)), ["ghcr.io anna:?"], "{value}");
    }
    for value in ["robot$x", "p$W0rd", "a%b%c", "{x}", "$2a$10$fake"] {
        let text = config(&format!(r#"{{"username":"anna","password":"{value}"}}"#));
        assert_eq!(
            logins(&taken(&text)),
            [format!("ghcr.io anna:{value}")],
            "{value}"
        );
    }
}

#[test]
fn a_login_of_something_else_is_not_taken_for_one_of_a_registry() {
    for text in [
        "database:\n  host: db.example\n  username: anna\n  password: fake-1\n",
        "postgresql:\n  auth:\n    username: anna\n    password: fake-1\n",
        "smtp: {server: mail.example, user: anna, password: fake-1}\n",
        "kind: Secret\nmetadata: {name: db}\nstringData: {username: anna, password: fake-1}\n",
    ] {
        let taken = import(text.as_bytes());
        assert!(
            taken
                .as_ref()
                .map_or(true, |found| found.credentials.is_empty()),
            "{text}"
        );
        let helm_values = ImportError::Foreign(ForeignText::HelmValues);
        assert_ne!(taken.err(), Some(helm_values), "{text}");
    }
}
