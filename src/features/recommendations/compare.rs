//! Comparing two versions, word by word.

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Kept,
    Added,
    Removed,
}

/// A run of words with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub change: Change,
    pub text: String,
}

/// Above this many cells the table would cost too much: then the texts are shown as replaced.
const MOST_CELLS: usize = 4_000_000;

/// The runs that lead from `old` to `new`: a longest common subsequence of words (Wagner and Fischer 1974).
pub fn words(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (split(old), split(new));
    let prefix = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - prefix;
    let suffix = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let mut runs = Vec::new();
    push_all(&mut runs, Change::Kept, &old[..prefix]);
    middle(&mut runs, &old[prefix..old.len() - suffix], &new[prefix..new.len() - suffix]);
    push_all(&mut runs, Change::Kept, &old[old.len() - suffix..]);
    runs
}

/// Words with the white space that follows them.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

fn middle(runs: &mut Vec<Run>, old: &[&str], new: &[&str]) {
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        push_all(runs, Change::Removed, old);
        push_all(runs, Change::Added, new);
        return;
    }
    let width = new.len() + 1;
    let mut common = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(runs, Change::Kept, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j >= new.len() || (i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
            push(runs, Change::Removed, old[i]);
            i += 1;
        } else {
            push(runs, Change::Added, new[j]);
            j += 1;
        }
    }
}

fn push_all(runs: &mut Vec<Run>, change: Change, words: &[&str]) {
    for word in words {
        push(runs, change, word);
    }
}

fn push(runs: &mut Vec<Run>, change: Change, word: &str) {
    match runs.last_mut() {
        Some(run) if run.change == change => run.text.push_str(word),
        _ => runs.push(Run { change, text: word.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(runs: &[Run], leave_out: Change) -> String {
        runs.iter().filter(|r| r.change != leave_out).map(|r| r.text.as_str()).collect()
    }

    #[test]
    fn shows_what_was_added_and_removed() {
        let runs = words("bis 2023 alle Orte", "bis 2024 alle großen Orte");
        let marked: Vec<_> = runs.iter().map(|r| (r.change, r.text.trim())).collect();
        let expected = [
            (Change::Kept, "bis"),
            (Change::Removed, "2023"),
            (Change::Added, "2024"),
            (Change::Kept, "alle"),
            (Change::Added, "großen"),
            (Change::Kept, "Orte"),
        ];
        assert_eq!(marked, expected);
    }

    proptest::proptest! {
        #[test]
        fn both_texts_can_be_read_back(old in "[ab \n]{0,40}", new in "[ab \n]{0,40}") {
            let runs = words(&old, &new);
            proptest::prop_assert_eq!(text(&runs, Change::Added), old);
            proptest::prop_assert_eq!(text(&runs, Change::Removed), new);
        }
    }
}
