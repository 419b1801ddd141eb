//! Commands that are broken as they stand: what is wrong is named, and the reading that was meant is offered.

use pull_secret::ImportError;
use pull_secret::import::{MASK, Part, RepairKind};

use super::{logins, refused, repair, repairs, taken};

/// The whole command, with what is broken in it in the place of `{}`.
fn create(flags: &str) -> String {
    format!("kubectl create secret docker-registry team {flags}")
}

#[test]
fn a_blank_that_is_missing_before_a_flag_is_put_there() {
    for flags in [
        "--docker-server=ghcr.io --docker-username=anna --docker-password=fake--docker-email=a@b.c",
        "--docker-server=ghcr.io --docker-username=anna--docker-password=fake",
        "--docker-server=ghcr.io--docker-username=anna --docker-password=fake",
        "--docker-server ghcr.io--docker-username anna --docker-password fake",
        "--docker-server=ghcr.io--docker-username=anna--docker-password=fake--namespace=ns",
        "--docker-server='ghcr.io'--docker-username='anna'--docker-password='fake'",
    ] {
        let found = taken(&create(flags));
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{flags}"
        );
        let repair = repair(&found, RepairKind::MissingSpace);
        assert!(!format!("{repair:?}").contains("fake"), "{flags}");
    }
    let found = taken("docker login ghcr.io -u anna--password fake");
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fake"))]);
    let found = taken("echo fake | docker login ghcr.io -u anna--password-stdin");
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fake"))]);
    let masked = taken(&create(
        "--docker-server=ghcr.io --docker-username=anna --docker-password=fake--docker-email=x",
    ));
    let repair = repair(&masked, RepairKind::MissingSpace);
    assert_eq!(repair.part, Part::Password);
    assert_eq!(
        repair.before,
        format!("--docker-password={MASK}--docker-email")
    );
    assert_eq!(
        repair.after,
        format!("--docker-password={MASK} --docker-email")
    );
}

#[test]
fn a_password_in_quotes_keeps_what_looks_like_a_flag() {
    let found = taken(&create(
        "--docker-server=ghcr.io --docker-username=anna --docker-password='a--docker-email=b'",
    ));
    assert_eq!(
        logins(&found),
        [("ghcr.io", "anna", Some("a--docker-email=b"))]
    );
    let found = taken(&create(
        "--docker-server=ghcr.io --docker-username=anna --docker-password=a--b--c=d",
    ));
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("a--b--c=d"))]);
    assert_eq!(repairs(&found), []);
}

#[test]
fn dashes_that_are_missing_are_put_there() {
    for flags in [
        "--docker-server=ghcr.io --docker-username=anna password=fake",
        "--docker-server=ghcr.io docker-username=anna --docker-password=fake",
        "-docker-server=ghcr.io -docker-username=anna -docker-password=fake",
        "-docker-server ghcr.io --docker-username anna -docker-password fake",
        "docker-server=ghcr.io docker-username=anna docker-password=fake",
        "-- docker-server=ghcr.io --docker-username=anna - docker-password=fake",
        "--docker-server=ghcr.io --docker-username=anna docker-password fake",
        "--server=ghcr.io --username=anna password=fake",
    ] {
        let found = taken(&create(flags));
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{flags}"
        );
        assert_eq!(found.name.as_deref(), Some("team"), "{flags}");
        let repair = repair(&found, RepairKind::MissingDashes);
        assert!(!format!("{repair:?}").contains("fake"), "{flags}");
    }
    for text in [
        "docker login -username anna -password fake ghcr.io",
        "docker login username=anna password=fake ghcr.io",
        "docker login ghcr.io --username=anna password=fake",
    ] {
        let found = taken(text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        repair(&found, RepairKind::MissingDashes);
    }
}

#[test]
fn dashes_and_quotes_of_a_word_processor_are_read_as_they_are_meant() {
    for text in [
        create("–docker-server=ghcr.io –docker-username=anna –docker-password=fake"),
        create("—docker-server=ghcr.io —docker-username=anna —docker-password=fake"),
        create("--docker-server=“ghcr.io” --docker-username=“anna” --docker-password=“fake”"),
        create("--docker-server=‘ghcr.io’ --docker-username=‘anna’ --docker-password=‘fake’"),
        "docker login –u anna –p fake ghcr.io".to_owned(),
        "docker login —username anna —password fake ghcr.io".to_owned(),
        "docker login -u „anna“ -p „fake“ ghcr.io".to_owned(),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        let repair = repair(&found, RepairKind::TypographicCharacters);
        assert!(
            !format!("{:?}", found.repairs).contains("fake"),
            "{repair:?}"
        );
    }
    let kept = taken("docker login -u anna -p 'a–b “c”' ghcr.io");
    assert_eq!(logins(&kept), [("ghcr.io", "anna", Some("a–b “c”"))]);
}

