//! Plain text as paragraphs and lists. Everything else stays what it was typed as: nothing becomes markup.

use super::Markup;

/// What a text is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph, line by line.
    Lines(Vec<String>),
    /// A list.
    Items(Vec<String>),
}

/// A blank line ends a paragraph, lines that begin with `- ` are a list, other line ends stay.
pub fn parts(text: &str) -> Vec<Part> {
    let mut found = Vec::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        let mut open: Option<Part> = None;
        for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
            open = Some(match (line.strip_prefix("- "), open) {
                (Some(item), Some(Part::Items(items))) => Part::Items(with(items, item)),
                (Some(item), before) => {
                    found.extend(before);
                    Part::Items(vec![item.to_owned()])
                }
                (None, Some(Part::Lines(lines))) => Part::Lines(with(lines, line)),
                (None, before) => {
                    found.extend(before);
                    Part::Lines(vec![line.to_owned()])
                }
            });
        }
        found.extend(open);
    }
    found
}

fn with(mut all: Vec<String>, one: &str) -> Vec<String> {
    all.push(one.to_owned());
    all
}

/// A text as markup.
pub fn html(text: &str) -> Markup {
    let mut out = String::new();
    for part in parts(text) {
        let (open, between, close, lines) = match &part {
            Part::Lines(lines) => ("<p>", "<br>", "</p>", lines),
            Part::Items(items) => ("<ul><li>", "</li><li>", "</li></ul>", items),
        };
        for (i, line) in lines.iter().enumerate() {
            out.push_str(if i == 0 { open } else { between });
            escape(&mut out, line);
        }
        out.push_str(close);
    }
    Markup::safe(out)
}

fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn paragraphs_and_lists_and_nothing_else() {
        let text = "Eins\nzwei\n\nDrei:\n- <b>a</b>\n- b & c\n\n\n";
        let expected = "<p>Eins<br>zwei</p><p>Drei:</p><ul><li>&lt;b&gt;a&lt;/b&gt;</li><li>b &amp; c</li></ul>";
        assert_eq!(html(text).to_string(), expected);
        assert_eq!(html("").to_string(), "");
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_no_markup_comes_out(text in ".*") {
            let html = html(&text).to_string();
            let mut rest = html;
            for tag in ["<p>", "</p>", "<ul>", "</ul>", "<li>", "</li>", "<br>"] {
                rest = rest.replace(tag, "");
            }
            proptest::prop_assert!(!rest.contains('<') && !rest.contains('>'));
        }
    }
}
