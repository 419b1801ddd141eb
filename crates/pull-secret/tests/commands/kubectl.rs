//! `kubectl create secret` and `kubectl apply`.

use pull_secret::import::{ForeignText, Format, LeftOut, Part, RepairKind};

use super::{HUB, foreign, logins, repair, repairs, taken, variable};

#[test]
fn a_docker_registry_secret_is_read_in_each_shell_s_quoting() {
    let create = "create secret docker-registry team";
    for (text, password) in [
        (format!("kubectl {create} --docker-server=ghcr.io --docker-username=anna --docker-password='fake' -n ns"), "fake"),
        (format!("kubectl -n ns {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake"), "fake"),
        (format!("kubectl {create} \\\n  --docker-server ghcr.io \\\n  --docker-username \"anna\" \\\n  --docker-password 'pa$$w0rd'"), "pa$$w0rd"),
        (format!("PS C:\\> kubectl {create} `\n  --docker-server=ghcr.io `\n  --docker-username=anna `\n  --docker-password='it''s'"), "it's"),
        (format!("PS C:\\> kubectl {create} `\r\n>>  --docker-server=ghcr.io `\r\n>>  --docker-username=anna `\r\n>>  --docker-password=\"a`$b\"\r\n"), "a$b"),
        (format!("C:\\Users\\anna>kubectl {create} ^\r\n  --docker-server=ghcr.io ^\r\n  --docker-username=anna ^\r\n  --docker-password=\"a^b\""), "a^b"),
        (format!("$ oc {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake\nsecret/team created"), "fake"),
        (format!("microk8s kubectl {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake"), "fake"),
        (format!("k3s kubectl {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake"), "fake"),
        (format!("minikube kubectl -- {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake"), "fake"),
        (format!("kubectl {create} --dry-run=client -o yaml --docker-server=ghcr.io --docker-username=anna --docker-password='a|b;c' | kubectl apply -f -"), "a|b;c"),
        (format!("kubectl {create} --docker-server=ghcr.io --docker-username=anna --docker-password=fake --docker-email='' && kubectl get pods"), "fake"),
        ("oc secrets new-dockercfg team --docker-server=ghcr.io --docker-username=anna --docker-password=fake --docker-email=a@b.c".to_owned(), "fake"),
    ] {
        let found = taken(&text);
        assert_eq!(found.format, Format::KubectlCommand, "{text}");
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert_eq!(logins(&found), [("ghcr.io", "anna", Some(password))], "{text}");
        assert_eq!(found.credentials[0].secret_name.as_deref(), Some("team"), "{text}");
    }
    let hub = taken(
        "kubectl create secret docker-registry team --docker-username=anna --docker-password=fake",
    );
    assert_eq!(logins(&hub), [(HUB, "anna", Some("fake"))]);
}

#[test]
fn each_of_several_commands_keeps_the_name_of_its_secret() {
    let found = taken(
        "kubectl create secret docker-registry one --docker-server=ghcr.io --docker-username=anna --docker-password=a\n\
         kubectl create secret docker-registry two --docker-server=quay.io --docker-username=bert --docker-password=b",
    );
    let names: Vec<_> = found
        .credentials
        .iter()
        .map(|credential| credential.secret_name.as_deref())
        .collect();
    assert_eq!(names, [Some("one"), Some("two")]);
}

#[test]
fn a_document_in_a_literal_is_read_with_what_the_shell_makes_of_it() {
    let document = r#"{"auths":{"ghcr.io":{"username":"anna","password":"fake"}}}"#;
    let escaped = document.replace('"', "\\\"");
    let generic = "create secret generic team --type=kubernetes.io/dockerconfigjson";
    for text in [
        format!("kubectl {generic} --from-literal=.dockerconfigjson='{document}'"),
        format!("kubectl {generic} --from-literal=\".dockerconfigjson={escaped}\""),
        format!("kubectl {generic} --from-literal .dockerconfigjson='{document}'"),
        format!(
            "kubectl {generic} --from-literal=.dockerconfigjson=\"$(cat <<EOF\n{document}\nEOF\n)\""
        ),
        format!(
            "CONFIG='{document}'\nkubectl {generic} --from-literal=.dockerconfigjson=\"$CONFIG\""
        ),
        format!("kubectl {generic} --from-file=.dockerconfigjson=<(echo '{document}')"),
        format!("echo '{document}' | kubectl {generic} --from-file=.dockerconfigjson=/dev/stdin"),
        format!(
            "echo '{document}' > config.json\nkubectl {generic} --from-file=.dockerconfigjson=config.json"
        ),
        format!(
            "cat > ./config.json <<'EOF'\n{document}\nEOF\nkubectl {generic} --from-file=.dockerconfigjson=config.json"
        ),
        format!(
            "U=anna\nP=fake\nkubectl {generic} --from-literal=.dockerconfigjson=\"{{\\\"auths\\\":{{\\\"ghcr.io\\\":{{\\\"auth\\\":\\\"$(printf '%s:%s' $U $P | base64 -w0)\\\"}}}}}}\""
        ),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
    }
}

