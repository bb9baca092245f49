//! Date polls that run, with what was answered so far.

use super::super::error::Kind;
use super::super::format::{Poll, PollDate, PollGuest};
use super::super::values::{DateAnswer, PollNeed};
use super::{Load, same};
use crate::clock;
use crate::error::Result;
use crate::features::polls::dates::Slot;
use crate::features::polls::import::{Answered, Guest, NewPoll, insert};
use crate::features::polls::store::Settings;
use crate::features::polls::{Answer, Need, Openness};

impl Load<'_> {
    pub(super) async fn polls(&mut self) -> Result<()> {
        for poll in self.documents.iter().flat_map(|document| &document.body.polls) {
            let new = self.poll(poll)?;
            insert(self.tx, &new).await?;
        }
        Ok(())
    }

    fn poll(&self, poll: &Poll) -> Result<NewPoll> {
        let slot = |date: &PollDate| Slot { starts: self.on(&date.on).to_datetime(date.at.0), minutes: date.minutes };
        let answered = poll.answers.iter().map(|a| {
            Ok((self.id(Kind::Person, &a.person)?, Answered { said: said(&a.said)?, comment: a.comment.clone() }))
        });
        Ok(NewPoll {
            group: self.id(Kind::Group, &poll.group)?,
            organiser: self.id(Kind::Person, &poll.organiser)?,
            settings: Settings {
                title: poll.title.clone(),
                note: poll.note.clone(),
                place: poll.place.clone(),
                openness: Openness::Names,
                closes_at: self.day(poll.closes_on.as_ref()).map(clock::end_of),
                most_each: 0,
                asks_needs: poll.asks_needs,
            },
            slots: poll.dates.iter().map(slot).collect(),
            answers: answered.collect::<Result<_>>()?,
            guests: poll.guests.iter().map(guest).collect::<Result<_>>()?,
        })
    }
}

fn guest(guest: &PollGuest) -> Result<Guest> {
    let needs = guest.needs.iter().map(|need: &PollNeed| same(Need::parse(need.as_str()), need.as_str()));
    Ok(Guest {
        name: guest.name.clone(),
        email: guest.email.clone(),
        needs: needs.collect::<Result<_>>()?,
        answered: Answered { said: said(&guest.said)?, comment: guest.comment.clone() },
    })
}

fn said(words: &[DateAnswer]) -> Result<Vec<Answer>> {
    words.iter().map(|word| same(Answer::parse(word.as_str()), word.as_str())).collect()
}
