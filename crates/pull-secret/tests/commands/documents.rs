//! Documents that scripts write and programs print.

use pull_secret::import::{Format, LeftOut, RepairKind};

use super::{logins, repairs, taken};

const CONFIG: &str = r#"{"auths":{"ghcr.io":{"username":"anna","password":"fake"}}}"#;
const BASE64: &str =
    "eyJhdXRocyI6eyJnaGNyLmlvIjp7InVzZXJuYW1lIjoiYW5uYSIsInBhc3N3b3JkIjoiZmFrZSJ9fX0=";

fn manifest() -> String {
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: team\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: {BASE64}\n"
    )
}

#[test]
fn what_a_script_writes_is_read() {
    let manifest = manifest();
    for text in [
        format!("echo '{CONFIG}' > ~/.docker/config.json"),
        format!("mkdir -p ~/.docker\ncat > ~/.docker/config.json <<EOF\n{CONFIG}\nEOF\n"),
        format!("cat <<'EOF' > config.json\n{CONFIG}\nEOF"),
        format!("sudo tee config.json <<EOF\n{CONFIG}\nEOF"),
        format!("echo {BASE64} | base64 -d > config.json"),
        format!("$ echo {BASE64} | base64 -D\n{CONFIG}"),
        format!("@'\n{CONFIG}\n'@ | Out-File config.json"),
        format!("Set-Content -Path config.json -Value '{CONFIG}'"),
        format!("kubectl apply -f - <<EOF\n{manifest}EOF"),
        format!("cat <<EOF | kubectl apply -n ns -f -\n{manifest}EOF\n"),
        format!("cat > secret.yaml <<EOF\n{manifest}EOF\nkubectl apply -f secret.yaml"),
        format!(
            "$ cat <<EOF | oc create -f -\n> {}EOF\nsecret/team created",
            manifest.replace('\n', "\n> ")
        ),
        format!(
            "U=anna\nP=fake\ncat <<EOF > config.json\n{}\nEOF",
            CONFIG.replace("anna", "$U").replace("fake", "${P}")
        ),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
    }
    let named = taken(&format!("kubectl apply -f - <<EOF\n{manifest}EOF"));
    assert_eq!(
        (named.format, named.name.as_deref()),
        (Format::KubernetesSecret, Some("team"))
    );
}

#[test]
fn what_a_program_prints_is_read_and_its_prompts_are_taken_off() {
    let manifest = manifest();
    for text in [
        format!("$ cat ~/.docker/config.json\n{CONFIG}"),
        format!("% cat ~/.docker/config.json\n{CONFIG}%"),
        format!("➜  ~ cat config.json\n{CONFIG}%\n➜  ~ "),
        format!("anna@host:~$ cat config.json\n{CONFIG}anna@host:~$ "),
        format!("[root@edge ~]# cat config.json\n{CONFIG}[root@edge ~]# exit"),
        format!("PS C:\\> Get-Content config.json\r\n{CONFIG}\r\nPS C:\\> "),
        format!("C:\\Users\\anna>type config.json\r\n{CONFIG}\r\nC:\\Users\\anna>"),
        format!(
            "(venv) anna@host:~$ kubectl get secret team -o jsonpath='{{.data}}'\n{BASE64}(venv) anna@host:~$ "
        ),
        format!("$ kubectl get secret team -o yaml\n{manifest}$ "),
        format!("$ kubectl get secret x\nWarning: it's old\n{CONFIG}\n$ date\nMon"),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        assert!(
            repairs(&found).contains(&RepairKind::PromptRemoved),
            "{text}"
        );
    }
}

#[test]
fn steps_of_decoding_give_one_credential() {
    let text = format!(
        "$ kubectl get secret team -o jsonpath='{{.data}}'\n{BASE64}$ echo {BASE64} | base64 -d\n{CONFIG}\n"
    );
    assert_eq!(logins(&taken(&text)), [("ghcr.io", "anna", Some("fake"))]);
}

#[test]
fn what_a_program_prints_that_is_no_document_is_left_out() {
    let found =
        taken("$ docker login ghcr.io -u anna -p fake\nWARNING! Don't do this.\nLogin Succeeded");
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fake"))]);
    assert!(found.left_out.contains(&LeftOut::OtherText));
}
