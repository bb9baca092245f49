# Termine: Einladung, Antworten, Kalender.
nav-calendar = Termine
meeting-kind = Treffen
meeting-state-draft = in Vorbereitung
meeting-state-invited = eingeladen
meeting-state-running = läuft
meeting-state-closed = abgeschlossen
meeting-state-cancelled = abgesagt
meeting-over = vorbei
meeting-hours = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
meeting-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}

# Ein Treffen
meeting-when = Wann
meeting-duration = Dauer
meeting-where = Wo
meeting-online = Online
meeting-when-and-where = Wann und wo
meeting-edit = Ändern
meeting-cancelled-text = Dieses Treffen ist abgesagt.
meeting-over-text = Dieses Treffen ist vorbei. Antworten sind nicht mehr möglich.
meeting-is-cancelled = Dieses Treffen ist abgesagt. Es ändert sich nicht mehr.
meeting-is-over = Dieses Treffen ist vorbei.
meeting-aside = Zum Treffen
meeting-mails = E-Mails
meeting-mails-gathering = Die E-Mails gehen nach einer ruhigen Minute hinaus. Was Sie bis dahin ändern, steht mit darin.
meeting-mails-waiting = { $count ->
    [one] Eine E-Mail wartet noch im Postausgang.
   *[other] { $count } E-Mails warten noch im Postausgang.
}
meeting-mails-uncertain = { $count ->
    [one] Bei einer E-Mail ist nicht sicher, ob sie angekommen ist.
   *[other] Bei { $count } E-Mails ist nicht sicher, ob sie angekommen sind.
}
meeting-mails-not-set-up = Der Versand von E-Mails ist noch nicht eingerichtet. Einladungen warten im Postausgang, bis die Administration einen Mailserver einträgt. Sagen Sie bis dahin selbst Bescheid.
meeting-manage = Organisieren
meeting-invite-more = Weitere einladen
meeting-plan-next = Nächstes Treffen planen
meeting-into-calendar = In Ihren Kalender
meeting-file = Kalenderdatei
meeting-file-hint = (ändert sich nicht automatisch)
meeting-line = Davor und danach
meeting-before = Davor
meeting-after = Danach
meeting-audience-people = Wer eingeladen ist und wer kommt, sieht nur die Gruppe.

# Antworten
meeting-reply-title = Kommen Sie?
meeting-reply-question = Ihre Antwort
meeting-reply-none = Noch keine Antwort
meeting-reply-yes = Ja
meeting-reply-maybe = Vielleicht
meeting-reply-no = Nein
meeting-reply-note = Ein paar Worte dazu
meeting-reply-note-hint = Die Gruppe liest sie.
meeting-reply-submit = Antwort senden
meeting-reply-as = Sie antworten als { $name }.
meeting-reply-waits = Ihre Antwort fehlt noch
meeting-own-reply = Ihre Antwort: { $reply }
meeting-coming-of = { $coming } von { $invited } kommen
meeting-replies = Antworten
meeting-nobody = niemand
meeting-nobody-invited = Noch ist niemand eingeladen.
meeting-show-names = { $count } Namen zeigen
meeting-notes = Was sie dazu sagen
meeting-needs = Was gebraucht wird
meeting-needs-hint = Das sieht nur, wer das Treffen organisiert.
meeting-invited-by = Einladung: { $group }
meeting-gone-title = Dieser Link gilt nicht mehr
meeting-gone-why = Vielleicht ist das Treffen lange vorbei, oder der Link wurde zurückgenommen.
meeting-gone-newest = Nehmen Sie den Link aus der neuesten E-Mail zu diesem Treffen.
meeting-gone-ask = Fragen Sie die Person, die Sie eingeladen hat.
flash-meeting-replied = Ihre Antwort ist angekommen.

