//! Usernames as registries hand them out, and tokens in their place: what is shown, what is masked, and what is sent.

use std::collections::BTreeMap;

use pull_secret::{
    Code, Draft, FieldPath, FixAction, Handle, Linted, RegistryDraft, Secret, Severity,
    UsernameKind, apply, lint, masked, parse_and_lint, settled, without_secrets,
};

const USERNAME: FieldPath = FieldPath::Username { registry: 0 };

/// Robot accounts, service principals, deploy tokens, fixed names.
const USERNAMES: [&str; 90] = [
    "anna",
    "anna@example.com",
    "Anna.Example@example.com",
    "AWS",
    "aws",
    "_json_key",
    "_json_key_base64",
    "oauth2accesstoken",
    "_dcgcloud_token",
    "00000000-0000-0000-0000-000000000000",
    "0c0a9a11-fa4e-4000-8000-00000000000a",
    "0C0A9A11-FA4E-4000-8000-00000000000A",
    "MyRepositoryPullToken",
    "pull-token-2026",
    "robot$ci",
    "robot$team+ci",
    "robot$library+ci-pull-images-of-production-2026",
    "gitlab+deploy-token-12345",
    "gitlab-ci-token",
    "project_4711_bot_0123456789abcdef0123456789abcdef",
    "group_12_bot1",
    "12345678|ci",
    "12345678|service-account-for-pulling-images",
    "$oauthtoken",
    "acme+ci_pull",
    "S0012345678",
    "0012345678-anna",
    "oraclecloud/oracleidentitycloudservice/anna.example@example.com",
    "axaxnpcrorw5/OracleIdentityCloudService/Anna12.Example34@example.com",
    "tenancyNS1/OracleIdentityCloudService/JDoe42ForImages",
    "nologin",
    "iamapikey",
    "iambearer",
    "AKIAIOSFODNN7EXAMPLE",
    "ASIAIOSFODNN7EXAMPLE",
    "SCWXXXXXXXXXXXXXXXXX",
    "x-access-token",
    "x-token-auth",
    "token",
    "45a0c61ea6fd977f050c5fb9ac06a69eed764595/0123456789abcdef",
    "d41d8cd98f00b204e9800998ecf8427e",
    "svc-artifactory-docker-remote-readonly-prod-eu10",
    "SvcArtifactoryDockerRemoteReadOnlyProd",
    "CN=ci-pull,OU=Robots,O=Acme",
    // Harbor: the prefix can be chosen.
    "robot_ai-core-pull",
    "robot@team+ci-pull-2026",
    "robot$library+SvcAiCorePull01",
    // Quay, with a federated or an application token.
    "acme_corp+ai_core_pull_eu10_2026",
    "$app",
    // GitLab.
    "gitlab+deploy-token-1234567",
    "group_4711_bot_fedcba9876543210fedcba9876543210",
    "service_account_group_1234_0123456789abcdef0123456789abcdef",
    // Azure: names of scope-map tokens, application ids, managed identities.
    "PullTokenForAiCoreProd2026Team01",
    "ai-core-pull-token-westeurope-2026",
    "ServicePrincipal-AcrPull-AIPlatform-WestEurope-01",
    // Google.
    "ci-pull@acme-prod-123456.iam.gserviceaccount.com",
    "json_key",
    "oauth",
    "iam",
    // Artifactory.
    "svc_artifactory_ai_core_prod_EU10_2",
    "SvcAiCorePullProdEu10TeamImgs2024Q4",
    "MyCompanyEuCentral1DockerHubMirrorUser01",
    // SAP: S-users, P-users, I-, D- and C-numbers, technical users, company ids with a name, client ids.
    "P0012345678",
    "P2001234567",
    "I012345",
    "D012345",
    "C1234567",
    "0001234567-AI-Core-Pull-Production-EU10",
    "sb-0c0a9a11-fa4e-4000-8000-00000000000a!b12345|aicore!b540",
    "T_AI_CORE_PULL_EU10",
    // Kubernetes and OpenShift.
    "system:serviceaccount:ai-core-prod:image-puller",
    "serviceaccount",
    "unused",
    // Others with fixed or made-up names.
    "cp",
    "_",
    "_token",
    "buildkite",
    "tw_user_0123456789abcdef0123456789abcdef",
    "fc-0123456789abcdef0123456789abcdef",
    "cr_temp_user",
    "user@1234567890123456",
    "cn-north-4@AKIAIOSFODNN7EXAMPLE",
    "EXO0123456789abcdef01234567",
    "x",
    // Digests and unique ids as names.
    "108234567890123456789",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "2aCk5NwLxmz0dvTQJmSqX1yVtdO",
    "CI_Pull_Account_For_Team_AI_Core_EU10_v2",
];

