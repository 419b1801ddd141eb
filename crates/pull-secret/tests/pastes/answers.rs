//! What programs answer, and configurations of other tools: the login is taken with the user that belongs to it.

use pull_secret::import::{Format, LeftOut, Taken};

use super::{AUTH, base64, logins, taken};

const ECR: &str = "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com";

#[test]
fn tokens_of_ecr_are_decoded_and_said_to_expire() {
    let token = base64("AWS:fake-token");
    let time = "2026-01-01T01:00:00+01:00";
    for text in [
        format!(
            r#"{{"authorizationData":[{{"authorizationToken":"{token}","expiresAt":"{time}","proxyEndpoint":"{ECR}"}}]}}"#
        ),
        format!(
            r#"{{"authorizationToken":"{token}","expiresAt":"{time}","proxyEndpoint":"{ECR}"}}"#
        ),
        format!(
            r#"{{"authorizationData":[{{"authorizationToken":"{token}","expiresAt":1767225600.123,"proxyEndpoint":"{ECR}"}}]}}"#
        ),
        format!("AUTHORIZATIONDATA\t{token}\t{time}\t{ECR}\n"),
        format!(
            "authorizationData:\n- authorizationToken: {token}\n  expiresAt: '{time}'\n  proxyEndpoint: {ECR}\n"
        ),
        format!(
            "|  authorizationToken |  {token}  |\n|  expiresAt | {time} |\n|  proxyEndpoint  |  {ECR}  |\n"
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [format!("{ECR} AWS:fake-token")], "{text}");
        assert_eq!(found.format, Format::EcrToken, "{text}");
        assert!(
            matches!(
                &found.taken[0],
                Taken::Expires {
                    hours: 12,
                    at: Some(_),
                    ..
                }
            ),
            "{text}"
        );
    }
}

#[test]
fn tokens_of_azure_come_with_their_user() {
    let answer = r#"{"accessToken":"eyJ.fake.token","loginServer":"acme.azurecr.io"}"#;
    let warning = "WARNING: You can perform manual login using the provided access token below, for example: 'docker login loginServer -u 00000000-0000-0000-0000-000000000000 -p accessToken'";
    for text in [
        answer.to_owned(),
        format!("{warning}\n{answer}"),
        "accessToken: eyJ.fake.token\nloginServer: acme.azurecr.io\n".to_owned(),
        format!("$ az acr login -n acme --expose-token\n{warning}\n{answer}"),
        format!("{answer}\n"),
        answer.replace(',', ",\n  "),
    ] {
        let found = taken(&text);
        let user = "00000000-0000-0000-0000-000000000000";
        assert_eq!(
            logins(&found),
            [format!("acme.azurecr.io {user}:eyJ.fake.token")],
            "{text}"
        );
    }
}

#[test]
fn an_identity_token_is_left_out_wherever_it_stands() {
    for text in [
        r#"{"ServerURL":"ghcr.io","Username":"<token>","Secret":"fake"}"#.to_owned(),
        format!(
            r#"{{"auths":{{"ghcr.io":{{"auth":"{}"}}}}}}"#,
            base64("<token>:fake")
        ),
        r#"{"auths":{"ghcr.io":{"username":"<token>","password":"fake"}}}"#.to_owned(),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), Vec::<String>::new(), "{text}");
        let registry_key = "ghcr.io".to_owned();
        assert_eq!(found.left_out, [LeftOut::Token { registry_key }], "{text}");
    }
}

#[test]
fn logins_of_k3s_kustomize_helm_and_notebooks_are_taken() {
    let config = format!(r#"{{\"auths\":{{\"ghcr.io\":{{\"auth\":\"{AUTH}\"}}}}}}"#);
    for (text, format) in [
        ("configs:\n  ghcr.io:\n    auth:\n      username: anna\n      password: fake-1\n".to_owned(), Format::K3sRegistries),
        (format!("mirrors:\n  x.io:\n    endpoint: [https://m.io]\nconfigs:\n  ghcr.io:\n    auth: {{auth: {AUTH}}}\n"), Format::K3sRegistries),
        ("kind: Kustomization\nsecretGenerator:\n- name: t\n  literals: [docker-server=ghcr.io, docker-username=anna, docker-password=fake-1]\n".to_owned(), Format::Kustomization),
        ("secretGenerator:\n- name: t\n  literals: ['docker-server=ghcr.io', 'docker-username=\"anna\"', docker-password=fake-1]\n".to_owned(), Format::Kustomization),
        ("imageCredentials:\n  registry: ghcr.io\n  username: anna\n  password: fake-1\n".to_owned(), Format::HelmValues),
        ("global:\n  imagePullSecret:\n    server: ghcr.io\n    user: anna\n    token: fake-1\n".to_owned(), Format::HelmValues),
        ("registryCredentials:\n- host: ghcr.io\n  username: anna\n  password: fake-1\n".to_owned(), Format::HelmValues),
        (format!(r#"{{"cell_type":"code","source":["create(\n"," name='t', data={{'.dockerconfigjson': '{}'}})"]}}"#, config), Format::Notebook),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), ["ghcr.io anna:fake-1"], "{text}");
        assert_eq!(found.format, format, "{text}");
    }
}
