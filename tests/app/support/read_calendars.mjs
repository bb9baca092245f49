// Reads a JSON array of calendars from standard input and prints what ical.js understands of each, for
// tests/app/calendar_files.rs. Instants come from the zone as the calendar itself describes it.

import { readFileSync } from 'node:fs';

import ICAL from 'ical.js';

const seconds = (property) => property.getFirstValue().toUnixTime();

/** ical.js knows no type for X-WR-CALNAME: it is read as what it is, text. */
const asText = (raw) => new ICAL.Property(ICAL.parse.property(`SUMMARY:${raw}`)).getFirstValue();

function person(property) {
  if (!property) return null;
  const says = (name) => property.getFirstParameter(name) ?? '';
  const [name, role, reply, rsvp] = ['cn', 'role', 'partstat', 'rsvp'].map(says);
  return { name, address: property.getFirstValue(), role, reply, rsvp };
}

function seenEvent(event) {
  const property = (name) => event.getFirstProperty(name);
  const text = (name) => event.getFirstPropertyValue(name) ?? '';
  return {
    properties: event.getAllProperties().map(({ name }) => name.toUpperCase()),
    uid: text('uid'),
    sequence: text('sequence'),
    stamp: seconds(property('dtstamp')),
    status: text('status'),
    start: seconds(property('dtstart')),
    end: seconds(property('dtend')),
    summary: text('summary'),
    description: text('description'),
    location: text('location'),
    url: text('url'),
    organizer: person(property('organizer')),
    attendee: person(property('attendee')),
  };
}

function seen(text) {
  const calendar = ICAL.Component.fromString(text);
  return {
    method: calendar.getFirstPropertyValue('method'),
    name: asText(calendar.getFirstPropertyValue('x-wr-calname') ?? ''),
    parts: calendar.getAllSubcomponents().map(({ name }) => name.toUpperCase()),
    events: calendar.getAllSubcomponents('vevent').map(seenEvent),
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(seen)));
