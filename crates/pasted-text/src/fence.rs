//! A text in a code fence of Markdown: as chats and wikis hold it.

/// What stands inside the fences of a text.
pub fn bodies(text: &str) -> Vec<String> {
    let mut bodies = Vec::new();
    let mut open: Option<(&str, Vec<&str>)> = None;
    for line in text.lines() {
        let mark = mark_of(line);
        match (&mut open, mark) {
            (None, Some(mark)) => open = Some((mark, Vec::new())),
            (Some((opened, lines)), Some(mark)) if *opened == mark => {
                bodies.push(lines.join("\n"));
                open = None;
            }
            (Some((_, lines)), _) => lines.push(line),
            (None, None) => {}
        }
    }
    // The last fence was not copied along.
    bodies.extend(open.map(|(_, lines)| lines.join("\n")));
    bodies
}

fn mark_of(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    ["```", "~~~"]
        .into_iter()
        .find(|mark| line.starts_with(mark))
}
