//! Every page of groups with made-up content, for `/dev/views` and the test that renders them all.

use uuid::Uuid;

use super::frame::{sample, tabs};
use super::*;
use crate::clock::Timestamp;
use crate::features::groups::network::{Bar, NetRow, Network};
use crate::features::groups::{Audience, GroupKind};
use crate::http::Form;

fn group(p: &Page) -> Group {
    Group {
        id: Uuid::nil(),
        kind: GroupKind::FocusGroup,
        name: "Fokusgruppe Inklusion".into(),
        parent: None,
        purpose: "Menschen mit Behinderung sollen im Kreis überall dabei sein können.".into(),
        mandate: String::new(),
        starts_on: Some(p.today()),
        since_text: String::new(),
        ends_on: None,
        state: GroupState::Active,
        help_wanted: "Moderation für das Treffen im Mai".into(),
        source: String::new(),
    }
}

fn field() -> Field {
    Field { id: Uuid::nil(), code: "inklusion".into(), name: "Inklusion".into(), look: 6 }
}

/// A group's page head, for samples of other features that show pages of a group.
pub fn sample_head(p: &Page) -> Head {
    head(p, Some(Area::Recommendations))
}

fn head(p: &Page, area: Option<Area>) -> Head {
    let group = group(p);
    Head {
        tabs: area.map(|area| tabs(p, group.id, true, 11, area)).unwrap_or_default(),
        period: period(p, &group),
        fields: vec![field()],
        parent: None,
        group,
    }
}

fn result(p: &Page) -> GroupResult {
    GroupResult {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        title: "Zwölf Rathäuser im Test".into(),
        body:
            "Wir haben alle besucht.\n\n- Acht haben einen Eingang ohne Stufen.\n- Fünf haben eine passende Toilette."
                .into(),
        audience: Audience::Network,
        created_at: p.now,
        changed_at: p.now,
    }
}

fn member(role: MemberRole, name: &str) -> Member {
    let (account_name, email) = (name.to_owned(), "anna@beispiel.example".to_owned());
    Member { person: Uuid::nil(), name: name.into(), account_name, email, role, joined_at: Timestamp(0) }
}

fn request(p: &Page) -> Request {
    Request {
        id: Uuid::nil(),
        group_id: Uuid::nil(),
        person: Uuid::nil(),
        name: "Stefan Sozialplanung".into(),
        email: "stefan@kreis.example".into(),
        reason: "Ich möchte beim Entwurf helfen.".into(),
        asked_at: p.now,
    }
}

fn invitation(p: &Page) -> Invitation {
    let (id, group_id) = (Uuid::nil(), Uuid::nil());
    Invitation { id, email: "neu@beispiel.example".into(), group_id, role: MemberRole::Member, expires_at: p.now }
}

/// Every page.
pub fn samples(p: &Page) -> Vec<(&'static str, Markup)> {
    let mut all = pages_of_a_group(p);
    all.extend(pages_of_people(p));
    all.extend(pages_of_the_network(p));
    all
}

fn pages_of_a_group(p: &Page) -> Vec<(&'static str, Markup)> {
    let happenings = || vec![sample("sprout", "Fr., 5. März 2021", "Gruppe gegründet")];
    let below = || {
        vec![Below { id: Uuid::nil(), name: "Wohnen".into(), kind: GroupKind::TaskForce, state: GroupState::Active }]
    };
    let inside = Inside {
        h: head(p, Some(Area::Overview)),
        requests: vec![request(p)],
        results: vec![result(p)],
        happenings: happenings(),
        members: vec![member(MemberRole::Coordinator, "Anna Beispiel"), member(MemberRole::Facilitator, "Jo Neutral")],
        below: below(),
        may_found: true,
        p: p.clone(),
    };
    let profile = Profile {
        h: head(p, None),
        results: vec![result(p)],
        happenings: happenings(),
        below: below(),
        may_ask: true,
        waits: false,
        may_end: true,
        p: p.clone(),
    };
    let results = |results| Results { h: head(p, Some(Area::Results)), results, may_write: true, p: p.clone() };
    let one = ResultPage { h: head(p, Some(Area::Results)), result: result(p), may_write: true, p: p.clone() };
    let form = Form::new().area("purpose", "groups-purpose").required();
    let form = form.html(p, "/", "groups-settings-submit");
    vec![
        ("groups/inside", Markup::of(&inside)),
        ("groups/profile", Markup::of(&profile)),
        ("groups/results", Markup::of(&results(vec![result(p)]))),
        ("groups/results, empty", Markup::of(&results(Vec::new()))),
        ("groups/result", Markup::of(&one)),
        ("groups/settings", Markup::of(&Settings { h: head(p, Some(Area::Settings)), form, p: p.clone() })),
    ]
}

