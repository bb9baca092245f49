//! Proves that a set of import files belongs together, before anything is loaded.
//!
//! Every key is given once, every reference names something of the set, contents and scores fit the form
//! and the method of their year, and a group has what its kind demands. All faults are reported, not the first.

use super::error::{FormatError, Kind, Problem, Verdict};
use super::format::{ByKey, Cycle, Document, Group, Key, Person, Recommendation};
use super::meetings;
use super::names::{Name, keys, references};
use super::values::{GroupKind, Role, Voice, Year};
use crate::features::cycle::template::{self, FormField, Method};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the whole set. The faults come in the order of the files.
pub fn check(documents: &[Document]) -> Verdict {
    let mut report = Report::default();
    let known = known_keys(documents, &mut report);
    let years = years(documents);
    for document in documents {
        for name in references(document) {
            report.resolve(document, &name, &known);
        }
        let body = &document.body;
        for person in &body.persons {
            check_person(document, person, &mut report);
        }
        for cycle in &body.cycles {
            check_cycle(document, cycle, &mut report);
        }
        for group in &body.groups {
            check_group(document, group, &mut report);
        }
        for recommendation in &body.recommendations {
            check_contents(document, recommendation, &years, &mut report);
        }
        for field in &body.fields {
            let (line, look) = (document.line(&field.look), *field.look.get_ref());
            report.range(document, "look", line, look, (1, 10));
        }
        meetings::check(documents, document, &mut report);
    }
    report.finish(documents)
}

type Known = BTreeMap<(Kind, String), (String, usize)>;
type Years = BTreeMap<Year, Rules>;

/// What a year's contents and scores may say.
pub(super) struct Rules {
    pub form: Vec<FormField>,
    pub method: Method,
}

/// What was found wrong so far.
#[derive(Default)]
pub(super) struct Report {
    faults: Vec<FormatError>,
}

impl Report {
    /// The faults in the order of the files, or nothing.
    pub fn finish(mut self, documents: &[Document]) -> Verdict {
        self.faults.sort_by_key(|fault| (order(documents, &fault.file), fault.line));
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }

    /// Notes one fault.
    pub fn add(&mut self, document: &Document, line: usize, field: &str, problem: Problem) {
        self.faults.push(FormatError { file: document.file.clone(), line, field: field.to_owned(), problem });
    }

    fn resolve(&mut self, document: &Document, name: &Name, known: &Known) {
        if !known.contains_key(&(name.kind, name.key.clone())) {
            let problem = Problem::UnknownReference { kind: name.kind, key: name.key.clone() };
            self.add(document, name.line, name.field, problem);
        }
    }

    /// Notes a number that is too small or too large.
    pub fn range(&mut self, document: &Document, field: &str, line: usize, value: i64, range: (i64, i64)) {
        let (least, most) = range;
        if value < least || value > most {
            self.add(document, line, field, Problem::OutOfRange { value, least, most });
        }
    }
}

fn order(documents: &[Document], file: &str) -> usize {
    documents.iter().position(|document| document.file == file).unwrap_or(usize::MAX)
}

/// Every key of the set with its place; a second one of the same kind is a fault.
fn known_keys(documents: &[Document], report: &mut Report) -> Known {
    let mut known: Known =
        template::names().map(|name| ((Kind::Template, name.to_owned()), (String::new(), 0))).collect();
    for document in documents {
        for name in keys(document) {
            let id = (name.kind, name.key.clone());
            if let Some((file, line)) = known.get(&id) {
                let (file, line) = (file.clone(), *line);
                let problem = Problem::Duplicate { kind: name.kind, key: name.key, file, line };
                report.add(document, name.line, name.field, problem);
            } else {
                known.insert(id, (document.file.clone(), name.line));
            }
        }
    }
    known
}

/// The rules of every year of the set.
fn years(documents: &[Document]) -> Years {
    let cycles = documents.iter().flat_map(|document| &document.body.cycles);
    cycles.map(|cycle| (*cycle.year.get_ref(), rules(cycle))).collect()
}

/// A year's rules: its own, else its template's, else none.
pub(super) fn rules(cycle: &Cycle) -> Rules {
    let shipped = cycle.template.as_ref().and_then(|name| template::shipped(name.get_ref()));
    let (form, method) = match shipped {
        Some(Ok(template)) => (template.form, template.method),
        _ => (Vec::new(), Method::default()),
    };
    Rules { form: cycle.form.clone().unwrap_or(form), method: cycle.method.clone().unwrap_or(method) }
}

