//! The form as code: it reads each secret from a variable, and holds none.

use app::view::*;

use crate::bench::Bench;

#[tokio::test]
async fn in_every_language_the_code_reads_its_secrets_and_holds_none() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let draft = bench.draft("team-images", "canary-of-the-code");
    for language in bench.app().code.code_languages(()).await.unwrap() {
        let view = code(&bench, &connection, draft.clone(), &language).await;
        assert!(!view.files.is_empty(), "{language}");
        for variable in ["AICORE_CLIENT_SECRET", "REGISTRY_PASSWORD"] {
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
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let mut draft = bench.draft("team-images", "unused");
    draft.registries[0].password = None;
    let view = code(&bench, &connection, draft, "curlBash").await;
    assert!(view.variables.contains(&"REGISTRY_PASSWORD".to_owned()));
}

async fn code(
    bench: &Bench,
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
    bench.app().code.code(call).await.unwrap()
}
