# Protokoll: von der Eröffnung bis zur Genehmigung, und das Beschlussbuch.
minutes = Protokoll
minutes-state-writing = wird geschrieben
minutes-state-circulating = im Umlauf
minutes-state-approved = genehmigt
minutes-state-approved-title = Genehmigt
minutes-aside = Zum Protokoll
minutes-group = Gruppe
minutes-chair = Leitung
minutes-chair-hint = Ein Name oder eine Rolle. Steht im Protokoll.
minutes-keeper = Wer schreibt das Protokoll?
minutes-keeper-short = Protokoll
minutes-open-title = Sitzung eröffnen: { $title }
minutes-open-lead = Danach können Sie das Protokoll schreiben. Zeit, Ort und Antworten ändern sich dann nicht mehr. Wer zugesagt hat, steht schon als anwesend darin.
minutes-open-already = Die Sitzung ist schon eröffnet.
minutes-not-today = Die Sitzung lässt sich erst am Tag des Treffens eröffnen.
minutes-no-member = Diese Person ist nicht in der Gruppe. Wählen Sie jemand anderen.
minutes-closed = Das Protokoll ist abgeschlossen. Das lässt sich nicht mehr ändern.
flash-minutes-opened = Die Sitzung ist eröffnet.
minutes-next = Wie es weitergeht
minutes-write = Protokoll schreiben
minutes-write-lead = Andere aus der Gruppe lesen mit, während Sie schreiben.
minutes-correct = Korrekturen eintragen
minutes-correct-lead = Tragen Sie ein, was Sie aus den Korrekturwünschen übernehmen.
minutes-read = Protokoll lesen
minutes-back = Zurück zum Protokoll
minutes-said = Was wurde besprochen?
minutes-nothing-yet = Dazu steht noch nichts im Protokoll.
minutes-nothing = Dazu steht nichts im Protokoll.
minutes-save = Speichern
minutes-one-by-one = Speichern Sie jeden Punkt, bevor Sie beim nächsten schreiben. Sonst geht Text verloren.
minutes-save-item = Punkt speichern
minutes-saved = Gespeichert
minutes-saved-at = Gespeichert um { "{time}" } Uhr
minutes-unsaved = Noch nicht gespeichert. Wir versuchen es weiter.
minutes-refused = Das lässt sich so nicht speichern. Drücken Sie „Punkt speichern“, dann steht dort, warum.
minutes-signed-out = Hier dürfen Sie nicht mehr schreiben, vielleicht sind Sie abgemeldet. Kopieren Sie Ihren Text, bevor Sie die Seite verlassen.
minutes-written-meanwhile = Jemand anderes hat hier inzwischen geschrieben. Drücken Sie „Punkt speichern“, dann sehen Sie beide Texte.
minutes-line-live = Änderungen erscheinen von selbst.
minutes-line-broken = Verbindung unterbrochen seit { "{time}" } Uhr. Was danach geschrieben wird, erscheint, sobald sie wieder da ist.
minutes-line-ended = Sie sehen dieses Protokoll nicht mehr: Ihre Anmeldung oder Ihre Mitgliedschaft ist beendet.
minutes-take-over = Von der Pinnwand übernehmen
minutes-take-over-into = Von der Pinnwand übernehmen: TOP { $number }
minutes-add-item = Punkt hinzufügen
minutes-no-items = Noch gibt es keine Punkte
minutes-no-items-text = Das Protokoll folgt der Tagesordnung.
minutes-no-board = Dieser Punkt verweist auf keine Pinnwand dieser Gruppe.
minutes-empty-board = Auf der Pinnwand steht noch nichts.
minutes-too-long = So viel passt nicht in einen Punkt. Kürzen Sie ihn zuerst.
minutes-remark = Sonstiges
minutes-remark-hint = Was zu keinem Punkt gehört: wann die Sitzung begann und endete, wer früher ging.
minutes-details = Leitung und Protokoll
minutes-details-lead = Das steht oben im Protokoll.
flash-minutes-saved = Gespeichert.
flash-minutes-taken-over = Der Inhalt der Pinnwand steht jetzt im Protokoll.
flash-minutes-empty-board = Auf der Pinnwand steht noch nichts.

# Anwesenheit
attendance = Anwesenheit
attendance-lead = Vorausgefüllt mit den Antworten auf die Einladung.
attendance-of = { $present } von { $invited } anwesend
attendance-unnamed = Gast ohne Namen, { $number }.
attendance-more = Außerdem anwesend
attendance-more-hint = Ein Name in jeder Zeile. Wer schon oben steht, gehört nicht hierher.
attendance-more-wrong = Bitte nur Namen, einen in jeder Zeile, keine E-Mail-Adressen.
presence-present-title = Anwesend
presence-excused-title = Entschuldigt
presence-absent-title = Abwesend

