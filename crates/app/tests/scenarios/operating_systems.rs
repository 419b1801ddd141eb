//! What one operating system does and another does not: line ends of Windows, and paths that only some take.

use app::view::{Event, ImportView, Recognised, TakeImport};
use pull_secret::{Draft, RegistryDraft};

use crate::harness::Harness;

const TEXTS: [&str; 4] = [
    "{\n  \"auths\": {\n    \"ghcr.io\": {\n      \"username\": \"anna\",\n      \"password\": \"fake\"\n    }\n  }\n}\n",
    "apiVersion: v1\nkind: Secret\ntype: kubernetes.io/dockerconfigjson\nmetadata:\n  name: team\nstringData:\n  \
     .dockerconfigjson: |\n    {\"auths\": {\"ghcr.io\": {\n      \"username\": \"anna\",\n      \"password\": \"fake\"}}}\n",
    "docker login ghcr.io \\\n  --username anna \\\n  --password fake\n",
    "kubectl create secret docker-registry team \\\n  --docker-server=ghcr.io \\\n  --docker-username=anna \\\n  \
     --docker-password=fake\n",
];

#[tokio::test]
async fn text_with_the_line_ends_of_windows_gives_the_same_credential() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for (number, text) in TEXTS.iter().enumerate() {
        for (system, text) in [
            ("unix", text.to_string()),
            ("windows", text.replace('\n', "\r\n")),
        ] {
            harness.desktop.put_on_clipboard(&text);
            let found = import(harness.app().pasted.paste(()).await.unwrap());
            let name = format!("{system}-{number}");
            let draft = taken(&harness, &found, &name).await;
            harness.create(&connection, &draft).await;
            let credential = ["ghcr.io", "anna", "fake"].map(str::to_owned);
            assert_eq!(harness.stored(&name), [credential.into()], "{text:?}");
        }
    }
}

#[tokio::test]
async fn a_file_is_read_from_a_path_of_over_260_characters_with_blanks_and_letters_of_many_scripts()
{
    let harness = Harness::start().await;
    let mut folder = harness.folder.path().to_owned();
    for name in [
        "with a blank",
        "Übergrößenträger",
        "ключи",
        "鍵",
        &"deep ".repeat(45),
        "x",
    ] {
        folder.push(name.trim_end());
    }
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("config.json");
    assert!(file.to_string_lossy().chars().count() > 260);
    std::fs::write(&file, TEXTS[0]).unwrap();
    harness.app().pasted.drop_files(&[file]).await;
    let events = harness.events.lock().unwrap();
    let Some(Event::Dropped { recognised }) = events.last() else {
        panic!("{events:?}")
    };
    assert!(matches!(recognised, Recognised::Credentials { .. }));
}

fn import(recognised: Recognised) -> ImportView {
    match recognised {
        Recognised::Credentials { import } => import,
        Recognised::ServiceKey { .. } => panic!("that is no service key"),
    }
}

/// The form with everything that was found.
async fn taken(harness: &Harness, found: &ImportView, name: &str) -> Draft {
    let draft = Draft {
        name: name.to_owned(),
        registries: vec![RegistryDraft::default()],
        images: vec![String::new()],
    };
    let take = TakeImport {
        import: found.import.clone(),
        chosen: (0..found.credentials.len()).collect(),
        draft,
    };
    harness.app().imports.take_import(take).await.unwrap()
}
