//! `measure` prints as JSON how long matching takes, and what a keystroke costs in a large draft.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use pull_secret::{
    Draft, Handle, ImageReference, Keyring, PullSecret, RegistryDraft, Secret, Target, lint,
    verdicts,
};

const KEYS: usize = 50;
const IMAGES: usize = 20_000;
const KEYSTROKES: usize = 500;

fn main() -> io::Result<()> {
    let (matching, served) = measure_matching();
    let keystroke = measure_keystrokes();
    let figures = serde_json::json!({
        "matches": KEYS * IMAGES,
        "matchingMilliseconds": milliseconds(matching),
        "imagesServed": served,
        "keystrokeRegistries": KEYS,
        "keystrokeMilliseconds99": milliseconds(keystroke),
    });
    writeln!(io::stdout(), "{figures}")
}

/// Matches every image with every key, from the texts on.
fn measure_matching() -> (Duration, usize) {
    let keys = keys();
    let images: Vec<String> = (0..IMAGES).map(image).collect();
    let start = Instant::now();
    let keyring = Keyring::new([keys.iter().map(|key| (key.as_str(), ()))]);
    let served = images
        .iter()
        .filter_map(|image| ImageReference::parse(image).ok())
        .filter(|image| !keyring.select(&Target::of_image(image)).groups.is_empty())
        .count();
    (start.elapsed(), served)
}

/// What the form asks for after each keystroke; the slowest but one in a hundred.
fn measure_keystrokes() -> Duration {
    let mut passwords = BTreeMap::new();
    let registries = keys().into_iter().zip(1..).map(|(registry_key, number)| {
        let handle = Handle::from_bytes([number; 16]);
        passwords.insert(handle, Secret::new(format!("fake-password-{number}")));
        let username = format!("user{number}");
        RegistryDraft {
            preset: None,
            registry_key,
            username,
            password: Some(handle),
            ..RegistryDraft::default()
        }
    });
    let mut draft = Draft {
        name: "team-images".to_owned(),
        registries: registries.collect(),
        images: (0..10).map(image).collect(),
    };
    let mut times: Vec<Duration> = (0..KEYSTROKES)
        .map(|_| {
            draft.registries[0].username.push('x');
            let start = Instant::now();
            let looked_at = (
                PullSecret::parse(&draft).is_ok(),
                lint(&draft, &passwords, 0),
                verdicts(&draft),
            );
            std::hint::black_box(looked_at);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[KEYSTROKES * 99 / 100]
}

/// Exact hosts, hosts with a path, and globs.
fn keys() -> Vec<String> {
    let key = |number: usize| match number % 3 {
        0 => format!("registry-{number}.example.com"),
        1 => format!("https://registry-{number}.example.com/v1/team-{number}/"),
        _ => format!("*.region-{number}.example.com"),
    };
    (0..KEYS).map(key).collect()
}

fn image(number: usize) -> String {
    let key = number % KEYS;
    match key % 3 {
        0 => format!("registry-{key}.example.com/team/app-{number}:1"),
        1 => format!("registry-{key}.example.com/team-{key}/app-{number}:1"),
        _ => format!("a.region-{key}.example.com/team/app-{number}:1"),
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
