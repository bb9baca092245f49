-- A meeting in a list: with its group's name, how many are invited and how many come, and who outside of the group may
-- see it. What a sub-group of citizens does is never shared, whatever its audience says; nor is a draft.
CREATE VIEW listed_meetings AS
SELECT q.id, q.group_id, g.name AS group_name, q.organiser, q.title, q.place, q.room, q.starts, q.starts_at, q.ends_at,
  q.minutes, q.state, q.audience,
  CASE WHEN g.kind = 'citizen_subgroup' OR q.state = 'draft' THEN 'group' ELSE q.audience END AS shown_to,
  (SELECT COUNT(*) FROM meeting_people a WHERE a.meeting = q.id) AS invited,
  (SELECT COUNT(*) FROM meeting_people a WHERE a.meeting = q.id AND a.reply = 'yes') AS coming
FROM meetings q JOIN groups g ON g.id = q.group_id;

-- Who is invited to a meeting: name, address and belonging as in poll_asked.
CREATE VIEW meeting_invited AS
SELECT a.id, a.meeting, a.person, a.added_at, a.reply, a.reply_note, a.needs, a.needs_note, a.told_sequence, a.told_state,
  a.told_when, a.told_where, a.presence,
  CASE WHEN a.person IS NULL THEN a.name ELSE COALESCE(n.name, p.name) END AS name,
  CASE WHEN a.person IS NULL THEN a.email WHEN p.active AND m.person IS NOT NULL THEN p.email ELSE '' END AS email,
  (a.person IS NULL OR (p.active AND m.person IS NOT NULL)) AS belongs
FROM meeting_people a JOIN meetings q ON q.id = a.meeting LEFT JOIN persons p ON p.id = a.person
  LEFT JOIN members m ON m.person = a.person AND m.group_id = q.group_id
  LEFT JOIN chosen_names n ON n.person = a.person AND n.group_id = q.group_id;
