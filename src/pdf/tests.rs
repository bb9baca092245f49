use std::io::Write;
use std::process::{Command, Stdio};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn facts(rows: &[(&str, &str)]) -> Block {
    Block::Facts(rows.iter().map(|(label, text)| ((*label).to_owned(), vec![Run::text(*text)])).collect())
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

fn points(items: &[&str]) -> Block {
    Block::List { ordered: false, items: items.iter().map(|item| vec![Block::text(*item)]).collect() }
}

fn outcome(label: &str, lines: Vec<Block>) -> Block {
    Block::Outcome { label: label.to_owned(), lines }
}

fn paper(blocks: Vec<Block>) -> Document {
    Document {
        lang: "de".into(),
        title: "Niederschrift der 4. Sitzung".into(),
        subtitle: None,
        author: "Kreis Beispielstedt".into(),
        date: date(2026, 5, 7),
        running_foot: "Fokusgruppe Wohnen · 7. Mai 2026".into(),
        mark: None,
        blocks,
    }
}

/// Minutes of three pages.
fn minutes() -> Document {
    let talk = "Die Gruppe berät über den Stand der Erhebung. Frau Beispiel berichtet, dass 34 der 41 angeschriebenen \
                Träger geantwortet haben; die übrigen werden bis Ende Mai noch einmal gefragt. Aus den Antworten geht \
                hervor, dass barrierefreie Wohnungen vor allem in den kleineren Gemeinden fehlen.";
    let mut blocks = vec![facts(&[
        ("Gruppe", "Fokusgruppe Wohnen"),
        ("Zeit", "Donnerstag, 7. Mai 2026, 18 bis 20:15 Uhr"),
        ("Ort", "Rathaus Musterhausen, Raum 3\nAm Markt 1, 12345 Musterhausen"),
        ("Leitung", "Erika Beispiel"),
        (
            "Anwesend",
            "Karim Demo, Nina Probe, Jörg Vorlage, Svenja Muster, Łukasz Przykład, Ewa Wzór, Ольга Пример, \
                      Anke Entwurf, Tim Schablone",
        ),
        ("Entschuldigt", "Peter Fehlt, Ute Anderswo"),
        ("Protokoll", "Nina Probe"),
    ])];
    blocks.push(heading(1, "TOP 1  Begrüßung und Tagesordnung"));
    blocks.push(Block::text(
        "Die Leitung begrüßt die Anwesenden. Die Gruppe ist beschlussfähig. Die Tagesordnung wird \
                             ohne Änderung angenommen.",
    ));
    blocks.push(heading(1, "TOP 2  Stand der Erhebung zum barrierefreien Wohnen"));
    blocks.extend([Block::text(talk), Block::text("Genannt werden drei Hindernisse:")]);
    blocks.push(points(&[
        "Eigentümer kennen die Förderung nicht oder halten den Antrag für zu aufwendig.",
        "Beratung gibt es nur in der Kreisstadt, und nur zu Zeiten, in denen viele arbeiten.",
        "Umbauten scheitern an der Genehmigung, wenn das Haus unter Denkmalschutz steht.",
    ]));
    blocks.push(Block::Paragraph(vec![
        Run::text("Die Zahlen stehen in der "),
        Run::Link {
            text: "Auswertung der Erhebung".into(),
            href: "https://fokusraum.example/papers/17?seite=2".into(),
        },
        Run::text(". Sie gelten "),
        Run::Strong("nur für Mietwohnungen".into()),
        Run::text("; für Eigentum wird "),
        Run::Emphasis("im Herbst".into()),
        Run::text(" gefragt."),
    ]));
    blocks.push(Block::Table(Table {
        caption: "Antworten nach Gemeinden".into(),
        head: ["Gemeinde", "Angeschrieben", "Geantwortet", "Bemerkung"].map(str::to_owned).to_vec(),
        named_rows: true,
        rows: [
            ["Musterhausen", "18", "16", "zwei Träger gibt es nicht mehr"],
            ["Beispielstedt", "14", "12", ""],
            ["Nebenan an der Aue", "9", "6", "eine Rückfrage zur Zuständigkeit der Genossenschaft"],
        ]
        .map(|row| row.map(|cell| vec![Run::text(cell)]).to_vec())
        .to_vec(),
    }));
    blocks.push(outcome(
        "Beschluss",
        vec![
            Block::text(
                "Die Gruppe empfiehlt, die Wohnberatung an zwei Nachmittagen im Monat in Musterhausen und in \
                     Nebenan an der Aue anzubieten. Die Empfehlung wird als Entwurf angelegt und zur Sitzung am \
                     11. Juni vorgelegt.",
            ),
            facts(&[("Abstimmung", "Dafür 7, dagegen 1, enthalten 2")]),
        ],
    ));
    blocks.push(heading(2, "Weiteres Vorgehen"));
    blocks.extend([Block::text(talk), Block::text(talk)]);
    blocks.push(Block::List {
        ordered: true,
        items: vec![
            vec![Block::text("Die offenen Träger anrufen.")],
            vec![Block::text("Ergebnisse zusammenfassen:"), points(&["nach Gemeinden", "nach Art der Wohnung"])],
            vec![Block::text("Bericht für den Ausschuss schreiben.")],
        ],
    });
    blocks.push(outcome(
        "Auftrag",
        vec![
            Block::text("Einen Entwurf der Empfehlung schreiben und an alle senden."),
            facts(&[("Wer", "Svenja Muster, Jörg Vorlage"), ("Bis wann", "Freitag, 29. Mai 2026")]),
        ],
    ));
    for (number, name) in [(3, "Bericht aus dem Arbeitskreis Mobilität"), (4, "Termine")] {
        blocks.push(heading(1, &format!("TOP {number}  {name}")));
        blocks.extend([Block::text(talk), Block::text(talk)]);
        blocks.push(outcome(
            "Information",
            vec![
                Block::text(
                    "Die nächste Sitzung ist am Donnerstag, 11. Juni 2026, \
            18 Uhr, im Gemeindehaus Nebenan an der Aue. Der Zugang ist stufenlos.",
                ),
                Block::text(talk),
            ],
        ));
        blocks.push(Block::text(talk));
    }
    Document {
        subtitle: Some("Fokusgruppe Wohnen, Donnerstag, 7. Mai 2026".into()),
        mark: Some("Entwurf".into()),
        ..paper(blocks)
    }
}

/// What a tool of poppler says about a file; nothing, and a line that it was skipped, where there is none.
fn asked(tool: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let mut command = Command::new(tool);
    let to = (tool == "pdftotext").then_some("-");
    let begun =
        command.args(arguments).arg("-").args(to).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = begun.spawn() else {
        let _ = writeln!(std::io::stderr(), "skipped: {tool} is missing (Debian: poppler-utils)");
        return None;
    };
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}

/// The structure of a file, one line an element or a text, without attributes.
fn structure(pdf: &[u8]) -> Option<Vec<String>> {
    let lines = asked("pdfinfo", &["-struct-text"], pdf)?;
    Some(lines.lines().map(str::trim).filter(|line| !line.starts_with('/')).map(str::to_owned).collect())
}

/// The text of a file as a reader copies it, on one line.
fn copied(pdf: &[u8]) -> Option<String> {
    Some(asked("pdftotext", &[], pdf)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn holds(pdf: &[u8], part: &str) -> bool {
    pdf.windows(part.len()).any(|window| window == part.as_bytes())
}

/// In which order parts stand in a text; fails where one does not follow the one before.
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else { panic!("'{part}' does not follow in: {text}") };
        rest = after;
    }
}

#[test]
fn a_file_says_what_it_is() {
    let pdf = write(&minutes()).unwrap();
    assert!((2..=4).contains(&pdf.pages) && pdf.missing.is_empty(), "{} pages, {:?}", pdf.pages, pdf.missing);
    for part in ["%PDF-1.7", "/Marked true", "/DisplayDocTitle true", "/Lang(de)", "CreationDate(D:20260507"] {
        assert!(holds(&pdf.bytes, part), "{part}");
    }
    for part in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A<"] {
        assert!(holds(&pdf.bytes, part), "{part}");
    }
    let Some(info) = asked("pdfinfo", &[], &pdf.bytes) else { return };
    for part in ["Niederschrift der 4. Sitzung\n", "Kreis Beispielstedt\n", "Tagged:          yes", "(A4)"] {
        assert!(info.contains(part), "{part} in {info}");
    }
}