/// Who speaks for a municipality says for which.
fn check_person(document: &Document, person: &Person, report: &mut Report) {
    if person.roles.contains(&Role::Municipality) && person.municipality.is_none() {
        let line = document.line(&person.key);
        report.add(document, line, "municipality", Problem::Missing);
    }
}

fn check_cycle(document: &Document, cycle: &Cycle, report: &mut Report) {
    for phase in &cycle.phases {
        if let (Some(opens), Some(closes)) = (&phase.opens_on, &phase.closes_on)
            && opens.get_ref().is_after(*closes.get_ref())
        {
            report.add(document, document.line(closes), "closes_on", Problem::EndsBeforeItBegins);
        }
    }
}

/// A task force has a mandate and an end, a citizen sub-group a parent.
fn check_group(document: &Document, group: &Group, report: &mut Report) {
    let line = document.line(&group.key);
    let mut demand = |field, given: bool| {
        if !given {
            report.add(document, line, field, Problem::Missing);
        }
    };
    match group.kind {
        GroupKind::TaskForce => {
            demand("mandate", !group.mandate.is_empty());
            demand("ends_on", group.ends_on.is_some());
        }
        GroupKind::CitizenSubgroup => demand("parent", group.parent.is_some()),
        _ => {}
    }
    if let (Some(starts), Some(ends)) = (&group.starts_on, &group.ends_on)
        && starts.get_ref().is_after(*ends.get_ref())
    {
        report.add(document, document.line(ends), "ends_on", Problem::EndsBeforeItBegins);
    }
}

fn check_contents(document: &Document, recommendation: &Recommendation, years: &Years, report: &mut Report) {
    let Some(rules) = years.get(recommendation.cycle.get_ref()) else {
        return;
    };
    check_form(document, &recommendation.content, &rules.form, report);
    recommendation.versions.iter().for_each(|v| check_form(document, &v.content, &rules.form, report));
    let mut voices = BTreeSet::new();
    for assessment in &recommendation.assessments {
        let voice = match assessment.voice.get_ref() {
            Voice::Person(key) => format!("person:{key}"),
            Voice::Group(key) => format!("group:{key}"),
        };
        if !voices.insert(voice.clone()) {
            let (file, line) = (document.file.clone(), document.line(&recommendation.key));
            let problem = Problem::Duplicate { kind: Kind::Voice, key: voice, file, line };
            report.add(document, document.line(&assessment.voice), "voice", problem);
        }
        check_scores(document, &assessment.scores, &rules.method, report);
    }
    if let Some(pre) = &recommendation.pre_assessment {
        check_scores(document, &pre.scores, &rules.method, report);
    }
    if let Some(joint) = &recommendation.joint {
        check_scores(document, &joint.scores, &rules.method, report);
    }
}

fn check_form(document: &Document, content: &ByKey<String>, form: &[FormField], report: &mut Report) {
    for (key, value) in content {
        let Some(field) = form.iter().find(|field| field.key == *key.get_ref()) else {
            report_unknown(document, key, Kind::FormField, key.get_ref(), report);
            continue;
        };
        if !field.choices.is_empty() && field.choices.iter().all(|choice| choice.key != *value) {
            report_unknown(document, key, Kind::Choice, value, report);
        }
    }
}

fn check_scores(document: &Document, scores: &ByKey<i64>, method: &Method, report: &mut Report) {
    for (key, value) in scores {
        if method.criteria().all(|criterion| criterion.key != *key.get_ref()) {
            report_unknown(document, key, Kind::Criterion, key.get_ref(), report);
        } else if let Some(range) = method.range() {
            report.range(document, key.get_ref(), document.line(key), *value, range);
        }
    }
}

