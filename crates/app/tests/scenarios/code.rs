//! The form as code: it reads each secret from a variable, and holds none.

use std::path::Path;

use app::Problem;
use app::view::*;

use crate::harness::{Harness, composition};

#[tokio::test]
async fn in_every_language_the_code_reads_its_secrets_and_holds_none() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "canary-of-the-code");
    for language in harness.app().code.code_languages(()).await.unwrap() {
        // In short it is handed a token; the safe program gets its own.
        for (form, login) in [
            (CodeForm::Short, "AICORE_TOKEN"),
            (CodeForm::Safe, "AICORE_CLIENT_SECRET"),
        ] {
            let call = CodeCall {
                form,
                ..call(&connection, draft.clone(), &language)
            };
            let view = harness.app().code.code(call).await.unwrap();
            if !view.forms.contains(&form) {
                continue;
            }
            assert!(!view.files.is_empty(), "{language}");
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
}

#[tokio::test]
async fn a_language_that_people_read_begins_with_the_short_form_and_a_file_for_a_tool_has_none() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut without = Vec::new();
    for language in harness.app().code.code_languages(()).await.unwrap() {
        let draft = harness.draft("team-images", "unused");
        let safe = code(&harness, &connection, draft.clone(), &language).await;
        let call = CodeCall {
            form: CodeForm::Short,
            ..call(&connection, draft, &language)
        };
        let view = harness.app().code.code(call).await.unwrap();
        match &*view.forms {
            [CodeForm::Short, CodeForm::Safe] => {
                let lines = |view: &CodeView| view.files[0].text.lines().count();
                assert!(lines(&view) * 2 < lines(&safe), "{language}");
                assert_eq!(view.files[1].name, "body.json");
            }
            forms => {
                assert_eq!(forms, [CodeForm::Safe]);
                assert_eq!(view, safe);
                without.push(language);
            }
        }
    }
    assert_eq!(without, ["pythonSdk", "postman", "http", "bruno"]);
}

#[tokio::test]
async fn a_password_that_is_not_typed_yet_is_a_variable_already() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", "unused");
    draft.registries[0].password = None;
    let view = code(&harness, &connection, draft, "curl").await;
    assert!(view.variables.contains(&"REGISTRY_PASSWORD".to_owned()));
}

#[tokio::test]
async fn code_is_saved_where_the_user_says_with_its_further_files_beside_it() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let folder = tempfile::tempdir().unwrap();
    for (language, chosen, more) in [
        ("python", "my request.py", &[][..]),
        ("bruno", "collection.json", &["token.bru", "request.bru"]),
    ] {
        let call = call(
            &connection,
            harness.draft("team-images", "unused"),
            language,
        );
        let shown = harness.app().code.code(call.clone()).await.unwrap().files;
        *harness.desktop.target.lock().unwrap() = Some(folder.path().join(chosen));
        let saved = harness.app().code.save_code(call).await;
        assert_eq!(saved, Ok(Some(chosen.to_owned())), "{language}");
        let names = [&[chosen], more].concat();
        assert_eq!(shown.len(), names.len(), "{language}");
        for (file, name) in shown.iter().zip(names) {
            assert_eq!(text(folder.path(), name), file.text, "{language}: {name}");
        }
    }
}

#[tokio::test]
async fn code_replaces_no_file_that_the_user_was_not_asked_about() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let theirs = folder.path().join("request.bru");
    std::fs::write(&theirs, "of somebody else").unwrap();
    let call = call(&connection, harness.draft("team-images", "unused"), "bruno");
    let save_as = async |name: &str| {
        *harness.desktop.target.lock().unwrap() = Some(folder.path().join(name));
        harness.app().code.save_code(call.clone()).await
    };
    let exists = |file: &str| {
        Err(Problem::FileExists {
            file: file.to_owned(),
        })
    };
    assert_eq!(save_as("bruno.json").await, exists("request.bru"));
    assert_eq!(text(folder.path(), "request.bru"), "of somebody else");
    let names = std::fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1, "nothing is saved by half");
    std::fs::remove_file(&theirs).unwrap();
    // The first file under the name of a further one: only one of them would be left.
    assert_eq!(save_as("token.bru").await, exists("token.bru"));
    let saved = Ok(Some("bruno.json".to_owned()));
    assert_eq!(save_as("bruno.json").await, saved);
    assert_eq!(save_as("bruno.json").await, saved, "the same once more");
}

#[tokio::test]
async fn code_that_is_not_saved_leaves_nothing_and_says_why() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let call = call(
        &connection,
        harness.draft("team-images", "unused"),
        "python",
    );
    let save = async || harness.app().code.save_code(call.clone()).await;
    assert_eq!(save().await, Ok(None), "the dialog was dismissed");
    let file = folder.path().join("no folder").join("request.py");
    *harness.desktop.target.lock().unwrap() = Some(file);
    let file = "request.py".to_owned();
    assert_eq!(save().await, Err(Problem::FileUnwritable { file }));
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

async fn code(
    harness: &Harness,
    connection: &ConnectionView,
    draft: pull_secret::Draft,
    language: &str,
) -> CodeView {
    let call = call(connection, draft, language);
    harness.app().code.code(call).await.unwrap()
}

fn call(connection: &ConnectionView, draft: pull_secret::Draft, language: &str) -> CodeCall {
    let composition = composition(connection, Purpose::Create, &draft);
    CodeCall {
        subject: CodeSubject::Form { composition },
        language: language.to_owned(),
        form: CodeForm::Safe,
    }
}
