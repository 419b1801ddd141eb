//! Environment files: the keys of several tenants are kept apart, and what a dialect puts in front of a character goes.

use ai_core::service_key::find;
use jiff::Timestamp;

const SECRET: &str = "0f1e2d3c-FAKE$aBcD-eFg=";
const TOKEN: &str = "https://acme1.authentication.eu10.hana.ondemand.com";
const API: &str = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";

#[test]
fn the_escapes_of_each_dialect_are_taken_off_and_nothing_else() {
    let json = key(1, SECRET);
    let dotenv = json.replace('$', "\\$");
    let compose = json.replace('$', "$$");
    let variables = |before: &str, secret: &str| lines(before, 1, secret);
    for text in [
        format!("AICORE_SERVICE_KEY='{dotenv}'"),
        format!("AICORE_SERVICE_KEY={dotenv}\n"),
        format!("AICORE_SERVICE_KEY=\"{}\"", dotenv.replace('"', "\\\"")),
        format!(
            "AICORE_SERVICE_KEY=\"{}\" # prod\nPORT=1",
            json.replace('"', "'")
        ),
        format!("services:\n  app:\n    environment:\n      AICORE_SERVICE_KEY: '{compose}'\n"),
        format!("$env:AICORE_SERVICE_KEY = '{json}'"),
        variables("", "0f1e2d3c-FAKE\\$aBcD-eFg="),
        variables("export ", "'0f1e2d3c-FAKE$aBcD-eFg='"),
        variables("$env:", "\"0f1e2d3c-FAKE`$aBcD-eFg=\""),
        variables("set ", "0f1e2d3c^-FAKE$aBcD-eFg="),
        variables("", &format!("\"{SECRET}\""))
            .replace("AICORE", "setx AICORE")
            .replace('=', " ")
            .replace("eFg ", "eFg="),
        variables("export ", &format!("'{SECRET}'")).replace("export", "anna@edge:~$ export"),
        variables("$env:", &format!("'{SECRET}'")).replace("$env:", "PS C:\\work> $env:"),
        variables("set ", SECRET).replace("set ", "C:\\work>set "),
        format!(
            "services:\nenvironment:\n{}",
            variables("- ", "0f1e2d3c-FAKE$$aBcD-eFg=")
        ),
    ] {
        assert_eq!(keys(&text), [(client(1), SECRET.to_owned())], "{text}");
    }
    for (text, secret) in [
        (variables("", "a$$b%%c"), "a$$b%%c"),
        (variables("set ", "a%%b"), "a%%b"),
        (format!("@echo off\n{}", variables("set ", "a%%b")), "a%b"),
        (variables("$env:", "'a`$b'"), "a`$b"),
        (variables("export ", "'a\\$b'"), "a\\$b"),
    ] {
        assert_eq!(keys(&text), [(client(1), secret.to_owned())], "{text}");
    }
}

#[test]
fn a_program_that_sets_its_own_variables_gives_the_key() {
    let python = |name: &str, value: &str| format!("os.environ[\"{name}\"] = '{value}'\n");
    let default =
        |name: &str, value: &str| format!("os.environ.setdefault('{name}', \"{value}\")\n");
    let node = |name: &str, value: &str| format!("process.env.{name} = '{value}';\n");
    let magic = |name: &str, value: &str| format!("%env {name}={value}\n");
    for (write, before) in [
        (&python as &dyn Fn(&str, &str) -> String, "import os\n\n"),
        (
            &default,
            "import os\nfrom ai_core_sdk.ai_core_v2_client import AICoreV2Client\n",
        ),
        (&node, "require('dotenv');\n"),
        (&magic, ""),
    ] {
        let text: String = lines("", 1, SECRET)
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| write(name, value))
            .collect();
        let text = format!("{before}{text}");
        assert_eq!(keys(&text), [(client(1), SECRET.to_owned())], "{text}");
    }
}

#[test]
fn what_a_program_computes_is_no_value() {
    let text = lines("", 1, SECRET)
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| match name.contains("SECRET") {
            true => "os.environ['AICORE_CLIENT_SECRET'] = key['clientsecret']\n".to_owned(),
            false => format!("os.environ['{name}'] = '{value}'\n"),
        })
        .collect::<String>();
    assert!(keys(&text).is_empty(), "{text}");
}

#[test]
fn a_destination_of_btp_is_a_key_in_json_and_as_an_exported_file() {
    let json = format!(
        r#"{{"Name":"AICORE","Type":"HTTP","URL":"{API}","Authentication":"OAuth2ClientCredentials",
        "ProxyType":"Internet","clientId":"{}","clientSecret":"{SECRET}","tokenServiceURL":"{TOKEN}/oauth/token"}}"#,
        client(1)
    );
    let escaped = |text: &str| {
        text.replace(':', "\\:")
            .replace('=', "\\=")
            .replace('!', "\\!")
    };
    let file = format!(
        "#\n#Mon Mar 03 10:00:00 UTC 2025\nType=HTTP\nName=AICORE\nURL={}\nAuthentication=OAuth2ClientCredentials\n\
         clientId={}\nclientSecret={}\ntokenServiceURL={}/oauth/token\ntokenServiceURLType=Dedicated\n",
        escaped(API),
        escaped(&client(1)),
        escaped(SECRET),
        escaped(TOKEN),
    );
    for text in [json, file.replace('\n', "\r\n"), file] {
        assert_eq!(keys(&text), [(client(1), SECRET.to_owned())], "{text}");
    }
}