# Einladen und ändern
meeting-new-title = Zu einem Treffen einladen
meeting-next-title = Nächstes Treffen planen
meeting-new-lead = Titel, Tag und Zeit reichen. Alle Eingeladenen bekommen eine E-Mail mit einem eigenen Link und antworten ohne Konto.
meeting-invite = Einladen
meeting-title = Titel
meeting-day = Tag
meeting-from = Beginn
meeting-from-hint = Zum Beispiel 18:00 oder 18.30 Uhr.
meeting-from-wrong = Das ist keine Uhrzeit, die wir lesen können. Ein Beispiel: 18:30
meeting-length = Dauer in Minuten
meeting-past = Dieser Zeitpunkt ist schon vorbei. Bitte wählen Sie einen späteren.
meeting-far = Das liegt mehr als drei Jahre in der Zukunft. Bitte prüfen Sie das Jahr.
meeting-skipped = Diese Uhrzeit gibt es an diesem Tag nicht, weil die Uhren vorgestellt werden. Bitte wählen Sie eine andere.
meeting-whole-group = Alle aus der Gruppe einladen
meeting-rest-of-group = Alle aus der Gruppe einladen, die es noch nicht sind
meeting-guests = Gäste
meeting-guests-hint = Eine Person in jeder Zeile: Name <Adresse>
meeting-guests-wrong = In Zeile { $number } fehlt eine vollständige E-Mail-Adresse, oder es sind mehrere. Ein Beispiel: Greta Gast <greta@kreis.de>
meeting-too-many-people = Das sind zu viele. Höchstens 500 Personen passen in ein Treffen.
meeting-more = Mehr Angaben
meeting-place = Ort
meeting-room = Raum
meeting-online-hint = Die Adresse eines Online-Treffens. Sie beginnt mit https:// oder http://.
meeting-online-wrong = Das ist keine Adresse einer Webseite. Sie beginnt mit https:// oder http://.
meeting-note = Worum geht es?
meeting-note-hint = Steht in der Einladung. Eine leere Zeile beginnt einen Absatz.
meeting-audience = Wer darf das Treffen sehen?
meeting-audience-hint = Andere sehen Titel, Zeit, Ort und diesen Text, nie die Eingeladenen.
meeting-edit-title = Ändern: { $title }
meeting-edit-lead = Wenn Sie Zeit oder Ort ändern, bekommen alle Eingeladenen nach einer Minute eine E-Mail. Bei anderem Beginn fragen wir sie neu, ob sie kommen.
meeting-save = Änderungen speichern
meeting-changed-meanwhile = Jemand anderes hat das Treffen inzwischen geändert. Ihr Text steht noch da. Prüfen Sie ihn und speichern Sie noch einmal, wenn er gelten soll.
meeting-holds-now = Jetzt gilt: { $words }
meeting-cancel = Treffen absagen
meeting-cancel-title = Absagen: { $title }
meeting-cancel-lead = Alle, die schon eine Einladung haben, bekommen eine E-Mail. Absagen können Sie nicht zurücknehmen. Das Treffen bleibt als abgesagt stehen.
meeting-cancel-submit = Treffen absagen
meeting-people-lead = Wer schon eingeladen ist, bekommt keine zweite E-Mail.
meeting-whom = Wen möchten Sie einladen?
meeting-invited-already = Alle diese Personen sind schon eingeladen.
flash-meeting-invited = Das Treffen ist angelegt.
flash-meeting-changed = Das Treffen ist geändert.
flash-meeting-cancelled = Das Treffen ist abgesagt.
flash-meeting-people = Die Personen sind eingeladen.

# Wer eingeladen ist
meeting-people = Einladungen
meeting-person-name = Name
meeting-person-told = Einladung
meeting-person-reply = Antwort
meeting-person-do = Bearbeiten
meeting-person-change = Bearbeiten
meeting-told = verschickt
meeting-told-soon = geht gleich hinaus
meeting-told-later = noch nicht verschickt
meeting-told-never = keine E-Mail-Adresse
meeting-person-said = Antwort eintragen
meeting-person-said-text = Hat sich jemand bei Ihnen gemeldet, zum Beispiel am Telefon? Tragen Sie hier ein, was gilt.
meeting-person-reply-now = Bisher: { $reply }
meeting-person-submit = Antwort eintragen
flash-meeting-written-down = Die Antwort ist eingetragen.
meeting-moved-meanwhile = Das Treffen hat jetzt eine andere Zeit. Prüfen Sie oben, ob Ihre Antwort noch stimmt, und senden Sie sie noch einmal.
meeting-person-link = Neuer Link
meeting-person-link-text = Ist der Link verloren gegangen, oder hat ihn jemand anderes? Ein neuer Link ersetzt alle bisherigen.
meeting-person-link-make = Neuen Link erstellen
meeting-person-address = Der neue Link
meeting-person-address-once = Sie sehen ihn nur jetzt. Geben Sie ihn nur dieser Person. Frühere Links gelten nicht mehr.
meeting-take-out = Ausladen
meeting-take-out-title = Ausladen: { $name }
meeting-take-out-lead-told = Die Person bekommt eine E-Mail, dass sie nicht mehr eingeladen ist. Ihr Link gilt nicht mehr, ihre Antwort wird gelöscht.
meeting-take-out-lead = Die Person weiß noch nichts von dem Treffen. Sie bekommt keine E-Mail.
meeting-take-out-from = { $title }, { $when }
flash-meeting-taken-out = Die Person ist nicht mehr eingeladen.
meeting-told-not = nicht verschickt
meeting-take-out-lead-quiet = Die Person bekommt keine E-Mail. Ihre Antwort wird gelöscht, ihr Link gilt nicht mehr.
meeting-take-out-member = Wer in der Gruppe ist, sieht das Treffen weiterhin und kann auch wieder antworten.
meeting-person-moved = Das Treffen hat jetzt eine andere Zeit. Sie steht oben. Tragen Sie die Antwort noch einmal ein, wenn sie auch dafür gilt.
meeting-link-draft = Das Treffen ist noch in Vorbereitung. Verschicken Sie zuerst die Einladungen.

