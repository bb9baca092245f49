# Termine in Leichter Sprache.
meeting-kind = Treffen
meeting-state-cancelled = fällt aus
meeting-over = vorbei
meeting-when-and-where = Wann und wo ist das Treffen?
meeting-cancelled-text = Dieses Treffen fällt aus.
meeting-over-text = Das Treffen ist vorbei. Sie können nicht mehr antworten.
meeting-aside = Über das Treffen
meeting-into-calendar = Für Ihren Kalender
meeting-file = Datei für den Kalender
meeting-file-hint = (Die Datei ändert sich nicht von selbst.)
meeting-reply-title = Kommen Sie?
meeting-reply-question = Ihre Antwort
meeting-reply-none = noch keine Antwort
meeting-reply-yes = Ja
meeting-reply-maybe = Vielleicht
meeting-reply-no = Nein
meeting-reply-note = Möchten Sie noch etwas sagen?
meeting-reply-note-hint = Die Gruppe liest das.
meeting-reply-submit = Antwort schicken
meeting-reply-as = Ihr Name: { $name }
meeting-own-reply = Sie haben gesagt: { $reply }
meeting-invited-by = Diese Gruppe lädt Sie ein: { $group }
meeting-gone-title = Dieser Link geht nicht mehr
meeting-gone-why = Das Treffen ist schon lange vorbei. Oder Sie haben einen neuen Link bekommen.
meeting-gone-newest = Suchen Sie die neueste E-Mail zu dem Treffen. Nehmen Sie den Link aus dieser E-Mail.
meeting-gone-ask = Oder fragen Sie die Person, die Sie eingeladen hat.
flash-meeting-replied = Danke. Ihre Antwort ist da.
calendar-lead-visitor = Zu diesen Treffen können alle kommen.
calendar-empty = Im Moment gibt es keine Termine
calendar-empty-visitor = Gibt es ein neues Treffen für alle? Dann steht es hier.
calendar-earlier-title = Das war früher
calendar-earlier-empty = Davor gab es keine Termine
calendar-more = Mehr
calendar-to-coming = Das kommt bald
calendar-to-earlier = Das war früher
calendar-as-list = Liste
calendar-as-month = Monat
calendar-months = Andere Monate
calendar-to-present = Dieser Monat
calendar-week = Woche
calendar-month-count = { $count ->
    [one] Im { $month } gibt es einen Termin
   *[other] Im { $month } gibt es { $count } Termine
}
calendar-month-empty = Im { $month } gibt es keine Termine.
calendar-month-next = Im { $month } gibt es wieder Termine.
calendar-month-to-list = Alle Termine als Liste