const TOKENS: [&str; 14] = [
    "dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "doo_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
    "github_pat_11FAKE0fakeFAKE0fake_FAKE0fakeFAKE0",
    "ghs_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
    "glpat-fakeFAKE0fakeFAKE0fake",
    "gldt-fakeFAKE0fakeFAKE0fake",
    "dckr_pat_fakeFAKE0fakeFAKE0fakeFAKE0",
    "cmVmdGtuOjAxOjE3OTUwMDAwMDA6ZmFrZUZBS0Uw",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln",
    "YW5uYTpodW50ZXIy",
    "ab18Q~fakeFAKE0fakeFAKE0fakeFAKE0fakeFAK",
    "ab.7Q~fakeFAKE0_fake.FAKE0-fakeFAKE0fake",
    "fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0fakeFA+ACRAfake0",
];

/// As random as a token, and maybe a name that a machine made.
const DOUBTFUL: [&str; 7] = [
    "aB3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAb7c",
    "2aCk5NwLxmz0dvTQJmSqX1yVtdO9kQ4Zr8Bb",
    "nvapi-Ab3dEf6hIj9kLm2nOp5q",
    // Harbor, Quay, Python's `secrets.token_urlsafe`, an AWS secret key.
    "Xk7pQ2mZt9Lw4RvB8sNc3HfJ6yTgD5Wd",
    "Z7K2QXW9LM4RT8VB3NC6HF1JY5GDP0SZKQ7X2W9LM4RT8VB3NC6HF1JY5GDP0SZK",
    "kX3_vB7qLm-Z2tRp9WsYd4Hn8Jf6GcTbQxKzVw5Mr1P",
    "wJ7lrXUt9FEMI/K7MDENG/bPx4RfiCYz2X8MPL1KEY",
];

#[test]
fn a_username_as_registries_hand_it_out_is_shown_and_sent() {
    for username in USERNAMES {
        let (draft, passwords) = form(username, Some("secret"));
        let shown = masked(&draft, &passwords);
        assert_eq!(shown.places, [], "{username}");
        assert_eq!(shown.draft, draft, "{username}");
        assert!(
            parse_and_lint(&draft, &passwords, 0).secret.is_some(),
            "{username}"
        );
        assert_eq!(without_secrets(&draft, &passwords), draft, "{username}");
    }
}

#[test]
fn a_token_in_place_of_a_username_is_masked_and_not_sent() {
    for token in TOKENS {
        let (draft, passwords) = form(token, Some("secret"));
        let shown = masked(&draft, &passwords);
        assert_eq!(shown.places, [USERNAME], "{token}");
        assert!(!format!("{:?}", shown.draft).contains(token), "{token}");
        let Linted {
            secret, findings, ..
        } = parse_and_lint(&draft, &passwords, 0);
        assert!(secret.is_none(), "{token}");
        assert!(!format!("{findings:?}").contains(token), "{token}");
        let saved = without_secrets(&draft, &passwords);
        assert_eq!(saved.registries[0].username, "", "{token}");
    }
}

