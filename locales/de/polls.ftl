# Termine finden: fragen, antworten, erinnern, Links und Briefe.
group-tab-meetings = Termine
poll-kind = Termin finden
poll-new = Termin finden
poll-list = Termin wird gesucht
poll-coming = Nächste Treffen
poll-coming-none = Noch kein Treffen verabredet.
poll-earlier = Frühere Treffen
poll-over = Beendete Umfragen
poll-or-meeting = Treffen ohne Umfrage eintragen
poll-subscribe = Termine der Gruppe im eigenen Kalender
poll-list-empty = Noch keine Termine
poll-list-empty-text = Schlagen Sie mehrere Tage vor. Alle antworten mit einem Klick aus der E-Mail, auch ohne Konto.
poll-state-open = läuft
poll-state-closed = Frist vorbei
poll-state-fixed = Termin steht
poll-state-cancelled = abgesagt
poll-until = bis { $when }
poll-dates-count = { $count ->
    [one] 1 Termin
   *[other] { $count } Termine
}
poll-answered-of = { $answered } von { $asked } haben geantwortet
poll-waits-for-you = wartet auf Ihre Antwort

# Fragen
poll-title = Worum geht es?
poll-title-hint = Zum Beispiel: Treffen im Dezember
poll-dates = Welche Termine kommen infrage?
poll-days = Tage
poll-times = Uhrzeit für alle angekreuzten Tage
poll-times-hint = Zum Beispiel: 18 Uhr. Mehrere trennen Sie mit Komma: 14:00, 18:00
poll-length = Dauer
poll-minutes = { $minutes ->
    [30] 30 Minuten
    [45] 45 Minuten
    [60] 1 Stunde
    [90] 1½ Stunden
    [120] 2 Stunden
    [180] 3 Stunden
    [240] 4 Stunden
    [480] 8 Stunden
   *[other] { $minutes } Minuten
}
poll-dates-typed = Oder als Liste eintippen
poll-dates-typed-hint = Ein Termin je Zeile, zum Beispiel: Di 24.11. 18–20 Uhr
poll-who = Wen fragen Sie?
poll-whole-group = { $count ->
    [one] Alle in der Gruppe (1 Person)
   *[other] Alle in der Gruppe ({ $count } Personen)
}
poll-guests = Weitere Menschen ohne Konto
poll-guests-hint = Eine Person je Zeile: Name, E-Mail-Adresse oder beides. Wer keine E-Mail hat, bekommt einen Brief zum Ausdrucken.
poll-more = Mehr Angaben
poll-note = Was sollen alle wissen?
poll-place = Ort
poll-closes-on = Antworten bis
poll-closes-on-hint = Wer bis zum Vortag nicht geantwortet hat, wird einmal von selbst erinnert.
poll-openness = Wer sieht die Antworten?
poll-openness-names = Die Gruppe und alle Gefragten, mit Namen
poll-openness-numbers = Die Gruppe und alle Gefragten, nur Zahlen
poll-openness-organisers = Nur wer den Termin plant
poll-most-each = Höchstens so viele je Termin
poll-most-each-hint = Leer heißt: so viele wie möglich.
poll-asks-needs = Fragen, was jemand braucht
poll-asks-needs-hint = Stufenloser Zugang, Übersetzung, Fahrt und anderes. Nur wer den Termin plant, liest das.
poll-open-submit = Umfrage verschicken
poll-save = Speichern
poll-dates-unreadable = Zeile { $number } verstehen wir nicht. So geht es: 24.11. 18:00
poll-dates-no-time = In Zeile { $number } fehlt die Uhrzeit. Bitte ergänzen Sie sie.
poll-dates-past = { $number ->
    [0] Ein Termin liegt in der Vergangenheit.
   *[other] Zeile { $number } liegt in der Vergangenheit.
}
poll-dates-far = { $number ->
    [0] Ein Termin liegt mehr als drei Jahre in der Zukunft.
   *[other] Zeile { $number } liegt mehr als drei Jahre in der Zukunft.
}
poll-dates-skipped = { $number ->
    [0] Diese Uhrzeit gibt es an einem der Tage nicht: Die Uhr wird auf Sommerzeit vorgestellt.
   *[other] Die Uhrzeit in Zeile { $number } gibt es nicht: In dieser Nacht wird die Uhr auf Sommerzeit vorgestellt.
}
poll-dates-too-many = Mehr als { $number } Termine passen nicht in eine Umfrage.
poll-times-unreadable = Diese Uhrzeit verstehen wir nicht. So geht es: 18:00 oder 18–20 Uhr
poll-guests-unreadable = Zeile { $number } verstehen wir nicht. So geht es: Name <name@adresse.de>
poll-nobody-asked = Sie fragen niemanden. Kreuzen Sie die Gruppe an oder tragen Sie jemanden ein.
poll-too-many-people = Mehr als 500 Menschen kann eine Umfrage nicht fragen.
poll-closes-past = Dieser Tag ist schon vorbei. Bitte wählen Sie einen späteren.
flash-poll-opened = Die Umfrage ist unterwegs.

