//! A group with a board, and what one asks of it.

use fokusraum::features::groups::MemberRole;
use serde_json::Value;
use uuid::Uuid;

use super::browser::Answer;
use super::{Browser, TestApp};

/// A focus group of four with a board, each with a browser.
pub struct Club {
    pub test: TestApp,
    pub group: Uuid,
    pub coordinator: Browser,
    pub facilitator: Browser,
    pub member: Browser,
    pub guest: Browser,
    pub outsider: Browser,
    pub member_id: Uuid,
    pub board: String,
    /// Ids of its columns, in their order.
    pub columns: Vec<String>,
}

impl Club {
    /// A board of `kind` that the member made.
    pub async fn with(kind: &str) -> Self {
        let test = TestApp::new().await;
        let group = test.focus_group("Wohnen").await;
        let mut browsers = Vec::new();
        let roles = [MemberRole::Coordinator, MemberRole::Facilitator, MemberRole::Member, MemberRole::Guest];
        let mut member_id = Uuid::nil();
        for (name, role) in ["Cora Coordinator", "Fiete Guide", "Merle Member", "Gesa Guest"].into_iter().zip(roles) {
            let person = test.person(name, &[]).await;
            test.put(group, person, role, "").await;
            if role == MemberRole::Member {
                member_id = person;
            }
            browsers.push(test.signed_in(person).await);
        }
        let outsider = test.browser("Otto Outside", &[]).await;
        let mut browsers = browsers.into_iter();
        let mut next = || browsers.next().unwrap();
        let (coordinator, facilitator, mut member, guest) = (next(), next(), next(), next());
        let path = format!("/groups/{group}/boards/new");
        let board = member.post(&path, &[("title", "Unsere Wand"), ("kind", kind)]).await.made();
        let columns = columns(&mut member, &board).await;
        Self { test, group, coordinator, facilitator, member, guest, outsider, member_id, board, columns }
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/boards/{}{rest}", self.board)
    }

    /// Pins up a card as the member; answers its id.
    pub async fn add(&mut self, column: usize, title: &str) -> String {
        let (path, column) = (self.path("/cards/new"), self.columns[column].clone());
        let answer = self.member.post(&path, &[("column", &column), ("title", title)]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        answer.location.unwrap().split("#c-").nth(1).unwrap().to_owned()
    }

    /// Moves a card as the member.
    pub async fn place(&mut self, card: &str, column: usize, after: &str) -> Answer {
        let (path, column) = (self.path(&format!("/cards/{card}/place")), self.columns[column].clone());
        self.member.post(&path, &[("column", &column), ("after", after)]).await
    }

    /// What is on the board: titles column by column.
    pub async fn titles(&mut self) -> Vec<Vec<String>> {
        let data = json(self.member.get(&self.path("/cards.json")).await);
        let cards = |column: &Value| {
            column["cards"].as_array().unwrap().iter().map(|c| c["title"].as_str().unwrap().to_owned()).collect()
        };
        data["columns"].as_array().unwrap().iter().map(cards).collect()
    }

    /// Everything that is told since a version.
    pub async fn since(&mut self, version: i64) -> Value {
        json(self.member.get(&self.path(&format!("/operations?since={version}"))).await)
    }

    /// The member's cookie line, for sockets.
    pub async fn cookie_of(&self, person: Uuid) -> String {
        self.test.signed_in(person).await.cookie_line()
    }
}

/// The ids of a board's columns in the order of the page.
pub async fn columns(browser: &mut Browser, board: &str) -> Vec<String> {
    let page = browser.get(&format!("/boards/{board}")).await.expect(200);
    page.body.split("data-column=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// An answer as data.
pub fn json(answer: Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_str(&answer.body).unwrap()
}