#[test]
fn a_doubtful_username_is_masked_and_sent_and_shown_once_it_is_confirmed() {
    for username in DOUBTFUL {
        let (draft, passwords) = form(username, Some("secret"));
        let shown = masked(&draft, &passwords);
        assert_eq!(shown.places, [USERNAME], "{username}");
        assert!(shown.is_sendable, "{username}");
        let Linted {
            secret, findings, ..
        } = parse_and_lint(&draft, &passwords, 0);
        assert!(secret.is_some(), "{username}");
        let found = findings
            .iter()
            .find(|found| found.place == USERNAME)
            .unwrap();
        let expected = (Code::UsernameLooksSecret, Severity::Warning);
        assert_eq!((found.code, found.severity), expected, "{username}");
        let saved = without_secrets(&draft, &passwords);
        assert_eq!(saved.registries[0].username, "", "{username}");

        let fix = found.fix.clone().unwrap();
        assert_eq!(fix.replacement, FixAction::ConfirmUsername);
        let confirmed = apply(&draft, &fix);
        assert_eq!(masked(&confirmed, &passwords).places, [], "{username}");
        assert_eq!(without_secrets(&confirmed, &passwords), confirmed);
    }
}

#[test]
fn a_confirmed_username_that_is_a_token_or_the_password_is_masked_all_the_same() {
    for (username, password) in [(TOKENS[0], "secret"), ("anna", "anna")] {
        let (mut draft, passwords) = form(username, Some(password));
        draft.registries[0].username_kind = UsernameKind::Confirmed;
        let shown = masked(&draft, &passwords);
        assert_eq!(shown.places, [USERNAME], "{username}");
    }
}

#[test]
fn a_username_that_is_the_password_is_sent_as_that_whatever_it_looks_like() {
    for (username, password) in [
        (TOKENS[0], TOKENS[0]),
        (DOUBTFUL[0], DOUBTFUL[0]),
        ("hunter2", "hunter2"),
        (" hunter2", "hunter2\n"),
    ] {
        let (draft, passwords) = form(username, Some(password));
        let settled = settled(&draft, &passwords);
        assert_eq!(settled.registries[0].username, "");
        assert_eq!(settled.registries[0].username_kind, UsernameKind::Password);
        let shown = masked(&draft, &passwords);
        assert_eq!((shown.places, shown.is_sendable), (vec![USERNAME], true));
        assert_eq!(shown.draft, settled);
        assert_eq!(without_secrets(&draft, &passwords), settled);
        let findings = lint(&draft, &passwords, 0);
        let errors = findings.iter().filter(|it| it.severity == Severity::Error);
        assert_eq!(errors.count(), 0, "{findings:?}");
    }
}

#[test]
fn a_password_that_is_being_typed_as_the_username_is_not_saved_before_it_is_whole() {
    for (username, saved) in [
        ("2aCk5Nw", "2aCk5Nw"),
        ("2aCk5NwL", ""),
        ("2aCk5NwLxmz0dv", ""),
    ] {
        let (draft, passwords) = form(username, Some("2aCk5NwLxmz0dvT"));
        let left = without_secrets(&draft, &passwords);
        assert_eq!(left.registries[0].username, saved, "{username}");
    }
}

#[test]
fn a_short_password_does_not_keep_a_form_with_the_same_word_from_being_sent() {
    let (mut draft, passwords) = form("anna", Some("test"));
    draft.name = "test".to_owned();
    assert_eq!(masked(&draft, &passwords).places, []);
}

fn form(username: &str, password: Option<&str>) -> (Draft, BTreeMap<Handle, Secret>) {
    let handle = Handle::from_bytes([7; 16]);
    let draft = Draft {
        name: "team-images".to_owned(),
        registries: vec![RegistryDraft {
            registry_key: "registry.example.com".to_owned(),
            username: username.to_owned(),
            password: password.map(|_| handle),
            ..RegistryDraft::default()
        }],
        images: Vec::new(),
    };
    let secret = password.map(|text| (handle, Secret::new(text.to_owned())));
    (draft, secret.into_iter().collect())
}