# Ergebnisse
outcome-decision = Beschluss
outcome-task = Auftrag
outcome-information = Information
outcome-add = Ergebnis festhalten
outcome-kind = Art
outcome-kind-missing = Wählen Sie, was es ist: Beschluss, Auftrag oder Information.
outcome-kind-stays = Die Art ändert sich nach dem Abschluss nicht mehr.
outcome-text = Wortlaut
outcome-text-hint = Ein Satz, der auch ohne das Protokoll verständlich ist.
outcome-text-missing = Schreiben Sie den Wortlaut.
outcome-no-votes = Stimmen gehören zu einem Beschluss. Wählen Sie Beschluss, oder lassen Sie das Feld leer.
outcome-no-task = Das gehört zu einem Auftrag. Wählen Sie Auftrag, oder lassen Sie das Feld leer.
outcome-changed-meanwhile = Jemand anderes hat das Ergebnis inzwischen geändert. Ihr Text steht noch da. Prüfen Sie ihn und speichern Sie noch einmal, wenn er gelten soll.
outcome-votes-for = Dafür
outcome-votes-hint = Nur bei Beschlüssen, über die abgestimmt wurde.
outcome-votes-against = Dagegen
outcome-abstained = Enthalten
outcome-count-for = dafür { $count }
outcome-count-against = dagegen { $count }
outcome-count-abstained = enthalten { $count }
outcome-assignee = Auftrag an
outcome-who = Oder an jemand anderen
outcome-who-hint = Ein Name oder eine Stelle ohne Konto hier.
outcome-due = Bis wann?
outcome-until = bis { $day }
outcome-gone = Dieses Ergebnis gibt es nicht mehr.
outcome-too-many = Mehr als 300 Ergebnisse passen nicht in ein Protokoll.
outcome-edit-title = Ergebnis ändern
outcome-edit-link = Ändern
outcome-remove-title = Ergebnis löschen
outcome-remove-lead = Es verschwindet aus dem Protokoll.
outcome-remove = Ergebnis löschen
outcome-to-card = Zur Karte

# Abschließen
minutes-close = Protokoll abschließen
closing-title = Protokoll abschließen
closing-lead = Das Protokoll geht in den Umlauf. Wer eingeladen war, kann Korrekturen vorschlagen.
closing-gaps = Bitte prüfen Sie noch
closing-no-items = Die Tagesordnung hat keinen Punkt.
closing-silent = Zu TOP { $number } „{ $title }“ steht nichts im Protokoll.
closing-nobody-present = Niemand ist als anwesend eingetragen.
closing-paper-title = Dem Protokoll fehlt ein Titel. Ohne ihn gibt es keine PDF-Datei.
closing-paper-long = Titel, Gruppe oder Ort sind zu lang für eine PDF-Datei.
closing-paper-heading = Ein Punkt hat keine Überschrift. Ohne sie gibt es keine PDF-Datei.
closing-paper-other = Die PDF-Datei lässt sich so nicht erstellen. Bitte sagen Sie der Administration Bescheid.
closing-paper-boxes = Diese Zeichen kann die PDF-Datei nicht zeigen, dort stehen Kästchen: { $characters }
closing-follows = Was dann geschieht
closing-locked = Tagesordnung und Anwesenheit ändern sich nicht mehr.
closing-decisions = { $count ->
    [one] Ein Beschluss bekommt eine Nummer und steht im Beschlussbuch.
   *[other] { $count } Beschlüsse bekommen Nummern und stehen im Beschlussbuch.
}
closing-tasks = { $count ->
    [one] Ein Auftrag wird eine Karte auf der Pinnwand.
   *[other] { $count } Aufträge werden Karten auf der Pinnwand.
}
closing-until = Korrekturen bis
closing-until-hint = Ohne Tag gibt es keine Frist.
closing-until-past = Dieser Tag ist schon vorbei.
closing-board = Pinnwand für die Aufträge
closing-board-hint = Jeder Auftrag wird dort eine Karte mit Zuständigen und Frist.
closing-new-board = Neue Pinnwand „Aufgaben“
closing-board-title = Aufgaben
closing-tell = { $count ->
    [one] Eine Person bekommt eine E-Mail mit dem Protokoll
   *[other] { $count } Personen bekommen eine E-Mail mit dem Protokoll
}
closing-submit = Protokoll abschließen
flash-minutes-closed = Das Protokoll ist abgeschlossen und im Umlauf.

