//! A district at work: staff, a steering group of seven, four groups, catalogues.

use fokusraum::access::Role;
use fokusraum::features::fields::store as catalogues;
use fokusraum::features::groups::store::NewGroup;
use fokusraum::features::groups::{GroupKind, MemberRole};
use uuid::Uuid;

use super::groups::plain;
use super::{Browser, TestApp};

/// A group with the browser of its coordinator and of one more member.
pub struct Team {
    pub id: Uuid,
    pub name: String,
    pub coordinator: Browser,
    pub member: Browser,
}

/// Everybody who takes part in a year.
pub struct World {
    pub test: TestApp,
    pub staff: Browser,
    pub administrator: Browser,
    pub council: Browser,
    pub steering: Vec<Browser>,
    pub teams: Vec<Team>,
    pub field: Uuid,
    pub committee: Uuid,
    pub council_id: Uuid,
}

impl World {
    /// Staff, administrator, council member, seven in the steering group, four groups of two.
    pub async fn new() -> Self {
        let test = TestApp::new().await;
        let staff = test.browser("Staff", &[Role::Staff]).await;
        let administrator = test.browser("Administrator", &[Role::Administrator]).await;
        let council = test.browser("Council", &[Role::CouncilMember]).await;
        let (field, committee, council_id) = catalogue(&test).await;
        let steering_group = test.add_group(plain(GroupKind::SteeringGroup, "Steuerungsgruppe")).await;
        let mut steering = Vec::new();
        for i in 1..=7 {
            let person = test.person(&format!("Steering {i}"), &[]).await;
            test.put(steering_group, person, MemberRole::Member, "").await;
            steering.push(test.signed_in(person).await);
        }
        let mut teams = Vec::new();
        for i in 1..=4 {
            teams.push(team(&test, i, field).await);
        }
        Self { test, staff, administrator, council, steering, teams, field, committee, council_id }
    }
}

async fn team(test: &TestApp, i: usize, field: Uuid) -> Team {
    let name = format!("Fokusgruppe {i}");
    let id = test.add_group(NewGroup { fields: vec![field], ..plain(GroupKind::FocusGroup, &name) }).await;
    let leader = test.person(&format!("Leader {i}"), &[]).await;
    let member = test.person(&format!("Member {i}"), &[]).await;
    test.put(id, leader, MemberRole::Coordinator, "").await;
    test.put(id, member, MemberRole::Member, "").await;
    Team { id, name, coordinator: test.signed_in(leader).await, member: test.signed_in(member).await }
}

async fn catalogue(test: &TestApp) -> (Uuid, Uuid, Uuid) {
    test.app
        .db
        .write((), |tx, ()| {
            Box::pin(async move {
                let field = catalogues::insert(tx, "mobility", 3, "").await?;
                catalogues::insert_name(tx, field, "Mobilität", None, None).await?;
                let committee = catalogues::insert_committee(tx, "Sozialausschuss", false, "").await?;
                let council = catalogues::insert_committee(tx, "Kreistag", true, "").await?;
                Ok((field, committee, council))
            })
        })
        .await
        .unwrap()
}
