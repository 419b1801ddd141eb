//! Forms that cannot be sent, or look odd: told by field and place, nothing is sent, nothing typed is lost.

use app::Problem;
use app::view::*;
use pull_secret::{Code, Draft, FieldPath, Handle, RegistryDraft, Severity};

use crate::harness::{Harness, REGISTERED, assert_no_canary, call_on, sending};

#[tokio::test]
async fn a_form_that_cannot_be_sent_names_its_field_and_sends_nothing() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let complete = harness.draft("team-images", "canary");
    let key = FieldPath::RegistryKey { registry: 0 };
    let user = FieldPath::Username { registry: 0 };
    let password = FieldPath::Password { registry: 0 };
    let empty = harness.stage("");
    let huge = harness.stage(&"x".repeat(1024 * 1024));
    let twice = vec![
        complete.registries[0].clone(),
        complete.registries[0].clone(),
    ];
    type Change = Box<dyn Fn(&mut Draft)>;
    let named =
        |name: &'static str| -> Change { Box::new(move |draft| draft.name = name.to_owned()) };
    let typed = |change: fn(&mut RegistryDraft)| -> Change {
        Box::new(move |draft| change(&mut draft.registries[0]))
    };
    let staged = |handle: Handle| -> Change {
        Box::new(move |draft| draft.registries[0].password = Some(handle))
    };
    let rows: Vec<(Change, FieldPath, Code)> = vec![
        (named(""), FieldPath::Name, Code::NameMissing),
        (named("a"), FieldPath::Name, Code::NameTooShort),
        (named("Team"), FieldPath::Name, Code::NameCharacter),
        (named(" team"), FieldPath::Name, Code::NameCharacter),
        (named("team\n"), FieldPath::Name, Code::NameCharacter),
        (named("tëam"), FieldPath::Name, Code::NameCharacter),
        (named("-team"), FieldPath::Name, Code::NameFirstCharacter),
        (named("team."), FieldPath::Name, Code::NameLastCharacter),
        (named("a__b"), FieldPath::Name, Code::NameDoubleUnderscore),
        (
            named("a_b"),
            FieldPath::Name,
            Code::NameUnderscoreBeforeLast,
        ),
        (
            named("a234567890123456789012345678901234567890123456789012345678901234"),
            FieldPath::Name,
            Code::NameTooLong,
        ),
        (
            Box::new(|draft| draft.registries.clear()),
            FieldPath::Document,
            Code::NoRegistry,
        ),
        (
            typed(|one| one.registry_key.clear()),
            key,
            Code::RegistryKeyMissing,
        ),
        (
            typed(|one| one.registry_key.push('\u{1}')),
            key,
            Code::RegistryKeyControlCharacter,
        ),
        (
            typed(|one| one.username.clear()),
            user,
            Code::UsernameMissing,
        ),
        (
            typed(|one| one.username.push('\n')),
            user,
            Code::UsernameControlCharacter,
        ),
        (
            typed(|one| one.password = None),
            password,
            Code::PasswordMissing,
        ),
        (staged(empty), password, Code::PasswordMissing),
        (staged(huge), FieldPath::Document, Code::BodyTooLarge),
        (
            Box::new(move |draft| draft.registries.clone_from(&twice)),
            FieldPath::RegistryKey { registry: 1 },
            Code::RegistryKeyTwice,
        ),
    ];
    for (change, place, code) in rows {
        let mut draft = complete.clone();
        change(&mut draft);
        for purpose in [Purpose::Create, Purpose::Replace] {
            let preview = harness.preview(&connection, purpose, &draft).await;
            let found = preview.findings.iter().find(|finding| finding.code == code);
            let found = found.unwrap_or_else(|| panic!("{code:?}: {:?}", preview.findings));
            assert_eq!(
                (found.severity, found.place),
                (Severity::Error, place),
                "{code:?}"
            );
            assert!(!preview.sendable, "{code:?}");
            assert_no_canary(&preview);
            let sent = harness
                .app()
                .secrets
                .send(sending(&connection, purpose, &draft))
                .await;
            assert_eq!(
                sent.map(|sent| sent.result),
                Err(Problem::NotSendable),
                "{code:?}"
            );
        }
    }
    assert!(harness.sandbox.recorder().requests().is_empty());
    assert_eq!(
        harness.create(&connection, &complete).await.result,
        REGISTERED
    );
    assert_eq!(harness.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn a_name_that_is_trouble_elsewhere_is_warned_of_and_sent() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for (name, code) in [
        ("a_bb", Code::NameUnderscore),
        ("a..b", Code::NameEmptyLabel),
    ] {
        let draft = harness.draft(name, "one");
        let preview = harness.preview(&connection, Purpose::Create, &draft).await;
        assert!(
            preview
                .findings
                .iter()
                .any(|found| found.code == code && found.severity == Severity::Warning)
        );
        assert!(preview.sendable);
        assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_password_is_sent_to_the_byte_and_trimmed_only_when_asked() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", " canary\n");
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    let offered = preview.findings.into_iter().find_map(|finding| finding.fix);
    assert_no_canary(&offered);
    assert!(preview.sendable);
    harness.create(&connection, &draft).await;
    assert_eq!(harness.stored_password("team-images"), " canary\n");

    draft.registries[0].password = Some(harness.stage(" canary\n"));
    let fix = FixCall {
        draft,
        fix: offered.unwrap(),
    };
    let fixed = harness.app().compose.apply_fix(fix).await.unwrap();
    harness.replace(&connection, &fixed).await;
    assert_eq!(harness.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn passwords_of_every_nasty_kind_are_kept_and_sent_as_typed() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    for (number, password) in [
        "$PWD `x` ${Y} $(z) !h %PATH% %41",
        "'single' \"double\" \\back\\slash\\",
        "a\nb\r\nc\td\u{0}e\u{1b}[0m\u{7f}",
        "Grüße 🔑 \u{2028}\u{202e}\u{feff}",
        "line1\n[9]\nx=y",
        "••••••••",
        "\\u0041\\\"",
        &"\\\"é\n".repeat(13107),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("team-{number}");
        let sent = harness
            .create(&connection, &harness.draft(&name, password))
            .await;
        assert!(
            matches!(sent.storage, PasswordStorage::Keychain),
            "{:?}",
            sent.storage
        );
        assert!(harness.stored_password(&name) == password);
        harness.restart().await;
        let deleted = harness.delete(&connection, &name).await;
        harness.undo(&deleted).await;
        assert!(harness.stored_password(&name) == password, "{name}");
    }
}

#[tokio::test]
async fn a_body_above_what_launchpad_takes_is_warned_of() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", &"x".repeat(10 * 1024));
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    let code = Code::BodyAboveLaunchpad;
    assert!(
        preview
            .findings
            .iter()
            .any(|found| found.code == code && found.severity == Severity::Warning)
    );
    assert!(preview.sendable);
}

#[tokio::test]
async fn without_a_connection_every_call_says_that_it_is_gone() {
    let harness = Harness::start().await;
    let mut connection = harness.connect().await;
    for id in ["", "nonsense", "00000000000000000000000000000000"] {
        connection.id = id.to_owned();
        let draft = harness.draft("team-images", "one");
        let app = harness.app();
        let gone = Err(Problem::Gone);
        assert_eq!(
            app.secrets
                .list_secrets(call_on(&connection))
                .await
                .map(|_| ()),
            gone
        );
        assert_eq!(
            app.tenants
                .test_connection(call_on(&connection))
                .await
                .map(|_| ()),
            gone
        );
        assert_eq!(
            harness.try_create(&connection, &draft).await.map(|_| ()),
            gone
        );
        let composition = Composition {
            connection: id.to_owned(),
            purpose: Purpose::Create,
            draft,
        };
        assert_eq!(app.compose.render_preview(&composition).map(|_| ()), gone);
        let reference = ConnectionRef {
            connection: id.to_owned(),
        };
        assert_eq!(
            app.connections
                .remove_connection(reference)
                .await
                .map(|_| ()),
            gone
        );
        let secret = SecretRef {
            connection: id.to_owned(),
            name: "a1".to_owned(),
        };
        assert_eq!(app.secrets.store_passwords(secret).await.map(|_| ()), gone);
    }
    assert!(harness.sandbox.recorder().requests().is_empty());
}
