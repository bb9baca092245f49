//! Pages of groups. `samples` shows each with made-up content.

mod frame;
mod network;
mod samples;

use std::collections::BTreeMap;

use askama::Template;
use uuid::Uuid;

pub use frame::{Area, Happening, Head, Tab, happenings, period};
pub use network::{NetworkPage, RowView};
pub use samples::{sample_head, samples};

use super::store::invitations::Invitation;
use super::store::life::Below;
use super::store::requests::Request;
use super::store::results::{GroupResult, Shared};
use super::store::timeline::NetworkEvent;
use super::store::{Group, Member, MyGroup};
use super::{GroupKind, GroupState, MemberRole};
use crate::db::Tx;
use crate::error::Result;
use crate::features::fields::store::{self as catalogues, Field};
use crate::http::{Markup, Page, prose};

/// A group of mine as a card.
pub struct Card {
    pub group: MyGroup,
    pub fields: Vec<Field>,
}

impl Card {
    /// The groups of a person that are not over, each with its fields as they are named today.
    pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Self>> {
        let mut fields: BTreeMap<Uuid, Vec<Field>> = BTreeMap::new();
        for of in catalogues::of_groups(tx, tx.now.date()).await? {
            fields.entry(of.group_id).or_default().push(of.field());
        }
        let groups = super::store::groups_of(tx, person).await?;
        Ok(groups.into_iter().map(|g| Self { fields: fields.remove(&g.id).unwrap_or_default(), group: g }).collect())
    }

    /// Class of the card's colour.
    pub fn look(&self) -> &'static str {
        self.fields.first().map_or("", Field::icon)
    }
}

/// My groups.
#[derive(Template)]
#[template(path = "groups/index.html")]
pub struct MyGroups {
    pub p: Page,
    pub cards: Vec<Card>,
}

/// One form with a heading, under the pages it belongs to.
#[derive(Template)]
#[template(path = "groups/form.html")]
pub struct FormPage {
    pub p: Page,
    pub crumbs: Vec<(String, String)>,
    pub title: String,
    pub lead: String,
    /// Something to know before; empty where there is nothing.
    pub notice: String,
    pub form: Markup,
}

/// The inside of a group, for its people.
#[derive(Template)]
#[template(path = "groups/inside.html")]
pub struct Inside {
    pub p: Page,
    pub h: Head,
    pub requests: Vec<Request>,
    pub results: Vec<GroupResult>,
    pub happenings: Vec<Happening>,
    pub members: Vec<Member>,
    pub below: Vec<Below>,
    pub may_found: bool,
}

impl Inside {
    /// Names of everybody in a role, with commas.
    fn names(&self, role: MemberRole) -> String {
        let names = self.members.iter().filter(|m| m.role == role).map(|m| m.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// What others see of a group.
#[derive(Template)]
#[template(path = "groups/profile.html")]
pub struct Profile {
    pub p: Page,
    pub h: Head,
    pub results: Vec<GroupResult>,
    pub happenings: Vec<Happening>,
    pub below: Vec<Below>,
    /// Staff may ask to come in.
    pub may_ask: bool,
    /// Staff have asked and wait.
    pub waits: bool,
    /// Staff may rest or end it, because nobody leads it.
    pub may_end: bool,
}

impl Profile {
    /// Staff may write a draft that the group then votes on.
    fn may_draft(&self) -> bool {
        let group = &self.h.group;
        self.p.is_staff() && group.state == GroupState::Active && group.kind != GroupKind::CitizenSubgroup
    }
}

/// The members of a group.
#[derive(Template)]
#[template(path = "groups/members.html")]
pub struct Members {
    pub p: Page,
    pub h: Head,
    pub members: Vec<Member>,
    /// Whether the reader sees how to reach them, and may change roles.
    pub leads: bool,
    pub protected: bool,
    pub open: usize,
}

impl Members {
    fn is_me(&self, member: &Member) -> bool {
        self.p.actor.person() == Some(member.person)
    }
}

/// Invitations of a group: the form and those that wait.
#[derive(Template)]
#[template(path = "groups/invitations.html")]
pub struct Invitations {
    pub p: Page,
    pub h: Head,
    pub form: Markup,
    pub open: Vec<Invitation>,
}

/// An invitation as its link shows it.
#[derive(Template)]
#[template(path = "groups/invitation.html")]
pub struct InvitationPage {
    pub p: Page,
    pub group: Group,
    pub role: MemberRole,
    pub until: String,
    /// The form; empty where somebody should sign in first.
    pub form: Markup,
    /// Where to sign in, for who has an account.
    pub sign_in: Option<String>,
}

/// A link that leads nowhere any more.
#[derive(Template)]
#[template(path = "groups/gone.html")]
pub struct InvitationGone {
    pub p: Page,
}

/// The results of a group.
#[derive(Template)]
#[template(path = "groups/results.html")]
pub struct Results {
    pub p: Page,
    pub h: Head,
    pub results: Vec<GroupResult>,
    pub may_write: bool,
}

/// One result.
#[derive(Template)]
#[template(path = "groups/result.html")]
pub struct ResultPage {
    pub p: Page,
    pub h: Head,
    pub result: GroupResult,
    pub may_write: bool,
}

impl ResultPage {
    fn body(&self) -> Markup {
        prose::html(&self.result.body)
    }
}

/// The settings of a group.
#[derive(Template)]
#[template(path = "groups/settings.html")]
pub struct Settings {
    pub p: Page,
    pub h: Head,
    pub form: Markup,
}

/// What everybody may read of the network beside its picture.
pub struct Beside {
    pub shared: Vec<Shared>,
    pub history: Vec<NetworkEvent>,
    pub gaps: Vec<Field>,
    /// How many focus groups began this year.
    pub begun: i64,
}

impl Beside {
    /// How far the gauge is filled, of 236.
    pub fn fill(&self) -> i64 {
        self.begun.clamp(0, 1) * 236
    }
}
