//! Meetings: those that come, and those that were, with their minutes.

use uuid::Uuid;

use super::super::error::Kind;
use super::super::format::{AgendaItem, Kept, Meeting, MeetingPerson, Outcome};
use super::super::meetings::when;
use super::{Load, same};
use crate::error::Result;
use crate::features::groups::Audience;
use crate::features::groups::store::members;
use crate::features::meetings::agenda::ItemText;
use crate::features::meetings::import::{Item, NewAgenda, insert};
use crate::features::meetings::{NewAttendee, NewMeeting, Presence, Reply};
use crate::features::minutes::import::{self as minutes, NewMinutes};
use crate::features::minutes::store::outcomes::OutcomeText;
use crate::features::minutes::{MinutesState, OutcomeKind, Votes};

impl Load<'_> {
    pub(super) async fn meetings(&mut self) -> Result<()> {
        let mut meetings: Vec<&Meeting> = self.documents.iter().flat_map(|document| &document.body.meetings).collect();
        // Decisions are numbered as they were taken.
        meetings.sort_by_key(|meeting| when(meeting, self.today).starts);
        for meeting in meetings {
            self.meeting(meeting).await?;
        }
        Ok(())
    }

    async fn meeting(&mut self, meeting: &Meeting) -> Result<()> {
        let new = self.new_meeting(meeting).await?;
        let people = meeting.people.iter().flatten();
        let agenda = NewAgenda {
            presences: people.map(presence).collect::<Result<_>>()?,
            items: meeting.items.iter().map(|item| self.item(item)).collect::<Result<_>>()?,
        };
        let (id, items) = insert(self.tx, &new, &agenda).await?;
        let Some(kept) = &meeting.kept else { return Ok(()) };
        let mut outcomes = Vec::new();
        for (item, id) in meeting.items.iter().zip(items) {
            for outcome in &item.outcomes {
                outcomes.push((id, self.outcome(outcome)?));
            }
        }
        let kept = self.kept(kept, new.organiser)?;
        minutes::insert(self.tx, id, &kept, &outcomes).await
    }

    async fn new_meeting(&mut self, meeting: &Meeting) -> Result<NewMeeting> {
        let group = self.id(Kind::Group, &meeting.group)?;
        let people = match &meeting.people {
            Some(people) => people.iter().map(|one| self.attendee(one)).collect::<Result<_>>()?,
            None => members::contacts(self.tx, group).await?.iter().map(|c| NewAttendee::member(c.person)).collect(),
        };
        let when = when(meeting, self.today);
        Ok(NewMeeting {
            group,
            organiser: self.id(Kind::Person, &meeting.organiser)?,
            title: meeting.title.get_ref().clone(),
            place: meeting.place.clone(),
            room: meeting.room.clone(),
            online: String::new(),
            note: meeting.note.clone(),
            starts: when.starts,
            minutes: when.minutes,
            audience: Audience::Group,
            poll: None,
            previous: None,
            is_draft: false,
            people,
        })
    }

    fn attendee(&self, one: &MeetingPerson) -> Result<NewAttendee> {
        let reply = match one.reply {
            Some(reply) => same(Reply::parse(reply.as_str()), reply.as_str())?,
            None => Reply::None,
        };
        let name = one.name.as_ref().map(|name| name.get_ref().clone()).unwrap_or_default();
        let who = NewAttendee::guest(name, String::new());
        Ok(NewAttendee { person: self.maybe_id(Kind::Person, one.person.as_ref())?, reply, ..who })
    }

    fn item(&self, item: &AgendaItem) -> Result<Item> {
        let links: Vec<_> = item.links.iter().map(|link| link.get_ref().as_str()).collect();
        Ok(Item {
            text: ItemText {
                title: item.title.get_ref().clone(),
                note: item.note.clone(),
                presenter: item.presenter.clone(),
                minutes: item.minutes.as_ref().map_or(0, |minutes| *minutes.get_ref()),
                links: links.join("\n"),
            },
            proposed_by: self.maybe_id(Kind::Person, item.proposed_by.as_ref())?,
            record: item.record.as_ref().map(|record| record.get_ref().clone()).unwrap_or_default(),
        })
    }

    fn outcome(&self, outcome: &Outcome) -> Result<OutcomeText> {
        let votes = outcome.votes.as_ref().map(toml::Spanned::get_ref);
        Ok(OutcomeText {
            kind: same(OutcomeKind::parse(outcome.kind.as_str()), outcome.kind.as_str())?,
            text: outcome.text.get_ref().clone(),
            votes: votes.map(|v| Votes { for_it: v.agreed, against: v.against, abstained: v.abstained }),
            assignee: self.maybe_id(Kind::Person, outcome.person.as_ref())?,
            who: outcome.who.as_ref().map(|who| who.get_ref().clone()).unwrap_or_default(),
            due_on: self.day(outcome.due_on.as_ref()),
        })
    }

    fn kept(&self, kept: &Kept, organiser: Uuid) -> Result<NewMinutes> {
        let state = kept.state.get_ref().as_str();
        Ok(NewMinutes {
            keeper: self.maybe_id(Kind::Person, kept.keeper.as_ref())?.unwrap_or(organiser),
            chair: kept.chair.clone(),
            remark: kept.remark.clone(),
            state: same(MinutesState::parse(state), state)?,
            corrections_until: self.day(kept.corrections_until.as_ref()),
            approved_at: kept.approved_on.as_ref().map(|day| self.at(day)),
            tasks_on: self.maybe_id(Kind::Board, kept.tasks_on.as_ref())?,
        })
    }
}

fn presence(one: &MeetingPerson) -> Result<Presence> {
    match &one.presence {
        Some(presence) => same(Presence::parse(presence.get_ref().as_str()), presence.get_ref().as_str()),
        None => Ok(Presence::Unknown),
    }
}