# Umlauf und Genehmigung
minutes-circulating-until = Dieses Protokoll ist im Umlauf. Korrekturen können Sie bis { $day } vorschlagen.
minutes-circulating-text = Dieses Protokoll ist im Umlauf, bis es genehmigt wird.
minutes-circulating-over = Die Frist für Korrekturen ist vorbei. Das Protokoll wartet auf seine Genehmigung.
minutes-approved-in = Genehmigt in der Sitzung vom { $day }.
minutes-approved-on = Genehmigt am { $day }.
corrections = Korrekturen
correction-ask = Korrektur vorschlagen
correction-item = Wozu?
correction-whole = Zum ganzen Protokoll
correction-text = Was soll anders sein?
correction-text-hint = Am besten der Satz, wie er lauten soll.
correction-submit = Korrektur vorschlagen
correction-too-late = Die Frist für Korrekturen ist vorbei. Sprechen Sie es in der nächsten Sitzung an.
correction-too-many = Das sind zu viele Vorschläge. Sprechen Sie mit der Person, die das Protokoll schreibt.
correction-state-open = noch offen
correction-state-taken = übernommen
correction-state-declined = nicht übernommen
correction-answer = Antwort
correction-answer-title = Korrektur beantworten
correction-answer-link = Antworten
correction-answer-submit = Antwort speichern
correction-take = Übernehmen und gleich eintragen
correction-decline = Nicht übernehmen
correction-words = Begründung
correction-words-hint = Nötig, wenn Sie den Vorschlag nicht übernehmen.
correction-words-missing = Schreiben Sie bitte, warum Sie den Vorschlag nicht übernehmen.
correction-answered = Jemand anderes hat diesen Vorschlag schon beantwortet.
flash-correction-asked = Ihr Vorschlag ist angekommen.
flash-correction-taken = Übernommen. Tragen Sie die Änderung jetzt ein.
flash-correction-answered = Die Antwort ist gespeichert.
minutes-approve = Protokoll genehmigen
minutes-approve-of = Protokoll vom { $day } genehmigen
minutes-waiting = Noch nicht genehmigt
approval-title = Protokoll vom { $day } genehmigen
approval-lead = Danach ändert sich das Protokoll nicht mehr. Läuft die Sitzung, die es genehmigt, steht der Beschluss in deren Protokoll.
approval-in = Genehmigt in
approval-votes = Es wurde abgestimmt
approval-elsewhere = nicht in einer Sitzung
approval-decision = Das Protokoll vom { $day } wird genehmigt.
approval-submit = Genehmigen
approval-corrections-open = Es gibt noch offene Korrekturvorschläge. Beantworten Sie sie zuerst.
approval-votes-nowhere = Diese Stimmen stehen dann in keinem Protokoll. Wählen Sie eine Sitzung, deren Protokoll Sie gerade schreiben, oder lassen Sie die Zahlen weg.
approval-other-meeting = Diese Sitzung gehört nicht zur Gruppe oder hat noch kein Protokoll.
flash-minutes-approved = Das Protokoll ist genehmigt.

# Papier
minutes-take = Mitnehmen
minutes-pdf = Als PDF-Datei
minutes-paper-title = Protokoll: { $title }
minutes-paper-draft = Entwurf
minutes-paper-faulty = Im Protokoll fehlt etwas, ohne das es keine PDF-Datei gibt. Unter „Protokoll abschließen“ steht, was.

# Beschlussbuch
register = Beschlussbuch
register-to = Beschlussbuch der Gruppe
register-empty = Noch gibt es keine Beschlüsse. Sie erscheinen hier, wenn ein Protokoll abgeschlossen ist.
register-search = Im Beschlussbuch suchen
register-words = Suchwort
register-all = alles
register-search-submit = Suchen
register-nothing-found = Dazu steht nichts im Beschlussbuch.
register-not-approved = Protokoll noch nicht genehmigt
register-csv = Als Tabelle (CSV)
register-csv-number = Nummer
register-csv-kind = Art
register-csv-day = Tag
register-csv-meeting = Treffen
register-csv-item = Punkt
register-csv-text = Wortlaut
register-csv-for = Dafür
register-csv-against = Dagegen
register-csv-abstained = Enthalten
register-csv-who = Wer
register-csv-due = Bis

# Verlauf und E-Mails
op-minutes-opened = Sitzung eröffnet: { $title }
op-minutes-closed = Protokoll im Umlauf: { $title }
op-minutes-approved = Protokoll genehmigt: { $title }
mail-minutes-subject = Protokoll: { $title }, { $day }
mail-minutes-text = das Protokoll liegt vor: { $title }, { $day }
    Von: { $group }
mail-minutes-read = Hier lesen Sie es, auch als PDF-Datei: { $link }
mail-minutes-corrections = Fehlt etwas, oder ist etwas falsch? Schlagen Sie dort bis { $until } eine Korrektur vor.
