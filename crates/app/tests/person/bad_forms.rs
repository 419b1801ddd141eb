//! Forms that cannot be sent, or look odd: told by field and place, nothing is sent, nothing typed is lost.

use app::Problem;
use app::view::*;
use pull_secret::{Code, Draft, Handle, Place, RegistryDraft, Severity};

use crate::bench::{Bench, REGISTERED, assert_no_canary, call_on, sending};

#[tokio::test]
async fn a_form_that_cannot_be_sent_names_its_field_and_sends_nothing() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let complete = bench.draft("team-images", "canary");
    let key = Place::RegistryKey { registry: 0 };
    let user = Place::Username { registry: 0 };
    let password = Place::Password { registry: 0 };
    let empty = bench.stage("");
    let huge = bench.stage(&"x".repeat(1024 * 1024));
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
    let rows: Vec<(Change, Place, Code)> = vec![
        (named(""), Place::Name, Code::NameMissing),
        (named("a"), Place::Name, Code::NameTooShort),
        (named("Team"), Place::Name, Code::NameCharacter),
        (named(" team"), Place::Name, Code::NameCharacter),
        (named("team\n"), Place::Name, Code::NameCharacter),
        (named("tëam"), Place::Name, Code::NameCharacter),
        (named("-team"), Place::Name, Code::NameFirstCharacter),
        (named("team."), Place::Name, Code::NameLastCharacter),
        (named("a__b"), Place::Name, Code::NameDoubleUnderscore),
        (named("a_b"), Place::Name, Code::NameUnderscoreBeforeLast),
        (
            named("a234567890123456789012345678901234567890123456789012345678901234"),
            Place::Name,
            Code::NameTooLong,
        ),
        (
            Box::new(|draft| draft.registries.clear()),
            Place::Document,
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
        (staged(huge), Place::Document, Code::BodyTooLarge),
        (
            Box::new(move |draft| draft.registries.clone_from(&twice)),
            Place::RegistryKey { registry: 1 },
            Code::RegistryKeyTwice,
        ),
    ];
    for (change, place, code) in rows {
        let mut draft = complete.clone();
        change(&mut draft);
        for purpose in [Purpose::Create, Purpose::Replace] {
            let preview = bench.preview(&connection, purpose, &draft).await;
            let found = preview.findings.iter().find(|finding| finding.code == code);
            let found = found.unwrap_or_else(|| panic!("{code:?}: {:?}", preview.findings));
            assert_eq!(
                (found.severity, found.place),
                (Severity::Error, place),
                "{code:?}"
            );
            assert!(!preview.sendable, "{code:?}");
            assert_no_canary(&preview);
            let sent = bench
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
    assert!(bench.sandbox.recorder().requests().is_empty());
    assert_eq!(
        bench.create(&connection, &complete).await.result,
        REGISTERED
    );
    assert_eq!(bench.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn a_name_that_is_trouble_elsewhere_is_warned_of_and_sent() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    for (name, code) in [
        ("a_bb", Code::NameUnderscore),
        ("a..b", Code::NameEmptyLabel),
    ] {
        let draft = bench.draft(name, "one");
        let preview = bench.preview(&connection, Purpose::Create, &draft).await;
        assert!(
            preview
                .findings
                .iter()
                .any(|found| found.code == code && found.severity == Severity::Warning)
        );
        assert!(preview.sendable);
        assert_eq!(bench.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_password_is_sent_to_the_byte_and_trimmed_only_when_asked() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let mut draft = bench.draft("team-images", " canary\n");
    let preview = bench.preview(&connection, Purpose::Create, &draft).await;
    let offered = preview.findings.into_iter().find_map(|finding| finding.fix);
    assert_no_canary(&offered);
    assert!(preview.sendable);
    bench.create(&connection, &draft).await;
    assert_eq!(bench.stored_password("team-images"), " canary\n");

    draft.registries[0].password = Some(bench.stage(" canary\n"));
    let fix = FixCall {
        draft,
        fix: offered.unwrap(),
    };
    let fixed = bench.app().compose.apply_fix(fix).await.unwrap();
    bench.replace(&connection, &fixed).await;
    assert_eq!(bench.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn passwords_of_every_nasty_kind_are_kept_and_sent_as_typed() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
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
        let sent = bench
            .create(&connection, &bench.draft(&name, password))
            .await;
        assert!(matches!(sent.kept, Kept::Keychain), "{:?}", sent.kept);
        assert!(bench.stored_password(&name) == password);
        bench.restart().await;
        let deleted = bench.delete(&connection, &name).await;
        bench.undo(&deleted).await;
        assert!(bench.stored_password(&name) == password, "{name}");
    }
}

#[tokio::test]
async fn a_body_above_what_launchpad_takes_is_warned_of() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let draft = bench.draft("team-images", &"x".repeat(10 * 1024));
    let preview = bench.preview(&connection, Purpose::Create, &draft).await;
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
    let bench = Bench::start().await;
    let mut connection = bench.connect().await;
    for id in ["", "nonsense", "00000000000000000000000000000000"] {
        connection.id = id.to_owned();
        let draft = bench.draft("team-images", "one");
        let app = bench.app();
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
            bench.try_create(&connection, &draft).await.map(|_| ()),
            gone
        );
        let composition = Composition {
            connection: id.to_owned(),
            purpose: Purpose::Create,
            draft,
        };
        assert_eq!(app.compose.draw_preview(&composition).map(|_| ()), gone);
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
        assert_eq!(app.secrets.keep_passwords(secret).await.map(|_| ()), gone);
    }
    assert!(bench.sandbox.recorder().requests().is_empty());
}