#[test]
fn the_same_document_is_the_same_file() {
    let first = write(&minutes()).unwrap();
    assert_eq!(first, write(&minutes()).unwrap());
    let mut other = minutes();
    other.blocks.pop();
    assert_ne!(first.bytes, write(&other).unwrap().bytes);
}

#[test]
fn it_is_read_aloud_in_its_order_and_with_its_roles() {
    let pdf = write(&minutes()).unwrap();
    let Some(lines) = structure(&pdf.bytes) else { return };
    let text = lines.join("\n");
    in_order(&text, &["\"Kreis Beispielstedt\"", "\"Entwurf\"", "H1 ", "P (block)", "Table", "TH", "\"Gruppe\"", "TD"]);
    in_order(&text, &["TH", "\"Protokoll\"", "TD", "\"Nina Probe\"", "H2 ", "\"TOP 1", "H2 ", "\"TOP 2", "L (block)"]);
    in_order(&text, &["LI (block)", "Lbl", "LBody", "P (block)", "Link", "Caption", "Table", "\"Gemeinde\""]);
    in_order(&text, &["\"Beschluss\"", "P (block)", "TH", "\"Abstimmung\"", "H3 ", "\"Auftrag\"", "H2 ", "\"TOP 3"]);
    // What repeats on each page is no part of what is read.
    assert!(!text.contains("Seite 1 von"), "{text}");
    let Some(shown) = copied(&pdf.bytes) else { return };
    in_order(
        &shown,
        &["Seite 1 von 3", "Entwurf · Fokusgruppe Wohnen · 7. Mai 2026", "Seite 2 von 3", "Seite 3 von 3"],
    );
}