#[test]
fn an_auth_that_a_command_makes_is_worked_out_or_left_out() {
    let secret = |auth: &str| {
        format!(
            "kubectl create secret generic team --from-literal=\".dockerconfigjson={{\\\"auths\\\":{{\\\"ghcr.io\\\":{{\\\"auth\\\":\\\"{auth}\\\"}}}}}}\""
        )
    };
    for auth in [
        "$(echo -n anna:fake | base64)",
        "$(printf 'anna:fake' | base64 -w 0)",
        "$(echo -n 'anna:fake' | openssl base64 -A)",
        "`echo -n anna:fake | base64`",
        "$(printf '%s' anna:fake | base64 | tr -d '\\n')",
    ] {
        let found = taken(&secret(auth));
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{auth}"
        );
        assert!(
            repairs(&found).contains(&RepairKind::CommandEvaluated),
            "{auth}"
        );
    }
    for (auth, left_out) in [
        (
            "$(pass show x | base64)",
            LeftOut::CommandOutput {
                part: Part::Password,
            },
        ),
        ("$AUTH", variable(Part::Password, Some("AUTH"))),
        (
            "$(echo -n anna:$PW | base64)",
            variable(Part::Password, Some("PW")),
        ),
    ] {
        let found = taken(&secret(auth));
        assert_eq!(logins(&found), [("ghcr.io", "", None)], "{auth}");
        assert!(
            found.left_out.contains(&left_out),
            "{auth}: {:?}",
            found.left_out
        );
    }
}

#[test]
fn a_login_in_a_file_is_refused_and_the_file_is_named() {
    for (text, file) in [
        (
            "kubectl create secret generic team --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=config.json",
            "config.json",
        ),
        (
            "kubectl create secret generic team --from-file pull-secret.json",
            "pull-secret.json",
        ),
        (
            "[root@edge ~]# kubectl create secret generic team --from-file pull-secret.json --type x\nerror: failed",
            "pull-secret.json",
        ),
        (
            "PS C:\\> kubectl create secret generic team --from-file=.dockerconfigjson=C:\\a\\config.json",
            "C:\\a\\config.json",
        ),
        (
            "kubectl create secret docker-registry team --from-file=.dockerconfigjson=$HOME/.docker/config.json",
            "$HOME/.docker/config.json",
        ),
        ("kubectl apply -f secret.yaml", "secret.yaml"),
    ] {
        let refused = foreign(text);
        assert_eq!(
            refused,
            ForeignText::FileReference {
                file: Some(file.to_owned())
            },
            "{text}"
        );
    }
}

#[test]
fn a_missing_or_misspelt_type_is_repaired() {
    for text in [
        "kubectl create secret team --docker-server=ghcr.io --docker-username=anna --docker-password=fake",
        "kubectl create secret <name> team --docker-server=ghcr.io --docker-username=anna --docker-password=fake",
        "kubectl create secret dockerregistry team --docker-server=ghcr.io --docker-username=anna --docker-password=fake",
        "kubectl create secret docker registry team --docker-server=ghcr.io --docker-username=anna --docker-password=fake",
        "$ kubectl create secret docker_registry team --docker-server=ghcr.io --docker-username=anna --docker-password=fake",
    ] {
        let text = text.replace("<name>", "name");
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert_eq!(
            repair(&found, RepairKind::SecretType).after,
            "secret docker-registry team",
            "{text}"
        );
    }
}