fn pages_of_people(p: &Page) -> Vec<(&'static str, Markup)> {
    let members = Members {
        h: head(p, Some(Area::Members)),
        members: vec![member(MemberRole::Coordinator, "Anna Beispiel"), member(MemberRole::Guest, "Piet")],
        leads: true,
        protected: false,
        open: 2,
        p: p.clone(),
    };
    let invitations = Invitations {
        h: head(p, Some(Area::Members)),
        form: Form::new().area("addresses", "invitations-addresses").html(p, "/", "invitations-submit"),
        open: vec![invitation(p)],
        p: p.clone(),
    };
    let invitation = |form: Markup, sign_in| InvitationPage {
        group: group(p),
        role: MemberRole::Member,
        until: p.day(p.today()),
        form,
        sign_in,
        p: p.clone(),
    };
    let form = Form::new().line("name", "invitations-name").required().html(p, "/", "invitations-accept");
    vec![
        ("groups/members", Markup::of(&members)),
        ("groups/invitations", Markup::of(&invitations)),
        ("groups/invitation", Markup::of(&invitation(form, None))),
        ("groups/invitation, sign in", Markup::of(&invitation(Markup::default(), Some("/sign-in".into())))),
        ("groups/gone", Markup::of(&InvitationGone { p: p.clone() })),
    ]
}

fn pages_of_the_network(p: &Page) -> Vec<(&'static str, Markup)> {
    let mine = MyGroup {
        id: Uuid::nil(),
        name: "Fokusgruppe Inklusion".into(),
        kind: GroupKind::FocusGroup,
        role: MemberRole::Member,
        ends_on: Some(p.today()),
        state: GroupState::Active,
    };
    let cards = vec![Card { group: mine, fields: vec![field()] }];
    let rows = vec![
        NetRow {
            group: Some(group(p)),
            field: Some(field()),
            bars: vec![
                Bar { kind: "unknown", x: 0, width: 100 },
                Bar { kind: "works", x: 100, width: 200 },
                Bar { kind: "rests", x: 300, width: 300 },
            ],
        },
        NetRow { group: None, field: Some(field()), bars: vec![Bar { kind: "gap", x: 1, width: 598 }] },
    ];
    let beside = Beside { shared: Vec::new(), history: Vec::new(), gaps: vec![field()], begun: 1 };
    let network = NetworkPage {
        rows: rows.iter().map(|row| RowView::of(p, row.clone())).collect(),
        network: Network { years: (2018..=2023).collect(), rows },
        beside,
        p: p.clone(),
    };
    let form = FormPage {
        crumbs: vec![("/network".into(), p.t("nav-network"))],
        title: p.t("groups-new-title"),
        lead: p.t("groups-new-lead"),
        notice: p.t1("groups-capacity", "year", "2026"),
        form: Form::new().line("name", "groups-name").required().html(p, "/groups", "groups-new-submit"),
        p: p.clone(),
    };
    vec![
        ("groups/index", Markup::of(&MyGroups { cards, p: p.clone() })),
        ("groups/index, empty", Markup::of(&MyGroups { cards: Vec::new(), p: p.clone() })),
        ("groups/form", Markup::of(&form)),
        ("groups/network", Markup::of(&network)),
    ]
}