fn report_unknown(document: &Document, at: &Key, kind: Kind, key: &str, report: &mut Report) {
    let problem = Problem::UnknownReference { kind, key: key.to_owned() };
    report.add(document, document.line(at), at.get_ref(), problem);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::super::format::parse;
    use super::*;

    const NETWORK: &str = r#"
[[field]]
code = "housing"
look = 3
names = [{ name = "Housing" }]
[[committee]]
key = "council"
name = "Council"
council = true
[[person]]
key = "ada"
name = "Ada"
email = "ada@example.org"
[[group]]
key = "home"
kind = "focus_group"
name = "Home"
state = "active"
fields = ["housing"]
members = [{ person = "ada", role = "member" }]
"#;

    const YEAR: &str = r#"
[[cycle]]
year = 2019
title = "2019"
[[cycle.form]]
key = "situation"
label = "Situation"
kind = "long"
[cycle.method]
scale = [{ value = 1, words = "low" }, { value = 4, words = "high" }]
[[cycle.method.category]]
key = "effects"
title = "Effects"
criterion = [{ key = "effect", title = "Effect" }]
[[recommendation]]
key = "ramps"
cycle = 2019
group = "home"
title = "Ramps"
stage = "decided"
content = { situation = "Steps" }
assessments = [{ voice = "person:ada", scores = { effect = 4 } }]
[[decision]]
recommendation = "ramps"
committee = "council"
result = "accepted"
"#;

    fn faults(network: &str, year: &str) -> Vec<String> {
        let set = [parse("network", network).unwrap(), parse("year", year).unwrap()];
        let faults = check(&set).err().unwrap_or_default();
        faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn references_resolve_across_files() {
        assert_eq!(faults(NETWORK, YEAR), Vec::<String>::new());
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        let cases = [
            ("group = \"home\"", "group = \"hut\"", "year:18: group: there is no group `hut`"),
            ("cycle = 2019", "cycle = 2018", "year:17: cycle: there is no cycle `2018`"),
            ("\"council\"", "\"senate\"", "year:25: committee: there is no committee `senate`"),
            ("person:ada", "person:bob", "year:22: voice: there is no person `bob`"),
            ("{ situation", "{ idea", "year:21: idea: there is no form field `idea`"),
            ("{ effect = 4", "{ mood = 4", "year:22: mood: there is no criterion `mood`"),
            ("{ effect = 4", "{ effect = 5", "year:22: effect: 5 lies outside of 1 to 4"),
        ];
        for (good, bad, told) in cases {
            assert_eq!(faults(NETWORK, &YEAR.replace(good, bad)), [told]);
        }
    }

    #[test]
    fn a_key_is_given_once() {
        let again = format!("{YEAR}[[field]]\ncode = \"housing\"\nlook = 11\nnames = []\n");
        let told = [
            "year:28: code: the field `housing` was already given in network:3",
            "year:29: look: 11 lies outside of 1 to 10",
        ];
        assert_eq!(faults(NETWORK, &again), told);
        let same_mail = NETWORK.replace("ada\"\nname", "bob\"\nname").replace("ada@", "ADA@");
        let set = [parse("a", NETWORK).unwrap(), parse("b", &same_mail).unwrap()];
        let faults = check(&set).unwrap_err();
        assert!(faults.iter().any(|fault| fault.field == "email"), "{faults:?}");
    }

    #[test]
    fn a_group_has_what_its_kind_demands() {
        let force = NETWORK.replace("focus_group", "task_force");
        let told = ["network:15: mandate: this key must be given", "network:15: ends_on: this key must be given"];
        assert_eq!(faults(&force, YEAR), told);
        let subgroup = NETWORK.replace("focus_group", "citizen_subgroup");
        assert_eq!(faults(&subgroup, YEAR), ["network:15: parent: this key must be given"]);
    }

    #[test]
    fn who_speaks_for_a_municipality_says_for_which() {
        let mail = "email = \"ada@example.org\"";
        let roles = NETWORK.replace(mail, &format!("{mail}\nroles = [\"municipality\"]"));
        assert_eq!(faults(&roles, YEAR), ["network:11: municipality: this key must be given"]);
    }

    #[test]
    fn one_voice_speaks_once() {
        let twice = "{ voice = \"person:ada\" }, { voice = \"person:ada\", scores";
        let year = YEAR.replace("{ voice = \"person:ada\", scores", twice);
        let faults = faults(NETWORK, &year);
        assert!(faults[0].starts_with("year:22: voice: the voice `person:ada` was already given"));
    }

    #[test]
    fn a_gate_opens_before_it_closes() {
        let phase = "title = \"2019\"\nphases = [{ kind = \"focus\", title = \"F\", opens_on = \"today+2\", closes_on = \"today+1\" }]";
        let year = YEAR.replace("title = \"2019\"", phase);
        assert_eq!(faults(NETWORK, &year), ["year:5: closes_on: ends before it begins"]);
    }

    #[test]
    fn archive_and_demo_belong_together() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/demo");
        let mut set = Vec::new();
        for folder in ["archive", "current"] {
            for entry in std::fs::read_dir(format!("{root}/{folder}")).unwrap() {
                let path = entry.unwrap().path();
                let text = std::fs::read_to_string(&path).unwrap();
                set.push(parse(&path.to_string_lossy(), &text).unwrap_or_else(|e| panic!("{e}")));
            }
        }
        let faults = check(&set).err().unwrap_or_default();
        let told: Vec<_> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told, Vec::<String>::new());
    }
}