# Kalender
calendar-lead = Treffen Ihrer Gruppen, und was andere Gruppen mit Ihnen teilen.
calendar-lead-visitor = Treffen, zu denen alle kommen können.
calendar-waits = { $count ->
    [one] Ein Treffen wartet auf Ihre Antwort.
   *[other] { $count } Treffen warten auf Ihre Antwort.
}
calendar-empty = Gerade steht nichts an
calendar-empty-text = Hier stehen die Treffen Ihrer Gruppen. Wer in einer Gruppe mitschreibt, kann sie zu einem Treffen einladen.
calendar-empty-visitor = Wenn eine Gruppe zu einem öffentlichen Treffen einlädt, steht es hier.
calendar-earlier-title = Frühere Termine
calendar-earlier-empty = Davor gab es keine Termine
calendar-more = Mehr
calendar-invite = Zu einem Treffen einladen
calendar-to-coming = Kommende Termine
calendar-to-earlier = Frühere Termine
calendar-to-subscription = Termine in meinem Kalender
calendar-view = Ansicht
calendar-as-list = Liste
calendar-as-month = Monat
calendar-of-group = Termine: { $group }
calendar-of-group-lead = Treffen, zu denen diese Gruppe einlädt.
calendar-of-all = Termine aller Gruppen in diesem Monat
calendar-months = Andere Monate
calendar-to-present = Dieser Monat
calendar-grid = { $month } als Kalender
calendar-week = Kalenderwoche
calendar-week-short = KW
calendar-today = heute
calendar-day-count = { $day }: { $count ->
    [one] 1 Termin
   *[other] { $count } Termine
}
calendar-month-count = { $count ->
    [one] Ein Termin im { $month }
   *[other] { $count } Termine im { $month }
}
calendar-month-empty = Im { $month } gibt es keine Termine.
calendar-month-next = Die nächsten Termine sind im { $month }.
calendar-month-to-list = Zur Liste der Termine
feed-own = Fokusraum, { $district }
feed-own-title = Termine in meinem Kalender
feed-own-lead = Ihr Kalender am Telefon oder Computer zeigt die Treffen Ihrer Gruppen und hält sie von selbst aktuell.
feed-group-title = Kalender: { $group }
feed-group-lead = Ein Kalender am Telefon oder Computer zeigt die Treffen dieser Gruppe und hält sie von selbst aktuell.
feed-of-group = Kalender der Gruppe
feed-address = Die Adresse
feed-own-secret = Wer die Adresse kennt, sieht Ihre Termine. Wir zeigen sie nur jetzt.
feed-group-secret = Wer die Adresse kennt, sieht die Termine der Gruppe. Wir zeigen sie nur jetzt.
feed-how = Kopieren Sie die Adresse. Wählen Sie in Ihrem Kalender „Kalender abonnieren“ oder „Kalender per URL hinzufügen“ und fügen Sie sie dort ein.
feed-back = Fertig
feed-is-open = Es gibt eine Adresse
feed-is-closed = Noch gibt es keine Adresse
feed-open-text = Sie bekommen eine geheime Adresse, die Sie in Ihren Kalender eintragen.
feed-open = Adresse erstellen
feed-again-text = Sie haben die Adresse verloren, oder jemand kennt sie, der sie nicht kennen soll? Eine neue Adresse ersetzt die alte. Die alte gilt dann nicht mehr.
feed-again = Neue Adresse erstellen
feed-end = Adresse zurücknehmen
feed-end-text = Kalender, die diese Adresse abonniert haben, bekommen danach nichts mehr.
feed-ask-for-it = Fragen Sie die Koordination nach der Adresse.
feed-ask-to-open = Die Koordination kann eine Adresse erstellen.
feed-groups = Kalender einer Gruppe
feed-groups-text = Jede Gruppe kann auch einen eigenen Kalender haben.
flash-feed-closed = Die Adresse gilt nicht mehr.

