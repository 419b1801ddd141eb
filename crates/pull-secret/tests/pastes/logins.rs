//! Logins without a document: what programs answer, what variables and settings hold, what a password alone is.

use pull_secret::import::{ForeignText, Format, LeftOut, Taken};

use super::{base64, logins, refused, taken};

#[test]
fn logins_that_programs_answer_are_taken_without_a_registry_and_that_is_said() {
    let two = r#"[{"name":"password","value":"fake-1"},{"name":"password2","value":"fake-2"}]"#;
    for (text, format, login) in [
        (
            r#"{"name":"robot$ml+puller","secret":"fake-1"}"#.to_owned(),
            Format::HarborRobot,
            " robot$ml+puller:fake-1",
        ),
        (
            r#"{"id":7,"name":"robot_puller","secret":"fake-1","expires_at":-1}"#.to_owned(),
            Format::HarborRobot,
            " robot_puller:fake-1",
        ),
        (
            r#"{"id":1,"name":"t","username":"gitlab+deploy-token-1","token":"fake-1","scopes":["read_registry"]}"#
                .to_owned(),
            Format::GitlabDeployToken,
            " gitlab+deploy-token-1:fake-1",
        ),
        (
            format!(r#"{{"passwords":{two},"username":"acme"}}"#),
            Format::AcrPasswords,
            " acme:fake-1",
        ),
        (
            format!(r#"{{"name":"pull","credentials":{{"passwords":{two},"username":"pull"}}}}"#),
            Format::AcrPasswords,
            " pull:fake-1",
        ),
        (
            r#"{"appId":"00000000-0000","displayName":"a","password":"fake-1","tenant":"t"}"#
                .to_owned(),
            Format::ServicePrincipal,
            " 00000000-0000:fake-1",
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [login], "{text}");
        assert_eq!(found.format, format, "{text}");
        assert!(found.left_out.contains(&LeftOut::Registry), "{text}");
        let username = found.credentials[0].username.clone();
        let second = LeftOut::SecondPassword { username };
        let has_second = format == Format::AcrPasswords;
        assert_eq!(found.left_out.contains(&second), has_second, "{text}");
    }
}

#[test]
fn tokens_of_clouds_are_known_by_their_form_and_said_to_expire() {
    let document = format!(r#"{{"payload":"{}","type":"DATA_KEY"}}"#, "x".repeat(90));
    let ecr = base64(&document);
    let gcloud = format!("ya29.{}", "fake".repeat(20));
    for (text, login, hours) in [
        (ecr.clone(), format!(" AWS:{ecr}"), 12),
        (
            format!("$ aws ecr get-login-password --region eu-central-1\n{ecr}\n"),
            format!(" AWS:{ecr}"),
            12,
        ),
        (gcloud.clone(), format!(" oauth2accesstoken:{gcloud}"), 1),
        (
            format!("$ gcloud auth print-access-token\n{gcloud}\n"),
            format!(" oauth2accesstoken:{gcloud}"),
            1,
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [login], "{text}");
        let expires = Taken::Expires {
            registry_key: String::new(),
            at: None,
            hours,
        };
        assert!(found.taken.contains(&expires), "{text}");
    }
}

#[test]
fn the_key_of_a_service_account_is_the_password_as_it_stands() {
    let key = "{\n  \"type\": \"service_account\",\n  \"private_key\": \"-----BEGIN fake\\n\"\n}";
    for text in [key.to_owned(), format!("\n{key}\n"), base64(key)] {
        let found = taken(&text);
        assert_eq!(logins(&found), [format!(" _json_key:{key}")], "{text}");
        assert_eq!(found.format, Format::GcpKey, "{text}");
    }
}

#[test]
fn a_token_of_a_person_alone_is_named() {
    for text in [
        "ghp_fake",
        "glpat-fake\n",
        " dckr_pat_fake ",
        "gldt-fake",
        "github_pat_fake",
    ] {
        assert_eq!(refused(text), ForeignText::TokenAlone, "{text}");
    }
}

#[test]
fn variables_belong_together_by_what_their_names_start_with() {
    let login = "ghcr.io anna:fake-1";
    for text in [
        "REGISTRY=ghcr.io\nREGISTRY_USER=anna\nREGISTRY_PASSWORD=fake-1\n",
        "CI_REGISTRY=ghcr.io\nCI_REGISTRY_USER=anna\nCI_REGISTRY_PASSWORD=fake-1\nCI_REGISTRY_IMAGE=ghcr.io/a/b\n",
        "CI_REGISTRY=ghcr.io\nCI_DEPLOY_USER=anna\nCI_DEPLOY_PASSWORD=fake-1\n",
        "DOCKER_REGISTRY=ghcr.io\nDOCKER_USERNAME=anna\nDOCKER_PASSWORD='fake-1'\n",
        "export REGISTRY_SERVER=\"ghcr.io\"\nexport REGISTRY_USERNAME=\"anna\"\nexport REGISTRY_TOKEN=\"fake-1\"\n",
        "$env:REGISTRY_URL = 'ghcr.io'\n$env:REGISTRY_USER = 'anna'\n$env:REGISTRY_PASSWORD = 'fake-1'\n",
        "set REGISTRY_URL=ghcr.io\r\nset REGISTRY_USER=anna\r\nset REGISTRY_PASSWORD=fake-1\r\n",
        "registry_server = \"ghcr.io\"\nregistry_username = \"anna\"\nregistry_password = \"fake-1\"\n",
        "[registry]\nserver=ghcr.io\nusername=anna\npassword=fake-1\n",
        "services:\n  a:\n    environment:\n      REGISTRY_HOST: ghcr.io\n      REGISTRY_USER: anna\n      REGISTRY_PASSWORD: fake-1\n",
        "services:\n  a:\n    environment:\n      - REGISTRY_HOST=ghcr.io\n      - REGISTRY_USER=anna\n      - REGISTRY_PASSWORD=fake-1\n",
        "registryUrl: ghcr.io\nregistryUsername: anna\nregistryPassword: fake-1\n",
        "Registry: ghcr.io\nUser: anna\nPassword: fake-1\n",
        "Hi,\n\n- Docker registry: ghcr.io\n- User name: anna\n- Access token: fake-1\n\nBye\n",
        "| Registry | ghcr.io |\n| Benutzer | anna |\n| Kennwort | fake-1 |\n",
    ] {
        assert_eq!(logins(&taken(text)), [login], "{text}");
    }
}

#[test]
fn a_registry_that_variables_do_not_name_is_said_to_be_missing() {
    for text in [
        "DOCKER_USERNAME=anna\nDOCKER_PASSWORD=fake-1\n",
        "DOCKER_HOST=tcp://10.0.0.1:2375\nDOCKER_USER=anna\nDOCKER_PASSWORD=fake-1\n",
        "GHCR_USER=anna\nGHCR_TOKEN=fake-1\n",
    ] {
        let found = taken(text);
        assert_eq!(logins(&found), [" anna:fake-1"], "{text}");
        assert!(found.left_out.contains(&LeftOut::Registry), "{text}");
    }
}

#[test]
fn logins_of_something_else_are_not_taken() {
    for text in [
        "DB_HOST=db.example.com\nDB_USER=anna\nDB_PASSWORD=fake-1\n",
        "SECRET_USER=anna\nSECRET_PASSWORD=fake-1\n",
        "Host: db.example.com\nUser: anna\nPassword: fake-1\n",
        "REGISTRY=ghcr.io\nREGISTRY_USER=anna\n",
    ] {
        assert!(pull_secret::import(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn the_values_of_helm_on_the_command_line_are_those_of_a_file() {
    let set = "imageCredentials.registry=ghcr.io";
    for text in [
        format!(
            "helm install a ./a --set {set},imageCredentials.username=anna,imageCredentials.password=fake-1"
        ),
        format!(
            "helm upgrade -i a ./a --set {set} --set-string imageCredentials.username=anna --set=imageCredentials.password=fake-1"
        ),
    ] {
        assert_eq!(logins(&taken(&text)), ["ghcr.io anna:fake-1"], "{text}");
    }
}

#[test]
fn containerd_has_logins_by_host_and_in_headers() {
    let auth = base64("anna:fake-1");
    let registry = "plugins.\"io.containerd.grpc.v1.cri\".registry";
    for (text, key) in [
        (
            format!(
                "version = 2\n[{registry}.configs.\"ghcr.io\".auth]\n  username = \"anna\"\n  password = \"fake-1\"\n"
            ),
            "ghcr.io",
        ),
        (
            format!("[{registry}.configs.\"ghcr.io\".auth]\n  auth = \"{auth}\"\n"),
            "ghcr.io",
        ),
        (
            format!("[host.\"https://ghcr.io\".header]\n  Authorization = [\"Basic {auth}\"]\n"),
            "https://ghcr.io",
        ),
    ] {
        assert_eq!(
            logins(&taken(&text)),
            [format!("{key} anna:fake-1")],
            "{text}"
        );
    }
    let mirror = "[host.\"https://mirror.example.net\"]\n  capabilities = [\"pull\"]\n";
    assert_eq!(refused(mirror), ForeignText::Containerd);
}

#[test]
fn literal_values_of_terraform_are_taken_and_no_others() {
    let secret = |entry: &str| {
        format!(
            "resource \"kubernetes_secret\" \"a\" {{\n  metadata {{\n    name = \"pull\"\n  }}\n  data = {{\n    \".dockerconfigjson\" = jsonencode({{\n      auths = {{\n        \"ghcr.io\" = {entry}\n      }}\n    }})\n  }}\n}}\n"
        )
    };
    let provider = |password: &str| {
        format!(
            "provider \"docker\" {{\n  registry_auth {{\n    address  = \"ghcr.io\" # GitHub\n    username = \"anna\"\n    password = {password}\n  }}\n}}\n"
        )
    };
    for text in [
        provider("\"fake-1\""),
        secret("{ username = \"anna\", password = \"fake-1\" }"),
        secret(
            "{\n  \"username\": \"anna\"\n  \"password\": \"fake-1\"\n  auth = base64encode(\"anna:fake-1\")\n}",
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), ["ghcr.io anna:fake-1"], "{text}");
        assert!(found.repairs.is_empty(), "{text}");
    }
    let doubled = taken(&provider("\"fake%%{1\""));
    assert_eq!(logins(&doubled), ["ghcr.io anna:fake%{1"]);
    for text in [
        provider("var.password"),
        provider("\"${var.password}\""),
        provider("\"a\" + \"b\""),
        secret("{ username = \"anna\", password = random_password.a.result }"),
    ] {
        assert_eq!(refused(&text), ForeignText::Terraform, "{text}");
    }
}

#[test]
fn a_basic_auth_secret_counts_if_it_says_for_which_registry_it_is() {
    let secret = |extra: &str, data: &str| {
        format!(
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n{extra}type: kubernetes.io/basic-auth\nstringData:\n  username: anna\n  password: fake-1\n{data}"
        )
    };
    let tekton = "  annotations:\n    tekton.dev/docker-0: https://ghcr.io\n";
    let argo = "  url: ghcr.io/charts\n  enableOCI: \"true\"\n";
    assert_eq!(
        logins(&taken(&secret(tekton, ""))),
        ["https://ghcr.io anna:fake-1"]
    );
    assert_eq!(
        logins(&taken(&secret("", argo))),
        ["ghcr.io/charts anna:fake-1"]
    );
    let names = vec!["a".to_owned()];
    let git = "  url: https://github.com/acme/app\n";
    for data in ["", git] {
        let other = ForeignText::OtherSecrets {
            names: names.clone(),
        };
        assert_eq!(refused(&secret("", data)), other, "{data}");
    }
}

#[test]
fn manifests_that_only_name_a_secret_say_which() {
    for text in [
        "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\nimagePullSecrets:\n- name: regcred\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n  - name: a\n    secret:\n      secretName: regcred\n",
        "apiVersion: x/v1\nkind: ImageRepository\nspec:\n  secretRef:\n    name: regcred\n",
    ] {
        let names = vec!["regcred".to_owned()];
        assert_eq!(
            refused(text),
            ForeignText::SecretReference { names },
            "{text}"
        );
    }
    let kinds = vec!["Namespace".to_owned()];
    let namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n";
    assert_eq!(refused(namespace), ForeignText::OtherManifests { kinds });
}

#[test]
fn overviews_of_secrets_have_no_values() {
    for text in [
        "NAME      TYPE                             DATA   AGE\nregcred   kubernetes.io/dockerconfigjson   1      3d\n",
        "Name:  regcred\n\nType:  kubernetes.io/dockerconfigjson\n\nData\n====\n.dockerconfigjson:  123 bytes\n",
    ] {
        assert_eq!(refused(text), ForeignText::SecretList, "{text}");
    }
}

#[test]
fn a_document_that_is_only_a_variable_or_placeholder_names_it() {
    let secret = |value: &str| super::secret("a", super::TYPE, "data", value);
    let names = |name: &str| vec![name.to_owned()];
    let variables = ForeignText::Variables {
        names: names("CONFIG"),
    };
    let body = r#"{"name":"a","data":{".dockerconfigjson":"$CONFIG"}}"#;
    for text in [secret("${CONFIG}"), secret("$CONFIG"), body.to_owned()] {
        assert_eq!(refused(&text), variables, "{text}");
    }
    let placeholders = ForeignText::Placeholders {
        names: names("<base64 here>"),
    };
    assert_eq!(refused(&secret("<base64 here>")), placeholders);
}
