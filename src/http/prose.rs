//! Plain text as paragraphs and lists. Everything else stays what it was typed as: nothing becomes markup.

use super::Markup;

/// A blank line ends a paragraph, lines that begin with `- ` are a list, other line ends stay.
pub fn html(text: &str) -> Markup {
    let mut out = String::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        push_block(&mut out, block.trim_matches('\n'));
    }
    Markup::safe(out)
}

fn push_block(out: &mut String, block: &str) {
    let mut open = "";
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (tag, words) = match line.strip_prefix("- ") {
            Some(item) => ("ul", item),
            None => ("p", line),
        };
        if tag == open {
            out.push_str(if tag == "ul" { "</li><li>" } else { "<br>" });
        } else {
            close(out, open);
            out.push_str(if tag == "ul" { "<ul><li>" } else { "<p>" });
            open = tag;
        }
        escape(out, words);
    }
    close(out, open);
}

fn close(out: &mut String, tag: &str) {
    out.push_str(match tag {
        "ul" => "</li></ul>",
        "p" => "</p>",
        _ => "",
    });
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