# Startseite und Verlauf
task-meeting = Kommen Sie? „{ $title }“
task-meeting-reply = Antworten
op-meeting-invited = Einladung: { $title }
op-meeting-changed = Geändert: { $title }
op-meeting-cancelled = Abgesagt: { $title }

# E-Mails
mail-meeting-hello = Guten Tag,
mail-meeting-invitation-subject = Einladung: { $title }, { $when }
mail-meeting-invitation-text = Sie sind eingeladen: { $title }
    Von: { $group }
mail-meeting-change-subject = Geändert: { $title }, { $when }
mail-meeting-change-text = dieses Treffen hat sich geändert: { $title }
    Von: { $group }
mail-meeting-cancellation-subject = Abgesagt: { $title }, { $when }
mail-meeting-cancellation-text = dieses Treffen ist abgesagt: { $title }
    Von: { $group }
mail-meeting-removal-subject = Nicht mehr eingeladen: { $title }, { $when }
mail-meeting-removal-text = Sie sind zu diesem Treffen nicht mehr eingeladen: { $title }
    Von: { $group }
mail-meeting-when = Wann: { $when }
mail-meeting-new-when = Neue Zeit: { $when }
    Vorher: { $was-when }
mail-meeting-place = Wo: { $place }
mail-meeting-first-place = Ort: { $place }
mail-meeting-new-place = Neuer Ort: { $place }
    Vorher: { $was-place }
mail-meeting-no-place = Der Ort ist wieder offen.
    Vorher: { $was-place }
mail-meeting-reply = Kommen Sie? Hier antworten Sie, ohne Konto: { $link }
mail-meeting-replied = Ihre Antwort ist: { $reply }. Hier können Sie sie ändern: { $link }
mail-meeting-again = Kommen Sie? Bitte antworten Sie hier, auch wenn Sie schon geantwortet haben: { $link }
mail-meeting-still = Ihre Antwort ist: { $reply }. Passt sie noch? Hier können Sie sie ändern: { $link }
mail-meeting-calendar = Der Termin liegt bei. Ihr Kalender kann ihn übernehmen. Wenn sich etwas ändert, bekommen Sie eine neue E-Mail.
mail-meeting-calendar-change = Der geänderte Termin liegt bei. Hat Ihr Kalender die Einladung übernommen, ändert er sie mit.
mail-meeting-calendar-end = Hat Ihr Kalender die Einladung übernommen, kann er sie mit dieser E-Mail entfernen.
mail-meeting-event-reply = Antworten oder Antwort ändern: { $link }
mail-meeting-goodbye = Freundliche Grüße
    { $district }
meeting-guest-unnamed = Gast ohne Namen

# In Vorbereitung
meeting-draft-first = Erst vorbereiten, später einladen
meeting-draft-first-hint = Nur wer das Treffen organisiert, sieht es bis dahin.
meeting-draft-text = Dieses Treffen ist in Vorbereitung. Noch ist niemand eingeladen.
meeting-send-title = Einladen: { $title }
meeting-send-lead = { $count ->
    [0] Noch steht niemand auf der Liste. Das Treffen erscheint in den Terminen der Gruppe.
    [one] Eine Person bekommt eine E-Mail mit einem eigenen Link.
   *[other] { $count } Personen bekommen eine E-Mail mit einem eigenen Link.
}
meeting-send-submit = Einladungen verschicken
meeting-sent-already = Die Einladungen sind schon verschickt.
meeting-begun-text = Dieses Treffen hat begonnen. Antworten sind nicht mehr möglich.
meeting-has-begun = Das Treffen hat begonnen. Das lässt sich jetzt nicht mehr ändern.
flash-meeting-sent = Die Einladungen gehen in einer Minute hinaus.
meeting-open = Sitzung eröffnen
meeting-to-minutes = Zum Protokoll
meeting-edit-link = Zeit, Ort und Titel ändern
meeting-back = Zurück zum Treffen
op-meeting-begun = In Vorbereitung: { $title }
mail-meeting-agenda = Tagesordnung:

