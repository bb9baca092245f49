//! Guests as people type them, one a line: `Name <address>`, `address`, `Name, address`.

/// Somebody without an account. An address is no name: who gave nothing else is shown as a guest without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    pub name: String,
    pub email: String,
}

impl Guest {
    /// As it is typed.
    pub fn typed(name: &str, email: &str) -> String {
        if name.is_empty() { email.to_owned() } else { format!("{name} <{email}>") }
    }
}

/// The guests of a typed list, each address once; with `on_paper` also those who have a name and no address.
///
/// # Errors
/// The first line that cannot be read, counted from 1: without a name too long to be one and exactly one address.
pub fn read(text: &str, on_paper: bool) -> Result<Vec<Guest>, usize> {
    let mut found: Vec<Guest> = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let words: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if words.trim().is_empty() {
            continue;
        }
        let guest = one(&words, on_paper).ok_or(i + 1)?;
        if guest.email.is_empty() || !found.iter().any(|g| g.email.eq_ignore_ascii_case(&guest.email)) {
            found.push(guest);
        }
    }
    Ok(found)
}

/// The longest name of somebody.
const LONGEST: usize = 80;

fn one(line: &str, on_paper: bool) -> Option<Guest> {
    let (addresses, words): (Vec<&str>, Vec<&str>) = line.split([' ', '<', '>']).partition(|word| word.contains('@'));
    let name: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let name = name.join(" ").trim_matches([',', ';', '"', ' ']).to_owned();
    if name.chars().count() > LONGEST {
        return None;
    }
    let email = match addresses.as_slice() {
        [address] => address.trim_matches([',', ';', '"', '(', ')']).to_owned(),
        [] if on_paper && !name.is_empty() && !line.contains(['<', '>']) => {
            return Some(Guest { name, email: String::new() });
        }
        _ => return None,
    };
    email.parse::<lettre::Address>().ok()?;
    Some(Guest { name, email })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guests_as_people_type_them() {
        for typed in
            ["Greta Gast <greta@haus.example>", "Greta Gast, greta@haus.example", "\"Greta Gast\" greta@haus.example"]
        {
            assert_eq!(
                read(typed, false),
                Ok(vec![Guest { name: "Greta Gast".into(), email: "greta@haus.example".into() }])
            );
        }
        let only = Guest { name: String::new(), email: "greta@haus.example".into() };
        assert_eq!(read("\ngreta@haus.example\n\nGreta <GRETA@haus.example>", false), Ok(vec![only]));
        assert_eq!(Guest::typed("Greta Gast", "greta@haus.example"), "Greta Gast <greta@haus.example>");
    }

    #[test]
    fn a_line_without_exactly_one_address_is_named() {
        for typed in ["Greta Gast", "a@haus.example b@haus.example", "greta@", "@haus", "a b@c@d"] {
            assert_eq!(read(&format!("a@haus.example\n{typed}"), false), Err(2), "{typed}");
        }
    }

    #[test]
    fn on_paper_a_name_is_enough() {
        let paper = Guest { name: "Herr Ohne Mail".into(), email: String::new() };
        assert_eq!(read("Herr Ohne Mail\nHerr Ohne Mail", true), Ok(vec![paper.clone(), paper]));
        assert_eq!(read("Herr <kein>", true), Err(1));
    }

    proptest::proptest! {
        #[test]
        fn reads_anything_without_fainting(text in ".{0,80}") {
            let _ = (read(&text, false), read(&text, true));
        }
    }
}
