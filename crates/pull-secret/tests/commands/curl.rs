//! Programs that send AI Core's request.

use pull_secret::import::{ForeignText, Format, LeftOut, Part, RepairKind};

use super::{foreign, logins, repair, repairs, taken, variable};

const BODY: &str = r#"{"name":"team","data":{".dockerconfigjson":"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"fake\"}}}"}}"#;
const URL: &str = "https://api.example/v2/admin/dockerRegistrySecrets";

#[test]
fn the_body_is_read_however_it_is_given() {
    let quoted = BODY.replace('\\', "\\\\").replace('"', "\\\"");
    for text in [
        format!("curl -X POST {URL} -H 'Authorization: Bearer x' -d '{BODY}'"),
        format!("curl --location --request POST \"$AI_API_URL/v2\" --data-raw '{BODY}'"),
        format!("curl {URL} --json '{BODY}'"),
        format!("curl -sSLd '{BODY}' {URL}"),
        format!("curl {URL} --data=\"{quoted}\""),
        format!(
            "curl {URL} -d @- <<EOF\n{}\nEOF",
            BODY.replace('\\', "\\\\")
        ),
        format!("curl {URL} --data @- << 'EOF'\n{BODY}\nEOF\n"),
        format!("echo '{BODY}' | curl {URL} -d @-"),
        format!("cat > body.json <<'X'\n{BODY}\nX\ncurl {URL} --data-binary @body.json"),
        format!("BODY='{BODY}'\ncurl {URL} -d \"$BODY\""),
        format!("C:\\> curl.exe -X POST {URL} ^\r\n -d \"{quoted}\""),
        format!("curl.exe -X POST {URL} -d @'\n{BODY}\n'@"),
        format!("PS C:\\> curl.exe {URL} -d '{quoted}'"),
        format!("Invoke-RestMethod -Uri {URL} -Method Post -Headers $h -Body '{BODY}'"),
        format!("$body = @'\n{BODY}\n'@\nInvoke-WebRequest -Uri {URL} -Body $body"),
        format!("PS> irm {URL} -Body:'{BODY}'"),
        format!(
            "$body = @{{ name = 'team'; data = @{{ '.dockerconfigjson' = '{{\"auths\":{{\"ghcr.io\":{{\"username\":\"anna\",\"password\":\"fake\"}}}}}}' }} }}\nInvoke-RestMethod {URL} -Body ($body | ConvertTo-Json)"
        ),
        format!("wget --post-data='{BODY}' {URL}"),
        format!("wget --method=PATCH --body-data '{BODY}' {URL}"),
        format!("http POST {URL} Authorization:'Bearer x' --raw '{BODY}'"),
        format!("echo '{BODY}' | http POST {URL}"),
        format!(
            "http {URL} name=team 'data[.dockerconfigjson]={{\"auths\":{{\"ghcr.io\":{{\"username\":\"anna\",\"password\":\"fake\"}}}}}}'"
        ),
    ] {
        let found = taken(&text);
        assert_eq!(found.format, Format::CurlCommand, "{text}");
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
    }
    let patch = taken(&format!(
        "curl -X PATCH {URL}/team -d '{}'",
        BODY.replace("\"name\":\"team\",", "")
    ));
    assert_eq!(patch.name.as_deref(), Some("team"));
}

#[test]
fn a_body_in_a_file_is_refused_and_the_file_is_named() {
    for text in [
        format!("curl {URL} -d @body.json"),
        format!("curl --data @body.json {URL}"),
        format!("wget --post-file=body.json {URL}"),
        format!("Invoke-RestMethod {URL} -InFile body.json"),
        format!("curl {URL} --data-binary @body.json -H 'A: b'"),
    ] {
        assert_eq!(
            foreign(&text),
            ForeignText::FileReference {
                file: Some("body.json".to_owned())
            },
            "{text}"
        );
    }
}

#[test]
fn variables_of_a_body_are_filled_in_from_the_text_or_left_out() {
    let body = |password: &str| {
        BODY.replace("fake", password)
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
    };
    let filled = taken(&format!("PW=fake\ncurl {URL} -d \"{}\"", body("$PW")));
    assert_eq!(logins(&filled), [("ghcr.io", "anna", Some("fake"))]);
    assert!(repairs(&filled).contains(&RepairKind::VariableFilledIn));
    for (password, name) in [("$PW", Some("PW")), ("a-${PW}", None), ("%PW%", Some("PW"))] {
        let found = taken(&format!("curl {URL} -d \"{}\"", body(password)));
        assert_eq!(logins(&found), [("ghcr.io", "anna", None)], "{password}");
        assert!(
            found.left_out.contains(&variable(Part::Password, name)),
            "{password}: {:?}",
            found.left_out
        );
    }
    let all = BODY
        .replace("ghcr.io", "$REG")
        .replace("anna", "$USR")
        .replace("fake", "$PW");
    let all = all.replace('\\', "\\\\").replace('"', "\\\"");
    let refused = foreign(&format!("curl $URL -d \"{all}\""));
    let ForeignText::Variables { names } = refused else {
        panic!("{refused:?}");
    };
    assert!(
        ["REG", "USR", "PW"]
            .iter()
            .all(|name| names.iter().any(|other| other == name))
    );
}

/// The page of SAP's help portal has this command, its quote never closed.
#[test]
fn the_command_of_the_documentation_works_as_it_stands() {
    let block = "$ curl --location --request POST \"$AI_API_URL/v2/admin/dockerRegistrySecrets\" --header \"Authorization: Bearer $TOKEN\" --header 'Content-Type: application/json' --data-raw '{\n\
        \t\"name\": \"mydockerregistry\",\n\t\"data\": {\n\
        \t\t\".dockerconfigjson\": \"{\\\"auths\\\": {\\\"my.docker.repositories.io\\\": {\\\"username\\\":\\\"$USERNAME\\\", \\\"password\\\": \\\"$PWD\\\"}}}\"\n\t}\n}\n\
        {\n\t\"message\": \"secret has been created\"\n}\n";
    let fenced = format!("### Sample Code:\n```\n{block}```\n");
    let quoted = |marks: &str, text: &str| -> String {
        text.lines()
            .map(|line| format!("{marks}{line}\n"))
            .collect()
    };
    for text in [
        block.to_owned(),
        block.trim_start_matches("$ ").to_owned(),
        format!("```\n{block}```"),
        fenced.clone(),
        quoted("    > ", &fenced),
        quoted("> > ", &fenced),
        quoted("> ", block),
        format!(
            "Submit a POST request. For example\n\n{}\n2. Then reference it.\n",
            quoted("    > ", &fenced)
        ),
        block.replace('\n', "\r\n"),
    ] {
        let found = taken(&text);
        assert_eq!(found.format, Format::CurlCommand, "{text}");
        assert_eq!(found.name.as_deref(), Some("mydockerregistry"), "{text}");
        assert_eq!(
            logins(&found),
            [("my.docker.repositories.io", "", None)],
            "{text}"
        );
        for (part, name) in [(Part::Username, "USERNAME"), (Part::Password, "PWD")] {
            let left_out = variable(part, Some(name));
            assert!(found.left_out.contains(&left_out), "{text}");
        }
        assert!(found.left_out.contains(&LeftOut::OtherText), "{text}");
        repair(&found, RepairKind::UnclosedQuote);
    }
}
