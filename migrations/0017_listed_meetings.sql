-- A meeting in a list: with its group's name, how many are invited and how many come, and who outside of the group may
-- see it. What a sub-group of citizens does is never shared, whatever its audience says.
CREATE VIEW listed_meetings AS
SELECT q.id, q.group_id, g.name AS group_name, q.organiser, q.title, q.place, q.room, q.starts, q.starts_at, q.ends_at,
  q.minutes, q.state, q.audience,
  CASE WHEN g.kind = 'citizen_subgroup' THEN 'group' ELSE q.audience END AS shown_to,
  (SELECT COUNT(*) FROM meeting_people a WHERE a.meeting = q.id) AS invited,
  (SELECT COUNT(*) FROM meeting_people a WHERE a.meeting = q.id AND a.reply = 'yes') AS coming
FROM meetings q JOIN groups g ON g.id = q.group_id;
