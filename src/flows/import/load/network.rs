//! The district, its catalogues, its people and groups.

use super::super::error::Kind;
use super::super::format::{self, Document};
use super::{Load, same};
use crate::access::Role;
use crate::app;
use crate::clock::noon_of;
use crate::error::Result;
use crate::features::accounts::store::NewAccount;
use crate::features::fields::store::changes::{self, NewChange};
use crate::features::fields::{ChangeKind, ChangeState};
use crate::features::groups::import::{Event, Member};
use crate::features::groups::store::NewGroup;
use crate::features::groups::{Audience, GroupKind, GroupState, MemberRole};
use crate::features::{accounts, fields, groups};
use crate::http::District;
use crate::i18n::Lang;
use crate::oplog::{self, Change};
use crate::settings;
use uuid::Uuid;

impl Load<'_> {
    pub(super) async fn district(&mut self) -> Result<()> {
        let Some(given) = self.documents.iter().find_map(|document| document.body.district.as_ref()) else {
            return Ok(());
        };
        let district = District {
            name: given.name.get_ref().clone(),
            office: given.office.clone(),
            address: given.address.clone(),
            email: given.email.clone(),
            phone: given.phone.clone(),
            phone_hours: given.phone_hours.clone(),
            imprint: given.imprint.clone(),
            privacy: given.privacy.clone(),
            accessibility: given.accessibility.clone(),
            reviewed_on: self.day(given.reviewed_on.as_ref()).map(|day| day.to_string()).unwrap_or_default(),
            example: self.order.example,
        };
        settings::put(self.tx, app::DISTRICT, &district).await
    }

    pub(super) async fn catalogues(&mut self) -> Result<()> {
        for document in self.documents {
            let body = &document.body;
            for new in &body.municipalities {
                let source = document.source(&new.source);
                let id = fields::store::insert_municipality(self.tx, &new.name, source).await?;
                self.keep(Kind::Municipality, &new.key, id);
            }
            for new in &body.committees {
                let source = document.source(&new.source);
                let id = fields::store::insert_committee(self.tx, &new.name, new.council, source).await?;
                self.keep(Kind::Committee, &new.key, id);
            }
            for new in &body.fields {
                self.field(document, new).await?;
            }
        }
        self.field_changes().await
    }

    async fn field(&mut self, document: &Document, new: &format::Field) -> Result<()> {
        let source = document.source(&new.source);
        let id = fields::store::insert(self.tx, new.code.get_ref(), *new.look.get_ref(), source).await?;
        for name in &new.names {
            let (from, to) = (self.day(name.from.as_ref()), self.day(name.to.as_ref()));
            fields::store::insert_name(self.tx, id, &name.name, from, to).await?;
        }
        self.keep(Kind::Field, &new.code, id);
        Ok(())
    }

    async fn field_changes(&mut self) -> Result<()> {
        for document in self.documents {
            for change in &document.body.field_changes {
                let new = NewChange {
                    field: self.id(Kind::Field, &change.field)?,
                    kind: same(ChangeKind::parse(change.kind.as_str()), change.kind.as_str())?,
                    new_name: change.new_name.clone(),
                    other_field: self.maybe_id(Kind::Field, change.other_field.as_ref())?,
                    text: change.text.clone(),
                    state: same(ChangeState::parse(change.state.as_str()), change.state.as_str())?,
                    proposed_on: self.day(change.proposed_on.as_ref()),
                    decided_on: self.day(change.decided_on.as_ref()),
                    note: change.note.clone(),
                    source: document.source(&change.source).to_owned(),
                };
                changes::insert(self.tx, &new).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn persons(&mut self) -> Result<()> {
        for person in self.documents.iter().flat_map(|document| &document.body.persons) {
            let account = NewAccount {
                name: person.name.clone(),
                email: person.email.get_ref().trim().to_owned(),
                password_hash: person.password.as_ref().and_then(|p| self.order.hashes.get(p).cloned()),
                lang: Lang::De,
            };
            let added = accounts::store::insert(self.tx, &account).await?;
            let id = same(added, person.email.get_ref())?;
            let municipality = self.maybe_id(Kind::Municipality, person.municipality.as_ref())?;
            let roles = person.roles.iter().map(|role| same(Role::parse(role.as_str()), role.as_str()));
            accounts::store::set_roles(self.tx, id, &roles.collect::<Result<_>>()?, municipality).await?;
            self.keep(Kind::Person, &person.key, id);
        }
        Ok(())
    }

    pub(super) async fn groups(&mut self) -> Result<()> {
        for document in self.documents {
            for group in &document.body.groups {
                let id = self.group(document, group).await?;
                self.keep(Kind::Group, &group.key, id);
                self.members(id, group).await?;
                self.timeline(document, id, group).await?;
            }
        }
        for group in self.documents.iter().flat_map(|document| &document.body.groups) {
            if let Some(parent) = self.maybe_id(Kind::Group, group.parent.as_ref())? {
                let id = self.id(Kind::Group, &group.key)?;
                groups::import::set_parent(self.tx, id, parent).await?;
            }
        }
        Ok(())
    }

    async fn group(&mut self, document: &Document, group: &format::Group) -> Result<Uuid> {
        let new = NewGroup {
            kind: same(GroupKind::parse(group.kind.as_str()), group.kind.as_str())?,
            name: group.name.clone(),
            parent: None,
            purpose: group.purpose.clone(),
            mandate: group.mandate.clone(),
            starts_on: self.day(group.starts_on.as_ref()),
            since_text: group.since_text.clone(),
            ends_on: self.day(group.ends_on.as_ref()),
            state: same(GroupState::parse(group.state.as_str()), group.state.as_str())?,
            help_wanted: group.help_wanted.clone(),
            fields: self.all_ids(Kind::Field, &group.fields)?,
            source: document.source(&group.source).to_owned(),
        };
        groups::store::insert(self.tx, &new).await
    }

    /// Where no day of joining is given, a member has been there since the group's beginning.
    async fn members(&mut self, id: Uuid, group: &format::Group) -> Result<()> {
        let since = self.day(group.starts_on.as_ref()).map_or(self.tx.now, noon_of).min(self.tx.now);
        for member in &group.members {
            let member = Member {
                group: id,
                person: self.id(Kind::Person, &member.person)?,
                role: same(MemberRole::parse(member.role.as_str()), member.role.as_str())?,
                chosen_name: &member.chosen_name,
                joined_at: member.joined_on.as_ref().map_or(since, |day| self.at(day)),
            };
            groups::import::insert_member(self.tx, &member).await?;
        }
        Ok(())
    }

    async fn timeline(&mut self, document: &Document, id: Uuid, group: &format::Group) -> Result<()> {
        for event in &group.events {
            let event = Event {
                on: self.day(event.on.as_ref()),
                date_text: &event.date_text,
                text: &event.text,
                source: document.source(&event.source),
            };
            groups::import::insert_event(self.tx, id, &event).await?;
        }
        let told = group.events.iter().filter_map(|event| event.on.as_ref()).map(|day| self.at(day)).max();
        if let (Some(at), GroupState::Dormant) =
            (told, same(GroupState::parse(group.state.as_str()), group.state.as_str())?)
        {
            // It rests since the last thing that is told of it; the network's picture draws it from there.
            let (object_kind, kind, payload) = ("group", "rested", Some(group.name.clone()));
            let change = Change { object_kind, object: id, kind, actor: None, place: Some(id), payload };
            oplog::record_at(self.tx, at, change).await?;
        }
        for result in &group.results {
            let audience = same(Audience::parse(result.audience.as_str()), result.audience.as_str())?;
            let at = self.at_or_now(result.on.as_ref());
            groups::import::insert_result(self.tx, id, &result.title, &result.body, audience, at).await?;
        }
        Ok(())
    }
}