# Eine Umfrage
poll-state = Stand
poll-answers = Antworten
poll-results = Wer kann wann
poll-results-caption = Termine und Zahl der Antworten, die besten zuerst
poll-results-hidden = Die Antworten sieht nur, wer den Termin plant.
poll-nobody-yet = Noch hat niemand geantwortet.
poll-date = Termin
poll-answer-yes = Ja
poll-answer-if_need_be = Zur Not
poll-answer-no = Nein
poll-no-answer = Offen
poll-best = passt am besten
poll-full = voll
poll-who-can = Alle Antworten mit Namen
poll-name = Name
poll-too-long-to-show = Die Liste ist zu lang für diese Seite.
poll-csv = Alle Antworten als Tabelle (CSV)
poll-chosen = Dieser Termin steht fest.
poll-cancelled-text = Diese Umfrage wurde abgesagt. Sie brauchen nichts mehr zu tun.
poll-closed-text = Die Frist ist vorbei. Es wird noch kein Termin bekannt gegeben.
poll-new-dates = Es gibt neue Termine. Ihre Antworten zu den bisherigen gelten weiter. Bitte antworten Sie noch zu den neuen.
poll-silent-title = Noch ohne Antwort
poll-silent = { $count ->
    [one] 1 Person hat noch nicht geantwortet.
   *[other] { $count } Personen haben noch nicht geantwortet.
}
poll-reminded = { $count ->
    [one] 1 davon wurde schon erinnert.
   *[other] { $count } davon wurden schon erinnert.
}
poll-all-answered = Alle haben geantwortet.
poll-remind = Erinnern
poll-remind-count = { $count ->
    [one] 1 Person erinnern
   *[other] { $count } Personen erinnern
}
poll-no-mail-server = Es ist kein Mailserver eingerichtet. Die E-Mails warten, bis die Administration einen einträgt.
poll-mails-waiting = { $count ->
    [one] 1 E-Mail wartet noch auf den Versand.
   *[other] { $count } E-Mails warten noch auf den Versand.
}
poll-mails-uncertain = { $count ->
    [one] Bei 1 E-Mail ist ungewiss, ob sie angekommen ist. Sie wird nicht doppelt verschickt.
   *[other] Bei { $count } E-Mails ist ungewiss, ob sie angekommen sind. Sie werden nicht doppelt verschickt.
}
poll-manage = Verwalten
poll-settings = Angaben ändern
poll-dates-change = Termine ändern
poll-dates-lead = Was Sie stehen lassen, behält seine Antworten. Alle Gefragten erfahren, was neu ist.
poll-dates-all = Termine
poll-dates-all-hint = Einer je Zeile. Streichen, ergänzen oder ändern Sie.
poll-dates-submit = Termine ändern
poll-cancel = Umfrage absagen
poll-cancel-lead = Alle, die Sie per E-Mail gefragt haben, bekommen eine Absage. Das lässt sich nicht zurücknehmen.
poll-cancel-submit = Umfrage absagen
poll-deadline-first = Die Frist ist vorbei. Bitte verlängern Sie sie zuerst unter „Angaben ändern“.
poll-date-past = Dieser Termin ist schon vorbei. Bitte wählen Sie einen anderen.
poll-guest-unnamed = Gast ohne Namen
poll-is-over = Diese Umfrage ist schon beendet. Vielleicht war jemand schneller als Sie.
poll-needs-title = Was gebraucht wird
poll-needs-secret = Das sehen nur Sie und wer den Termin mit Ihnen plant.
poll-needs-other = Außerdem
flash-poll-saved = Die Angaben sind geändert.
flash-poll-dates = Die Termine sind geändert.
flash-poll-cancelled = Die Umfrage ist abgesagt.
flash-poll-reminded = Die Erinnerung ist unterwegs.
flash-poll-not-reminded = Die Umfrage läuft nicht mehr. Niemand wurde erinnert.
flash-poll-nobody-reminded = Niemand war zu erinnern.

