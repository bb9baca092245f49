//! Nothing depends on the day on which it runs: the program reads the machine's clock in one place, tests never do.

use std::path::{Path, PathBuf};

/// What reads the machine's date or zone, in Rust, in scripts for Node.js and in shell.
const READS: &[&str] = &[
    "SystemTime",
    "Clock::System",
    "Timestamp::now",
    "Zoned::now",
    "Utc::now",
    "Local::now",
    "now_utc",
    "now_local",
    "now_v7",
    "TimeZone::system",
    "Date.now",
    "new Date()",
    "Temporal.Now",
    "timeOrigin",
    "resolvedOptions",
    "getTimezoneOffset",
    "env.TZ",
    // Local parts of a moment; tests read those of UTC.
    ".getFullYear(",
    ".getMonth(",
    ".getDate(",
    ".getDay(",
    ".getHours(",
    ".toLocaleDateString(",
    ".toLocaleTimeString(",
    ".toLocaleString(",
];

/// Where a line may hold one of these all the same: file, what the line holds, and why.
const KNOWN: &[(&str, &str, &str)] = &[
    ("src/clock.rs", "jiff::Timestamp::now()", "the one place that reads the machine's clock"),
    ("src/clock.rs", "Uuid::now_v7()", "ids sort by creation, also where a test's clock stands still"),
    ("src/main.rs", "Clock::System", "commands and `serve` run on the machine's time"),
    ("src/flows/check.rs", "Clock::System", "the operator's check runs on the machine's time"),
    ("tests/browser/boards.test.mjs", "trueNow", "a page's own clock is put forward from where it stands"),
    ("tests/app/house/clocks.rs", "", "this list"),
];

/// What starts the program; it has to say on which day.
const STARTS: &[&str] = &["CARGO_BIN_EXE_fokusraum", "spawn(binary"];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            files(&path, found);
        } else if matches!(ending, "rs" | "mjs" | "js" | "sh" | "py") {
            found.push(path);
        }
    }
}

fn known(file: &str, line: &str) -> bool {
    KNOWN.iter().any(|(place, words, _)| *place == file && line.contains(words))
        // Enum variants and patterns of the clock itself.
        || (file == "src/clock.rs" && !line.contains("::now"))
}

#[test]
fn only_the_clock_reads_the_machines_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &mut all);
    files(&root.join("tests"), &mut all);
    let mut wrong = Vec::new();
    for path in &all {
        let file = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if READS.iter().any(|reads| line.contains(reads)) && !known(&file, line) {
                wrong.push(format!("{file}:{}: {}", number + 1, line.trim()));
            }
        }
        let starts = file.starts_with("tests/") && STARTS.iter().any(|start| text.contains(start));
        if starts && !text.contains("--clock") && !file.ends_with("house/clocks.rs") {
            wrong.push(format!("{file} starts the program on the machine's time"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (file, words, _) in KNOWN {
        let text = std::fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(words), "{file} does not hold {words} any more: take it off the list");
    }
}
