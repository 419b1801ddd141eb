//! The form as code: it reads each secret from a variable, and holds none.

use app::view::*;

use crate::harness::Harness;

#[tokio::test]
async fn in_every_language_the_code_reads_its_secrets_and_holds_none() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "canary-of-the-code");
    for language in harness.app().code.code_languages(()).await.unwrap() {
        let view = code(&harness, &connection, draft.clone(), &language).await;
        assert!(!view.files.is_empty(), "{language}");
        // curl in short is handed a token; all else gets its own.
        let login = match language.as_str() {
            "curl" => "AICORE_TOKEN",
            _ => "AICORE_CLIENT_SECRET",
        };
        for variable in [login, "REGISTRY_PASSWORD"] {
            assert!(
                view.variables.iter().any(|name| name == variable),
                "{language}"
            );
        }
        let text: String = view.files.into_iter().map(|file| file.text).collect();
        assert!(!text.contains("canary-of-the-code"), "{language}");
    }
}

#[tokio::test]
async fn a_password_that_is_not_typed_yet_is_a_variable_already() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", "unused");
    draft.registries[0].password = None;
    let view = code(&harness, &connection, draft, "curlBash").await;
    assert!(view.variables.contains(&"REGISTRY_PASSWORD".to_owned()));
}

async fn code(
    harness: &Harness,
    connection: &ConnectionView,
    draft: pull_secret::Draft,
    language: &str,
) -> CodeView {
    let composition = Composition {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        draft,
    };
    let call = CodeCall {
        subject: CodeSubject::Form { composition },
        language: language.to_owned(),
    };
    harness.app().code.code(call).await.unwrap()
}