# Tagesordnung
agenda = Tagesordnung
agenda-items = Punkte
agenda-top = TOP { $number }
agenda-state-planned = auf der Tagesordnung
agenda-state-proposed = vorgeschlagen
agenda-state-declined = nicht aufgenommen
agenda-empty = Noch steht nichts auf der Tagesordnung.
agenda-empty-manages = Noch steht nichts auf der Tagesordnung. Setzen Sie den ersten Punkt darauf.
agenda-edit = Tagesordnung bearbeiten
agenda-back = Zurück zur Tagesordnung
agenda-up = Nach oben
agenda-down = Nach unten
agenda-order = Reihenfolge: { $title }
agenda-too-long = Die Punkte dauern zusammen { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} länger als das Treffen.
agenda-add-title = Punkt hinzufügen
agenda-add = Punkt hinzufügen
agenda-propose-title = Punkt vorschlagen
agenda-propose-lead = Wer das Treffen organisiert, entscheidet über die Tagesordnung.
agenda-propose = Vorschlagen
agenda-proposals = Vorschläge
agenda-proposed-by = Vorschlag: { $name }
agenda-proposed-count = { $count ->
    [one] ein Vorschlag wartet
   *[other] { $count } Vorschläge warten
}
agenda-declined = Nicht aufgenommen
agenda-item-title = Worum geht es?
agenda-item-presenter = Wer stellt es vor?
agenda-item-presenter-hint = Ein Name oder eine Rolle.
agenda-item-minutes = Dauer in Minuten
agenda-item-more = Mehr Angaben
agenda-item-note = Beschreibung
agenda-item-note-hint = Zeilen, die mit „- “ beginnen, werden eine Liste.
agenda-item-links = Unterlagen und Links
agenda-item-links-hint = In jede Zeile eine Adresse, die mit https:// beginnt, oder ein Pfad dieser Seite wie /boards/…; dahinter, worum es geht.
agenda-item-links-wrong = Jede Zeile beginnt mit einer Adresse wie https://www.example.org oder einem Pfad wie /boards/…
agenda-edit-title = Ändern: { $title }
agenda-save = Speichern
agenda-remove-title = Von der Tagesordnung nehmen
agenda-remove-lead = Der Punkt wird gelöscht.
agenda-remove = Punkt löschen
agenda-answer = Antwort
agenda-answer-title = Vorschlag: { $title }
agenda-answer-link = Antworten
agenda-answer-take-up = Auf die Tagesordnung setzen
agenda-answer-decline = Nicht aufnehmen
agenda-answer-words = Begründung
agenda-answer-words-hint = Die Gruppe liest sie. Nötig, wenn Sie den Vorschlag nicht aufnehmen.
agenda-answer-words-missing = Schreiben Sie bitte, warum der Vorschlag nicht auf die Tagesordnung kommt.
agenda-answer-submit = Antwort speichern
agenda-approval = Genehmigung des Protokolls vom { $day }
agenda-approval-link = Protokoll vom { $day }
agenda-is-closed = Die Tagesordnung ist abgeschlossen. Sie ändert sich nicht mehr.
agenda-is-full = Mehr als 60 Punkte passen nicht auf eine Tagesordnung.
agenda-is-running = Die Sitzung läuft. Punkte bleiben jetzt stehen.
agenda-item-gone = Diesen Punkt gibt es nicht mehr. Jemand anderes hat ihn gelöscht.
agenda-changed-meanwhile = Jemand anderes hat den Punkt inzwischen geändert. Ihr Text steht noch da. Prüfen Sie ihn und speichern Sie noch einmal, wenn er gelten soll.
agenda-answered-already = Dieser Vorschlag steht schon auf der Tagesordnung.
flash-agenda-added = Der Punkt steht auf der Tagesordnung.
flash-agenda-proposed = Ihr Vorschlag ist angekommen.
flash-agenda-changed = Der Punkt ist geändert.
flash-agenda-moved = Die Reihenfolge ist geändert.
flash-agenda-removed = Der Punkt ist gelöscht.
flash-agenda-answered = Die Antwort ist gespeichert.
op-agenda-planned = Neu auf der Tagesordnung: { $title }
op-agenda-proposed = Vorschlag für die Tagesordnung: { $title }
op-agenda-declined = Vorschlag nicht aufgenommen: { $title }
op-agenda-changed = Tagesordnung geändert: { $title }
op-agenda-moved = Tagesordnung geändert: { $title }
op-agenda-removed = Tagesordnung geändert: { $title }
presence-unknown = keine Angabe
presence-present = anwesend
presence-excused = entschuldigt
presence-absent = abwesend
