//! Order keys: short texts that sort as the things they stand at. Made by the server only, never taken from a client.
//!
//! A key is one letter for the generation, five digits that count, and digits behind them where something was put
//! between two neighbours. Appending and prepending only count, so the common case never grows. Whoever puts
//! thing after thing at one spot makes keys longer; past [`LONGEST`] the column gets new keys under the other
//! generation letter, so that old and new ones are never equal while they are written.
//!
//! Digits are those of base 62 in ASCII order, which is how both engines compare (binary, collation C).

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// How many digits count.
const HEAD: usize = 5;
/// The distance between two things that were appended one after the other.
const STEP: u64 = 4096;
/// One past the largest head.
const END: u64 = 62 * 62 * 62 * 62 * 62;
/// A key longer than this is a sign to [`renumber`].
pub const LONGEST: usize = 24;

const GENERATIONS: [u8; 2] = [b'a', b'b'];

/// A key strictly between its neighbours; `None` stands for the beginning or the end.
///
/// Where nothing fits (the neighbours are not in order, which stored keys never are) the answer is a key after `low`.
pub fn between(low: Option<&str>, high: Option<&str>) -> String {
    let generation = low.or(high).and_then(|key| key.bytes().next()).unwrap_or(GENERATIONS[0]);
    let low = low.map(digits);
    let high = high.map(digits);
    let found = match (&low, &high) {
        (None, None) => head(END / 2),
        (Some(low), None) => match count(low) + STEP {
            next if next < END => head(next),
            _ => middle(low, None),
        },
        (None, Some(high)) => match count(high) {
            next if next > STEP => head(next - STEP),
            _ => middle(&[], Some(high)),
        },
        (Some(low), Some(high)) => middle(low, Some(high)),
    };
    std::iter::once(char::from(generation)).chain(found.into_iter().map(to_char)).collect()
}

/// As many keys, in order and evenly apart, of another generation than `old`.
pub fn renumber(old: &str, count: usize) -> Vec<String> {
    let letter = if old.as_bytes().first() == Some(&GENERATIONS[0]) { GENERATIONS[1] } else { GENERATIONS[0] };
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let step = STEP.min(END / 2 / count.max(1)).max(1);
    let first = END / 2 - (count / 2) * step;
    (0..count)
        .map(|i| std::iter::once(char::from(letter)).chain(head(first + i * step).into_iter().map(to_char)).collect())
        .collect()
}

/// The values of a key's digits, without the letter.
fn digits(key: &str) -> Vec<u8> {
    key.bytes().skip(1).map(value).collect()
}

fn value(digit: u8) -> u8 {
    DIGITS.binary_search(&digit).ok().and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
}

fn to_char(value: u8) -> char {
    DIGITS.get(usize::from(value)).copied().map_or('z', char::from)
}

/// The number in the counting digits.
fn count(digits: &[u8]) -> u64 {
    (0..HEAD).fold(0, |sum, i| sum * 62 + u64::from(digits.get(i).copied().unwrap_or(0)))
}

/// The counting digits of a number.
fn head(mut number: u64) -> Vec<u8> {
    let mut out = vec![0; HEAD];
    for place in out.iter_mut().rev() {
        *place = u8::try_from(number % 62).unwrap_or(0);
        number /= 62;
    }
    out
}

/// Digits between the two, as short as may be but with all counting digits: as fractions `0.low < x < 0.high`.
fn middle(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bounded = high.is_some();
    for place in 0.. {
        let below = u16::from(low.get(place).copied().unwrap_or(0));
        let above = if bounded { high.and_then(|h| h.get(place)).map_or(0, |d| u16::from(*d)) } else { 62 };
        if above > below + 1 {
            out.push(u8::try_from(u16::midpoint(below, above)).unwrap_or(61));
            break;
        }
        out.push(u8::try_from(below).unwrap_or(61));
        // One step apart here: everything behind the lower digit lies below the upper key.
        bounded &= above == below;
        if bounded && place > high.map_or(0, <[u8]>::len) {
            out.push(31); // not in order: any key after `low`
            break;
        }
    }
    while out.len() < HEAD {
        out.push(31);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(low: Option<&str>, high: Option<&str>) -> String {
        let key = between(low, high);
        assert!(low.is_none_or(|low| low < key.as_str()), "{low:?} < {key}");
        assert!(high.is_none_or(|high| key.as_str() < high), "{key} < {high:?}");
        key
    }

    #[test]
    fn appending_and_prepending_never_grow() {
        let (mut first, mut last) = (check(None, None), check(None, None));
        for _ in 0..20_000 {
            last = check(Some(&last), None);
            first = check(None, Some(&first));
        }
        assert_eq!((first.len(), last.len()), (HEAD + 1, HEAD + 1));
    }

    #[test]
    fn a_thousand_at_one_spot_stay_short_with_renumbering() {
        let mut keys = renumber("b", 3);
        let mut renumbered = 0;
        for _ in 0..1_000 {
            let key = check(Some(&keys[0]), Some(&keys[1]));
            keys.insert(1, key);
            if keys[1].len() > LONGEST {
                keys = renumber(&keys[1], keys.len());
                renumbered += 1;
            }
        }
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| key.len() <= LONGEST));
        assert!((1..=15).contains(&renumbered), "{renumbered}");
    }

    #[test]
    fn new_keys_never_equal_old_ones() {
        let old = renumber("b00000", 500);
        let new = renumber(&old[0], 500);
        assert!(old.iter().all(|key| !new.contains(key)));
        assert!(renumber("a", 1).first().is_some_and(|key| key.starts_with('b')));
    }

    proptest::proptest! {
        #[test]
        fn any_sequence_of_inserts_keeps_the_order(spots in proptest::collection::vec(0usize..1000, 1..400)) {
            let mut keys: Vec<String> = Vec::new();
            for spot in spots {
                let at = spot % (keys.len() + 1);
                let key = between(at.checked_sub(1).map(|i| keys[i].as_str()), keys.get(at).map(String::as_str));
                keys.insert(at, key);
            }
            proptest::prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