#[test]
fn headers_of_rows_and_columns_say_whose_they_are() {
    let pdf = write(&minutes()).unwrap();
    let Some(text) = asked("pdfinfo", &["-struct-text"], &pdf.bytes) else { return };
    in_order(
        &text,
        &["TH", "/Scope /Row", "\"Gruppe\"", "TH", "/Scope /Column", "\"Gemeinde\"", "/Scope /Row", "\"Musterhausen\""],
    );
}

#[test]
fn nothing_in_a_document_is_evaluated() {
    let nasty = "#let x = 1 #import \"@preview/a:1\": * #panic() $x^2$ *b* _e_ `r` <l> @ref \\ \\u{41} // no /* no */ \
                 = H - a + b / c: #read(\"/etc/passwd\") ~ -- ... 'q' \"q\" [c] {d} ]} https://a.example";
    let runs = vec![Run::text(nasty), Run::Strong(nasty.into()), Run::Emphasis(nasty.into())];
    let link = Run::Link { text: nasty.into(), href: "https://a.example/#panic()\"$[]".into() };
    let document = Document {
        title: nasty.into(),
        subtitle: Some(nasty.into()),
        author: "#panic() $x$".into(),
        running_foot: "*a* _b_ #panic() <c> @d".into(),
        mark: Some("#panic()".into()),
        ..paper(vec![
            heading(1, nasty),
            Block::Paragraph(runs.clone()),
            Block::Paragraph(vec![link]),
            points(&[nasty]),
            Block::Facts(vec![("#panic() *a*".into(), runs.clone())]),
            Block::Table(Table {
                caption: nasty.into(),
                head: vec!["$a$".into(), "#b".into()],
                named_rows: false,
                rows: vec![vec![runs.clone(), vec![Run::text("= x")]]],
            }),
            outcome(nasty, vec![Block::text(nasty)]),
        ])
    };
    let pdf = write(&document).unwrap();
    let Some(shown) = copied(&pdf.bytes) else { return };
    let seen = shown.replace(' ', "").matches(&nasty.replace(' ', "")).count();
    assert!(seen >= 14, "{seen} times in {shown}");
    in_order(&shown, &["#panic() $x$", "#panic()", "$a$", "#b", "*a* _b_ #panic() <c> @d"]);
}

