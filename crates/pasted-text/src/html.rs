//! A text copied from the source of a web page or an HTML e-mail: tags taken off, entities replaced.

/// What stands in place of signs that HTML needs for itself, and of blanks (HTML Standard § 13.5).
const ENTITIES: [(&str, char); 14] = [
    ("quot", '"'),
    ("apos", '\''),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("lbrace", '{'),
    ("lcub", '{'),
    ("rcub", '}'),
    ("rbrace", '}'),
    ("colon", ':'),
    ("comma", ','),
    ("vert", '|'),
    ("dollar", '$'),
];

/// The longest entity that is looked for.
const LONGEST: usize = 10;

/// The longest tag that is looked for.
const LONGEST_TAG: usize = 512;

/// The text that a browser would show; `None` if no entity stands in it.
pub fn to_text(text: &str) -> Option<String> {
    let has_entity = text
        .match_indices('&')
        .any(|(at, _)| entity(&text[at..]).is_some());
    if !has_entity {
        return None;
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        shown.push_str(&rest[..at]);
        let from = &rest[at..];
        let (replaced, length) = entity(from).or_else(|| tag(from)).unwrap_or((None, 0));
        shown.extend(replaced);
        let taken = if length == 0 { 1 } else { length };
        if length == 0 {
            shown.push_str(&from[..1]);
        }
        rest = &from[taken..];
    }
    shown.push_str(rest);
    Some(shown)
}

/// What an entity stands for, and its length.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = inside.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((Some(character), end + 2))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let character = char::from_u32(code)?;
    Some(if character == '\u{a0}' {
        ' '
    } else {
        character
    })
}

/// A tag becomes nothing, one that ends a line a line end. Placeholders such as `<your key>` stay.
fn tag(text: &str) -> Option<(Option<char>, usize)> {
    const NAMES: [&str; 14] = [
        "br",
        "p",
        "div",
        "pre",
        "code",
        "span",
        "b",
        "i",
        "a",
        "html",
        "body",
        "blockquote",
        "tt",
        "font",
    ];
    const ENDS_LINE: [&str; 4] = ["br", "p", "div", "pre"];
    let near = &text[..text.floor_char_boundary(LONGEST_TAG)];
    let end = near.find('>')?;
    let inside = text.get(1..end)?;
    let name = inside.trim_start_matches('/');
    let name = name.split([' ', '/', '\n']).next()?.to_ascii_lowercase();
    if !NAMES.contains(&&*name) {
        return None;
    }
    let line_end = ENDS_LINE.contains(&&*name).then_some('\n');
    Some((line_end, end + 1))
}
