//! AI Core's rule for names of pull secrets, `^[a-z0-9](?:_?[a-z0-9\.\-]+)*[a-z0-9]$`, at most 63
//! characters, without a backtracking engine.

const LONGEST: usize = 63;

/// Whether AI Core takes `name`.
pub(crate) fn is_valid(name: &str) -> bool {
    let name = name.as_bytes();
    let [first, .., before_last, last] = name else {
        return name.len() == 2 && name.iter().all(is_alphanumeric);
    };
    name.len() <= LONGEST
        && is_alphanumeric(first)
        && is_alphanumeric(last)
        && *before_last != b'_'
        && name.iter().all(is_allowed)
        && !name.windows(2).any(|pair| pair == b"__")
}

fn is_alphanumeric(byte: &u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}

fn is_allowed(byte: &u8) -> bool {
    is_alphanumeric(byte) || b"._-".contains(byte)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn names_are_judged_as_the_described_rule_judges_them() {
        let longest = "a".repeat(63);
        for name in ["a1", "a_bb", "a..b", "a.-b", "a_.b", longest.as_str()] {
            assert!(is_valid(name), "{name}");
        }
        let too_long = "a".repeat(64);
        for name in [
            "", "a", "a_b", "aa_b", "a-_b", "A1", "-a1", "a1.", "a__bb", "ä1", &too_long,
        ] {
            assert!(!is_valid(name), "{name}");
        }
    }
}