#[test]
fn the_keys_of_two_tenants_in_one_text_are_both_offered_and_never_mixed() {
    let [one, two] = [key(1, "one-FAKE"), key(2, "two-FAKE")];
    let both = [
        (client(1), "one-FAKE".to_owned()),
        (client(2), "two-FAKE".to_owned()),
    ];
    for text in [
        format!("{}AICORE_SERVICE_KEY='{two}'\n", lines("", 1, "one-FAKE")),
        format!("AICORE_SERVICE_KEY='{one}'\n{}", lines("", 2, "two-FAKE")),
        format!("AICORE_SERVICE_KEY='{one}'\nAICORE_SERVICE_KEY='{two}'\n"),
        format!(
            "# dev\n{}# prod\n{}",
            lines("export ", 1, "one-FAKE"),
            lines("export ", 2, "two-FAKE")
        ),
        format!("{}\n{two}", lines("", 1, "one-FAKE")),
        format!("{one}\n{two}"),
        format!("[{one},{two}]"),
    ] {
        let mut found = keys(&text);
        found.sort();
        assert_eq!(found, both, "{text}");
    }
}

#[test]
fn a_value_that_is_given_later_is_offered_beside_the_first_one() {
    let text = format!(
        "{}AICORE_CLIENT_SECRET=new-FAKE\n",
        lines("", 1, "old-FAKE")
    );
    let found = keys(&text);
    assert_eq!(
        found,
        [
            (client(1), "old-FAKE".to_owned()),
            (client(1), "new-FAKE".to_owned())
        ]
    );
}

#[test]
fn variables_with_a_prefix_are_a_key_for_each_prefix() {
    let prefixed = |prefix: &str, tenant, secret| {
        lines("", tenant, secret).replace("AICORE_", &format!("{prefix}AICORE_"))
    };
    let both = [
        (client(1), "one-FAKE".to_owned()),
        (client(2), "two-FAKE".to_owned()),
    ];
    for (one, two) in [("DEV_", "PROD_"), ("dev_", "prod_"), ("A_B_", "")] {
        let text = prefixed(one, 1, "one-FAKE") + &prefixed(two, 2, "two-FAKE");
        let mut found = keys(&text);
        found.sort();
        assert_eq!(found, both, "{text}");
    }
}

#[test]
fn names_in_lower_case_are_read_too() {
    let text = lines("", 1, "one-FAKE");
    let text = text.replace("AICORE_", "aicore_");
    assert_eq!(keys(&text), [(client(1), "one-FAKE".to_owned())], "{text}");
}

#[test]
fn profiles_beside_the_values_of_the_first_are_offered() {
    let profile = |tenant: usize, secret: &str| {
        format!(
            r#""AICORE_CLIENT_ID":"{}","AICORE_CLIENT_SECRET":"{secret}","AICORE_AUTH_URL":"https://acme{tenant}.authentication.eu10.hana.ondemand.com","AICORE_BASE_URL":"https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com""#,
            client(tenant)
        )
    };
    let text = format!(
        "{{{},\"profiles\":{{\"prod\":{{{}}}}}}}",
        profile(1, "one-FAKE"),
        profile(2, "two-FAKE")
    );
    let both = [
        (client(1), "one-FAKE".to_owned()),
        (client(2), "two-FAKE".to_owned()),
    ];
    assert_eq!(keys(&text), both);
}

#[test]
fn settings_a_line_each_are_a_key() {
    let names = ["clientid", "clientsecret", "tokenurl", "apiurl"];
    let values = [
        &client(1),
        "one-FAKE",
        "https://acme1.authentication.eu10.hana.ondemand.com/oauth/token",
        "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2",
    ];
    let one = [(client(1), "one-FAKE".to_owned())];
    for (start, before, between, end) in [
        ("vars {\n", "  ", ": ", "}\n"),
        ("", "@", " = ", "\nGET {{apiurl}}/lm/configurations\n"),
        ("Your key\n", "", "\t", "\n"),
        ("| Name | Value |\n", "| ", " | ", "|\n"),
    ] {
        let rows = names.iter().zip(values);
        let rows: Vec<String> = rows
            .map(|(name, value)| format!("{before}{name}{between}{value}\n"))
            .collect();
        let text = format!("{start}{}{end}", rows.concat());
        assert_eq!(keys(&text), one, "{text}");
    }
}

fn keys(text: &str) -> Vec<(String, String)> {
    let found = find(text.as_bytes(), Timestamp::UNIX_EPOCH).unwrap_or_default();
    let keys = found.into_iter().filter_map(|reading| reading.key);
    keys.map(|key| (key.client_id, key.credential.secret().open().to_owned()))
        .collect()
}

fn client(tenant: usize) -> String {
    format!("sb-1111!b{tenant}|aicore!b540")
}

fn key(tenant: usize, secret: &str) -> String {
    format!(
        r#"{{"clientid":"{}","clientsecret":"{secret}","url":"https://acme{tenant}.authentication.eu10.hana.ondemand.com","serviceurls":{{"AI_API_URL":"https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com"}}}}"#,
        client(tenant)
    )
}

/// The variables of SAP's SDKs, a line each.
fn lines(before: &str, tenant: usize, secret: &str) -> String {
    let quote = match before {
        "$env:" | "export " => "'",
        _ => "",
    };
    let client = match before {
        "set " => client(tenant).replace('|', "^|"),
        _ => client(tenant),
    };
    format!(
        "{before}AICORE_CLIENT_ID={quote}{client}{quote}\n{before}AICORE_CLIENT_SECRET={secret}\n\
         {before}AICORE_AUTH_URL={quote}https://acme{tenant}.authentication.eu10.hana.ondemand.com{quote}\n\
         {before}AICORE_BASE_URL={quote}https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2{quote}\n"
    )
}