#[test]
fn what_no_font_has_is_named_and_boxed() {
    let pdf = write(&paper(vec![Block::text(
        "Danke 👍🏽👍 שלום\u{200f} e\u{301} A\u{30a} Łódź Ελλάς → ✉️\u{0}\u{7} ﬁn 80\u{202f}㎡ E\u{2011}Mail",
    )]))
    .unwrap();
    assert_eq!(pdf.missing, ['ו', 'ל', 'ם', 'ש', '✉', '👍']);
    let Some(shown) = copied(&pdf.bytes) else { return };
    assert!(shown.contains("Danke ▯▯ ▯▯▯▯ é Å Łódź Ελλάς → ▯ fin 80 m2 E-Mail"), "{shown}");
}

#[test]
fn no_word_runs_off_the_page() {
    let word = "Abc".repeat(70);
    let address = format!("https://fokusraum.example/{}", "x9/".repeat(60));
    let cells = |cell: &str| vec![vec![Run::text(cell)]; 5];
    let document = paper(vec![
        Block::text(word.clone()),
        Block::Paragraph(vec![Run::Link { text: address.clone(), href: address.clone() }]),
        Block::Table(Table {
            caption: String::new(),
            head: ["Eins", "Zwei", "Drei", "Vier", "Fünf"].map(str::to_owned).to_vec(),
            named_rows: true,
            rows: vec![cells(&word), cells("Zuständigkeitsverordnung 17")],
        }),
        heading(1, &word),
    ]);
    let pdf = write(&document).unwrap();
    let Some(boxes) = asked("pdftotext", &["-bbox"], &pdf.bytes) else { return };
    let ends: Vec<f64> =
        boxes.split("xMax=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
    // A4 is 595 points wide, its margin 71.
    assert!(ends.len() > 50 && ends.iter().all(|end| *end < 526.0), "{ends:?}");
    let Some(shown) = copied(&pdf.bytes) else { return };
    let whole = shown.replace(' ', "");
    assert!(whole.contains(&word) && whole.contains(&address), "{shown}");
}

#[test]
fn an_outcome_goes_on_over_pages_with_its_tags() {
    let long =
        |count| (0..count).map(|n| Block::text(format!("Punkt {n} bleibt hier. {}", "Satz. ".repeat(30)))).collect();
    let mut document = paper(vec![
        outcome("Beschluss", long(30)),
        heading(1, "Danach"),
        outcome(
            "Auftrag",
            vec![
                Block::List { ordered: true, items: vec![long(9), long(9)] },
                Block::Facts((0..30).map(|n| (format!("Teil {n}"), vec![Run::text("Satz. ".repeat(20))])).collect()),
            ],
        ),
    ]);
    document.lang = "en-GB".into();
    let pdf = write(&document).unwrap();
    assert!(pdf.pages >= 4, "{}", pdf.pages);
    let Some(lines) = structure(&pdf.bytes) else { return };
    let texts: Vec<_> = lines.iter().filter(|line| line.starts_with("\"Punkt")).cloned().collect();
    let numbers = || (0..30).chain(0..9).chain(0..9);
    assert!(texts.iter().zip(numbers()).all(|(text, n)| text.starts_with(&format!("\"Punkt {n} "))), "{texts:?}");
    assert_eq!(texts.len(), numbers().count());
    assert_eq!(lines.iter().filter(|line| line.starts_with("TH")).count(), 30);
    assert_eq!(lines.iter().filter(|line| line.starts_with("LI ")).count(), 2);
    let Some(shown) = copied(&pdf.bytes) else { return };
    in_order(&shown, &["Page 1 of", "Page 2 of"]);
}

#[test]
fn faults_are_found_before_anything_is_set() {
    let link = |text: &str, href: &str| Block::Paragraph(vec![Run::Link { text: text.into(), href: href.into() }]);
    let table = |head: &[&str], cells: usize| {
        let head = head.iter().map(|cell| (*cell).to_owned()).collect();
        Block::Table(Table { caption: String::new(), head, named_rows: false, rows: vec![vec![vec![]; cells]] })
    };
    let nested = (0..6).fold(Block::text("tief"), |inner, _| Block::List { ordered: false, items: vec![vec![inner]] });
    let cases = [
        (heading(2, "x"), Fault::HeadingSkipped { block: 0 }),
        (heading(1, " \u{200b}\n"), Fault::HeadingEmpty { block: 0 }),
        (heading(5, "x"), Fault::HeadingLevel { block: 0 }),
        (outcome("Beschluss", vec![heading(1, "x")]), Fault::HeadingInside { block: 0 }),
        (outcome("", vec![]), Fault::LabelEmpty { block: 0 }),
        (facts(&[(" ", "x")]), Fault::LabelEmpty { block: 0 }),
        (table(&[], 0), Fault::TableWithoutHead { block: 0 }),
        (table(&["a", ""], 2), Fault::TableWithoutHead { block: 0 }),
        (table(&["a", "b"], 3), Fault::TableRagged { block: 0, row: 0 }),
        (table(&["a"; 13], 13), Fault::TableTooWide { block: 0 }),
        (link("", "https://a.example"), Fault::LinkWithoutText { block: 0 }),
        (link("x", "javascript:alert(1)"), Fault::LinkNotWeb { block: 0 }),
        (link("x", "/local"), Fault::LinkNotWeb { block: 0 }),
        (nested, Fault::TooDeep { block: 0 }),
    ];
    for (block, fault) in cases {
        assert_eq!(faults(&paper(vec![block])), [fault]);
    }
    let empty = Document {
        title: "\n".into(),
        lang: "d".into(),
        mark: Some("x".repeat(41)),
        date: date(-1, 1, 1),
        ..paper(vec![])
    };
    let fields = [Fault::NoLanguage, Fault::NoDate, Fault::Empty(Field::Title), Fault::TooLong(Field::Mark)];
    assert_eq!(faults(&empty), fields);
    assert!(matches!(write(&empty), Err(Error::Faults(found)) if found == fields));
    let levels = [heading(1, "a"), heading(2, "b"), heading(4, "c"), heading(1, "d"), heading(2, "e")];
    assert_eq!(faults(&paper(levels.to_vec())), [Fault::HeadingSkipped { block: 2 }]);
    assert_eq!(faults(&minutes()), []);
}

#[test]
fn what_is_empty_is_left_out() {
    let hollow = vec![
        Block::Paragraph(vec![]),
        Block::List { ordered: true, items: vec![vec![], vec![Block::Paragraph(vec![])]] },
        Block::Facts(vec![]),
        outcome("Beschluss", vec![]),
        Block::Table(Table { caption: String::new(), head: vec!["a".into()], named_rows: true, rows: vec![] }),
        Block::Paragraph(vec![Run::text("\u{200b}")]),
    ];
    let document =
        Document { author: String::new(), running_foot: String::new(), mark: Some(" ".into()), ..paper(hollow) };
    let pdf = write(&document).unwrap();
    assert_eq!(pdf.pages, 1);
    let Some(lines) = structure(&pdf.bytes) else { return };
    assert!(!lines.iter().any(|line| line.starts_with("L (")), "{lines:?}");
}

#[test]
fn fifty_pages_are_set() {
    let lines = "Ein kurzer Satz.\n".repeat(45);
    let blocks = (0..50).flat_map(|n| [heading(1, &format!("TOP {n}")), Block::text(lines.clone())]).collect();
    assert!(write(&paper(blocks)).unwrap().pages >= 50);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_anywhere_can_be_set(text in "\\PC{0,60}", raw in proptest::collection::vec(any::<char>(), 0..40)) {
        let any: String = text.chars().chain(raw).collect();
        let named = format!("x{any}");
        let short: String = named.chars().take(30).collect();
        let link = Run::Link { text: named.clone(), href: format!("https://a.example/{any}") };
        let runs = vec![Run::text(any.clone()), Run::Strong(any.clone()), Run::Emphasis(any.clone()), link];
        let pdf = write(&Document {
            title: named.clone(),
            subtitle: Some(any.clone()),
            author: short.clone(),
            running_foot: short.clone(),
            mark: Some(short),
            ..paper(vec![
                heading(1, &named),
                Block::Paragraph(runs.clone()),
                points(&[&any, &named]),
                Block::Facts(vec![(named.clone(), runs.clone())]),
                Block::Table(Table {
                    caption: any.clone(),
                    head: vec![named.clone(), named.clone()],
                    named_rows: true,
                    rows: vec![vec![runs.clone(), runs.clone()]],
                }),
                outcome(&named, vec![Block::Paragraph(runs)]),
            ])
        });
        prop_assert!(pdf.as_ref().is_ok_and(|pdf| pdf.bytes.starts_with(b"%PDF")), "{:?}", pdf.err());
    }
}
