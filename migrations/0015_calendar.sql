-- Calendars ask for the meetings of a span of time.
CREATE INDEX meetings_starts ON meetings (starts_at);
