//! Links that people type beside a text: one a line, the address first, then words for it.

/// A link as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLink {
    /// Empty where what was typed is no address that a browser may open.
    pub address: String,
    pub words: String,
}

/// The links of a text. An address is that of a web page, or a path of this house (`/boards/…`).
pub fn typed(text: &str) -> Vec<TypedLink> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(link).collect()
}

fn link(line: &str) -> TypedLink {
    let (address, words) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let words = if words.trim().is_empty() { address } else { words.trim() };
    let known = is_page(address) || is_path(address);
    TypedLink { address: if known { address.to_owned() } else { String::new() }, words: words.to_owned() }
}

fn is_page(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}

/// `//host` and `/\host` lead elsewhere.
fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn only_what_a_browser_may_open_is_an_address() {
        let text =
            "https://kreis.example/x Vorlage 12\n/boards/7 Pinnwand\n\n//böse.example x\njavascript:alert(1) y\nnichts";
        let found: Vec<(String, String)> = typed(text).into_iter().map(|link| (link.address, link.words)).collect();
        let expected = [
            ("https://kreis.example/x", "Vorlage 12"),
            ("/boards/7", "Pinnwand"),
            ("", "x"),
            ("", "y"),
            ("", "nichts"),
        ];
        assert_eq!(found, expected.map(|(address, words)| (address.to_owned(), words.to_owned())));
    }
}