# Festlegen
poll-choice = Termin festlegen
poll-choice-lead = Die Umfrage endet. Alle Gefragten bekommen eine Einladung mit Kalenderdatei; wer vor allen Ja gesagt hat, steht schon als Zusage darin.
poll-choice-date = Welcher Termin soll es sein?
poll-choice-more = Raum und Online-Adresse
poll-choice-submit = Festlegen und einladen
poll-to-meeting = Zum Treffen
poll-date-gone = Dieser Termin wird nicht mehr angeboten. Bitte wählen Sie einen anderen.
flash-poll-fixed = Der Termin steht. Die Einladungen gehen in einer Minute hinaus.

# Antworten
poll-by = { $group } fragt
poll-when-can-you = Wann können Sie?
poll-when-can-you-name = Wann können Sie, { $name }?
poll-your-answer = Ihre Antwort
poll-your-answer-lead = Bitte antworten Sie zu jedem Termin. Sie können die Antwort später ändern.
poll-change-answer = Ihre Antwort ändern
poll-your-name = Ihr Name
poll-your-name-hint = Unter diesem Namen steht Ihre Antwort in der Liste der Gruppe.
poll-rest-no = Alle Termine ohne Antwort passen mir nicht
poll-more-answer = Anmerkung
poll-more-answer-needs = Anmerkung und was Sie brauchen
poll-comment = Anmerkung
poll-comment-hint-all = Alle Gefragten lesen das.
poll-comment-hint-organisers = Nur wer den Termin plant, liest das.
poll-needs = Was brauchen Sie, um dabei zu sein?
poll-needs-hint = Das liest nur, wer den Termin plant.
poll-needs-note = Etwas anderes
poll-need-step_free = Zugang ohne Stufen
poll-need-interpreter = Übersetzung
poll-need-sign_language = Gebärdensprache
poll-need-transport = Fahrt
poll-need-care = Betreuung für Kinder oder Angehörige
poll-answer-submit = Antwort speichern
poll-date-full = Dieser Termin ist inzwischen voll. Bitte wählen Sie „Zur Not“ oder „Nein“.
poll-is-closed = Die Umfrage ist schon geschlossen. Ihre Antwort konnten wir nicht mehr aufnehmen.
poll-link-gone = Dieser Link gilt nicht mehr
poll-link-gone-text = Vielleicht haben Sie einen neueren bekommen. Sonst fragen Sie bitte bei der Gruppe nach, die Sie eingeladen hat.
flash-poll-answered = Danke. Ihre Antwort ist gespeichert.
flash-poll-answered-open = Danke. Ihre Antwort ist gespeichert. Mit der Adresse dieser Seite können Sie sie ändern: Heben Sie sie auf.

