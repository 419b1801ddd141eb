//! Whether a text was made by a random generator or by a person who wrote words, told by its letters alone.
//!
//! Two counts are compared with what they are in random texts of the same alphabet and length. The **changes** between
//! capitals, small letters, digits and signs: in base62 they are 62 of 100 pairs, while words change at their beginnings
//! only. The **vowels**: 5 of the 26 letters, while words need them to be spoken; in English 38 of 100 letters are
//! vowels. A text is taken for random if neither count is one that only about 1 of 100 random texts have. So few random
//! texts are taken for words, whatever words people use: 5 of 100 with 32 characters, 2 or 3 with more. Some abbreviations
//! without vowels are taken for random, which a person can put right.

/// The fewest characters that are taken for random: the secrets of Harbor's robot accounts and of Azure's registries have
/// 32 and more. Shorter random texts are given out as names, too: Replicated's licence ids have 27, AWS key ids 20.
const SHORTEST: usize = 32;
/// How many standard deviations from the mean 1 of 100 values of a normal distribution lies on one side.
const ONE_OF_100: f64 = 2.326;
/// How many of the 26 letters are vowels.
const VOWELS: f64 = 5.0 / 26.0;

/// The sizes of the classes of characters that a random text is drawn from.
type Alphabet = &'static [f64];
/// RFC 4648 §4 and §5: base64 in either spelling of its last two characters.
const BASE64: Alphabet = &[26.0, 26.0, 10.0, 2.0];
const BASE62: Alphabet = &[26.0, 26.0, 10.0];
/// Letters of one case and digits, as in the tokens of Quay's robot accounts.
const BASE36: Alphabet = &[26.0, 10.0];

/// Whether a text is as random as a token. Hexadecimal texts are not: digests, UUIDs and ids are names as often.
pub(super) fn is_random(text: &str) -> bool {
    let text = text.trim_end_matches('=');
    let Some(alphabet) = alphabet(text) else {
        return false;
    };
    text.len() >= SHORTEST && has_random_changes(text, alphabet) && has_random_vowels(text)
}

/// The alphabet that all characters of a text are of; `None` if there is no such alphabet, or it has another use.
fn alphabet(text: &str) -> Option<Alphabet> {
    let count = |kind: fn(&u8) -> bool| text.bytes().filter(kind).count();
    let capitals = count(u8::is_ascii_uppercase);
    let small = count(u8::is_ascii_lowercase);
    let digits = count(u8::is_ascii_digit);
    let signs = count(|byte| b"+/-_".contains(byte));
    let is_whole = capitals + small + digits + signs == text.len();
    let is_hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // By chance alone, a random text has at least two of each.
    match (capitals, small, digits, signs) {
        _ if !is_whole || is_hexadecimal || digits < 2 => None,
        (2.., 2.., _, 0) => Some(BASE62),
        (2.., 2.., _, _) => Some(BASE64),
        (0, _, _, 0) | (_, 0, _, 0) => Some(BASE36),
        _ => None,
    }
}

/// Whether characters of different classes follow one another as often as in a random text.
fn has_random_changes(text: &str, alphabet: Alphabet) -> bool {
    let class = |byte: &u8| match byte {
        b'A'..=b'Z' => 0,
        b'a'..=b'z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(&bytes[1..]);
    let changes = pairs
        .filter(|(one, next)| class(one) != class(next))
        .count();
    let size: f64 = alphabet.iter().sum();
    let share = |class: &f64| class / size;
    let change = 1.0 - alphabet.iter().map(|it| share(it).powi(2)).sum::<f64>();
    // A pair shares a character with the next one, so the two are not independent.
    let two = alphabet
        .iter()
        .map(|it| share(it) * (1.0 - share(it)).powi(2));
    let covariance = two.sum::<f64>() - change.powi(2);
    let pairs = (bytes.len() - 1) as f64;
    let variance = pairs * change * (1.0 - change) + 2.0 * (pairs - 1.0) * covariance;
    changes as f64 >= pairs * change - ONE_OF_100 * variance.sqrt()
}

/// Whether there are no more vowels than in a random text.
fn has_random_vowels(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic);
    let count = letters.clone().count() as f64;
    let is_vowel = |letter: &u8| b"aeiou".contains(&letter.to_ascii_lowercase());
    let vowels = letters.filter(is_vowel).count() as f64;
    let variance = count * VOWELS * (1.0 - VOWELS);
    vowels <= count * VOWELS + ONE_OF_100 * variance.sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::sample::select;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;

    use super::*;

    const BASE62: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    const BASE64_URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const BASE36: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const HEXADECIMAL: &str = "0123456789abcdef";

    #[test]
    fn of_100_random_texts_of_any_length_and_alphabet_few_are_taken_for_words() {
        for alphabet in [BASE62, BASE64_URL, BASE36] {
            for length in [32, 40, 43, 52, 64, 88] {
                let missed = missed_of_1000(alphabet, length);
                assert!(missed <= 60, "{missed} of 1000 with {length}");
            }
        }
    }

    #[test]
    fn short_and_hexadecimal_texts_are_never_taken_for_random() {
        assert_eq!(missed_of_1000(BASE62, 31), 1000);
        assert_eq!(missed_of_1000(HEXADECIMAL, 64), 1000);
    }

    #[test]
    fn words_are_not_taken_for_random() {
        for text in [
            "SvcArtifactoryDockerRemoteReadOnlyProd2024Eu10",
            "SvcAiCorePullProdEu10TeamImgs2024Q4",
            "SVC-ArtifactoryDocker-RemoteReadOnly-EU10-Prod2",
            "CI_Pull_Account_For_Team_AI_Core_EU10_v2",
            "AiCoreImagePullTechnicalUserProdEu10",
            "MyCompanyEuCentral1DockerHubMirrorUser01",
            "ServicePrincipal-AcrPull-AIPlatform-WestEurope-01",
            "serviceaccountforpullingimages2024prod01",
            "PULLUSERFORIMAGESOFPRODUCTION2026EU10",
            "abcdefghijklmnopqrstuvwxyz0123456789",
            "AAAAAAAAAAAAAAAAAAAAaaaaaaaaaaaa00000",
        ] {
            assert!(!is_random(text), "{text}");
        }
    }

    /// How many of 1000 random texts, the same each time, are not taken for random.
    fn missed_of_1000(alphabet: &str, length: usize) -> usize {
        let letters: Vec<char> = alphabet.chars().collect();
        let texts = vec(select(letters), length);
        let mut runner = TestRunner::deterministic();
        let mut text = || {
            let text = texts.new_tree(&mut runner).unwrap().current();
            text.into_iter().collect::<String>()
        };
        (0..1000).filter(|_| !is_random(&text())).count()
    }
}