#[test]
fn blanks_around_an_equals_sign_are_taken_out() {
    for flags in [
        "--docker-server = ghcr.io --docker-username = anna --docker-password = fake -n ns",
        "--docker-server =ghcr.io --docker-username =anna --docker-password =fake",
        "--docker-server= ghcr.io --docker-username= anna --docker-password= fake",
        "--docker-server=ghcr.io --docker-username=anna --docker-password = 'fake'",
        "\\\n  --docker-server = \"ghcr.io\" \\\n  --docker-username = anna \\\n  --docker-password = fake",
    ] {
        let found = taken(&create(flags));
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{flags}"
        );
        assert_eq!(found.name.as_deref(), Some("team"), "{flags}");
        let repair = repair(&found, RepairKind::BlanksAroundEquals);
        assert!(!format!("{repair:?}").contains("fake"), "{flags}");
    }
    let last = taken(
        "kubectl create secret docker-registry --docker-server=ghcr.io --docker-username=anna --docker-password=fake --docker-email= team",
    );
    assert_eq!(last.name.as_deref(), Some("team"));
    let login = taken("docker login --username = anna --password = fake ghcr.io");
    assert_eq!(logins(&login), [("ghcr.io", "anna", Some("fake"))]);
}

#[test]
fn a_blank_in_a_value_without_quotes_belongs_to_it() {
    for text in [
        create("--docker-server=ghcr.io --docker-username=anna --docker-password=fa ke"),
        create("--docker-server=ghcr.io --docker-password=fa ke --docker-username=anna -n ns"),
        create("--docker-server ghcr.io --docker-username anna --docker-password fa ke"),
        "kubectl -n ns create secret docker-registry team --docker-server=ghcr.io --docker-password=fa ke --docker-username=anna".to_owned(),
        "docker login -u anna -p fa ke ghcr.io".to_owned(),
        "docker login --password fa ke --username anna ghcr.io".to_owned(),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fa ke"))], "{text}");
        let repair = repair(&found, RepairKind::UnquotedBlank);
        assert_eq!(repair.part, Part::Password, "{text}");
        assert!(!format!("{repair:?}").contains("fa ke"), "{text}");
    }
    let named = taken(
        "kubectl create secret docker-registry --docker-server=ghcr.io --docker-username=anna --docker-password=fake team",
    );
    assert_eq!(named.name.as_deref(), Some("team"));
    assert_eq!(logins(&named), [("ghcr.io", "anna", Some("fake"))]);
}

#[test]
fn a_quote_that_is_never_closed_is_or_the_text_is_refused() {
    for text in [
        create("--docker-server=ghcr.io --docker-username=anna --docker-password='fake"),
        create("--docker-server=ghcr.io --docker-username=anna --docker-password=\"fake"),
        create("--docker-server=ghcr.io --docker-password='fake --docker-username=anna"),
        create(
            "\\\n  --docker-server=ghcr.io \\\n  --docker-password='fake \\\n  --docker-username=anna",
        ),
        create("--docker-server=ghcr.io --docker-password='fake --docker-username='anna'"),
        "docker login -u anna -p 'fake ghcr.io".to_owned(),
        "$ docker login ghcr.io -u anna -p 'fake\nLogin Succeeded".to_owned(),
        "PS C:\\> docker login ghcr.io -u anna -p \"fake\nLogin Succeeded".to_owned(),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        repair(&found, RepairKind::UnclosedQuote);
        assert!(!format!("{:?}", found.repairs).contains("fake"), "{text}");
    }
    assert_eq!(
        refused("docker login -u anna -p 'two words"),
        ImportError::UnclosedQuote
    );
}

#[test]
fn a_line_that_lacks_its_sign_or_has_another_shell_s_goes_on() {
    for text in [
        create(
            "\\\n  --docker-server=ghcr.io\n  --docker-username=anna \\\n  --docker-password=fake",
        ),
        create("\n  --docker-server=ghcr.io\n  --docker-username=anna\n  --docker-password=fake"),
        create(
            "\\ \n  --docker-server=ghcr.io \\\t\n  --docker-username=anna --docker-password=fake",
        ),
        format!(
            "PS C:\\> {}",
            create(
                "\\\n>> --docker-server=ghcr.io \\\n>> --docker-username=anna \\\n>> --docker-password=fake"
            )
        ),
        format!(
            "C:\\>{}",
            create(
                "\\\r\n  --docker-server=ghcr.io \\\r\n  --docker-username=anna --docker-password=fake"
            )
        ),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake"))],
            "{text}"
        );
        repair(&found, RepairKind::LineContinuation);
    }
}