# Wer gefragt ist
poll-people = Wer gefragt ist
poll-people-lead = Sie können für jemanden antworten, der anruft oder schreibt.
poll-how = Auf welchem Weg
poll-do = Mehr
poll-via-account = mit Konto
poll-via-mail = per E-Mail
poll-via-paper = per Brief oder Telefon
poll-via-open_link = über den offenen Link
poll-told-invitation = gefragt am { $when }
poll-told-reminder = erinnert am { $when }
poll-told-last_call = zuletzt erinnert am { $when }
poll-told-dates = neue Termine am { $when }
poll-told-cancelled = Absage am { $when }
poll-has-answered = geantwortet
poll-answered-for = von jemandem eingetragen
poll-no-answer-yet = noch nicht
poll-answer-for-them = Antwort eintragen
poll-answer-for = Antwort von { $name }
poll-answer-for-lead = Sie tragen ein, was Ihnen jemand gesagt oder geschrieben hat. Das steht dabei.
poll-answer-for-submit = Antwort eintragen
poll-new-link = Neuer Link
poll-remove = Nicht mehr fragen
poll-remove-title = Nicht mehr fragen: { $name }
poll-remove-lead = Die Person hat noch nicht geantwortet. Ihr Link gilt dann nicht mehr.
poll-remove-lead-answered = Die Antworten der Person werden gelöscht, ihr Link gilt dann nicht mehr.
poll-ask-more = Weitere Menschen fragen
poll-ask-more-submit = Fragen
flash-poll-asked = Die Einladungen sind unterwegs.
flash-poll-removed = Die Person wird nicht mehr gefragt.
flash-poll-answered-for = Die Antwort ist eingetragen.

# Links und Briefe
poll-link = Neuer Link
poll-link-lead = Geben Sie ihn weiter. Er steht nur jetzt hier; alle früheren Links dieser Person gelten nicht mehr.
poll-letters = Briefe
poll-letters-lead = Ein Blatt für jede Person ohne E-Mail. Drucken Sie diese Seite jetzt: Die Links stehen nur jetzt hier.
poll-letters-text = Für alle ohne E-Mail: ein Blatt mit Link und QR-Code. Frühere Briefe gelten dann nicht mehr.
poll-letters-make = Briefe erstellen
poll-open-link = Offener Link
poll-open-link-lead = Wer diesen Link hat, kann unter eigenem Namen antworten. Er steht nur jetzt hier.
poll-open-link-text = Ein Link zum Weitergeben, zum Beispiel im Aushang. Wer ihn öffnet, antwortet unter eigenem Namen.
poll-open-link-make = Offenen Link erstellen
poll-open-link-again = Neuen offenen Link erstellen, der alte gilt dann nicht mehr
poll-open-link-end = Offenen Link beenden
poll-letter-text = { $group } sucht einen gemeinsamen Termin. Öffnen Sie die Adresse oder halten Sie die Kamera Ihres Telefons auf das Bild.
poll-letter-until = Bitte antworten Sie bis { $when }.
poll-letter-phone = Lieber am Telefon? Rufen Sie uns an:
poll-qr = QR-Code mit der Adresse
flash-poll-open-link-ended = Der offene Link ist beendet.

# Aufgaben und Neues
task-poll = Termin finden: { $title }
task-poll-answer = Antworten
op-poll-opened = Termin gesucht: { $title }
op-poll-fixed = Termin steht fest: { $title }
op-poll-cancelled = Terminumfrage abgesagt: { $title }

# E-Mails
mail-poll-hello = Guten Tag,
mail-poll-goodbye = Diese Nachricht kommt von { $group } über Fokusraum, { $district }.
mail-poll-invitation-subject = Wann können Sie? { $title }
mail-poll-invitation-text = { $group } sucht einen Termin: { $title }. Diese Termine kommen infrage:

    { $dates }
mail-poll-more-dates = und { $count } weitere
mail-poll-reminder-subject = Bitte antworten: { $title }
mail-poll-reminder-text = { $group } sucht noch einen Termin: { $title }. Von Ihnen fehlt die Antwort.
mail-poll-last-call-subject = Letzte Erinnerung: { $title }
mail-poll-last-call-text = Die Umfrage „{ $title }“ von { $group } endet bald. Von Ihnen fehlt die Antwort.
mail-poll-dates-subject = Andere Termine: { $title }
mail-poll-dates-text = { $group } hat die Termine geändert: { $title }. Was Sie zu den übrigen Terminen schon geantwortet haben, gilt weiter.
mail-poll-new-dates = Neu:

    { $new }
mail-poll-gone-dates = Entfallen:

    { $gone }
mail-poll-cancelled-subject = Abgesagt: { $title }
mail-poll-cancelled-text = { $group } sucht keinen Termin mehr: { $title }. Sie brauchen nichts zu tun.
mail-poll-until = Bitte antworten Sie bis { $until }.
mail-poll-link = Hier antworten Sie, ohne Anmeldung:
    { $link }
