# Gruppen: gründen, innen, Profil, Mitglieder, Einladungen, Ergebnisse, Ende.
group-kind-focus_group = Fokusgruppe
group-kind-task_force = Task Force
group-kind-citizen_subgroup = Unterarbeitsgruppe
group-kind-supplementary_structure = Ergänzende Arbeitsstruktur
group-kind-steering_group = Steuerungsgruppe
group-state-active = arbeitet
group-state-dormant = ruht
group-state-ended = beendet
member-role-coordinator = Koordination
member-role-facilitator = Neutrale Begleitung, ohne Stimme
member-role-member = Mitglied
member-role-guest = Gast, liest mit
audience-group = Nur diese Gruppe
audience-network = Das Netzwerk: alle Gruppen, Kommunen, Kreistag, Sozialplanung
audience-public = Alle, auch ohne Konto

# Meine Gruppen
groups-found = Gruppe gründen
groups-empty-title = Noch keine Gruppe
groups-empty-text = In eine Gruppe kommen Sie durch eine Einladung. Welche Gruppen es gibt, sehen Sie im Netzwerk.
groups-empty-next = Gruppen im Netzwerk ansehen
groups-all = Alle Gruppen im Netzwerk
groups-my-role = Ihre Rolle: { $role }
groups-ends = endet am { $day }

# Gründen
groups-new-title = Gruppe gründen
groups-new-lead = Vier Angaben reichen für den Anfang. Die Koordination bekommt eine Einladung per E-Mail.
groups-new-submit = Gruppe gründen
groups-below-title = Untergruppe gründen
groups-below-lead = Die neue Gruppe gehört zu: { $group }. In einer Unterarbeitsgruppe wählen alle selbst den Namen, unter dem sie mitarbeiten. Außerhalb der Gruppe sieht sie niemand.
groups-capacity = Im Jahr { $year } hat schon eine Fokusgruppe begonnen. Mehr als eine neue Fokusgruppe im Jahr kann mit den Ressourcen der Sozialplanung nicht aufgebaut werden (2023). Sie können trotzdem gründen.
groups-name = Name
groups-kind = Art der Gruppe
groups-purpose = Wofür arbeitet die Gruppe?
groups-purpose-hint = Ein oder zwei Sätze. Alle können sie lesen.
groups-coordinator = E-Mail der Koordination
groups-coordinator-hint = An diese Adresse geht die Einladung.
groups-more = Mehr Angaben
groups-mandate = Auftrag
groups-mandate-hint = Was soll die Gruppe tun? Eine Task Force braucht einen Auftrag.
groups-ends-on = Letzter Tag
groups-ends-on-hint = Eine Task Force endet nach diesem Tag von selbst.
groups-fields = Handlungsfelder
groups-starts-on = Erster Tag
groups-starts-on-hint = Leer heißt: heute.
groups-mandate-needed = Eine Task Force braucht einen Auftrag. Bitte schreiben Sie ihn auf.
groups-end-needed = Eine Task Force braucht einen letzten Tag. Bitte geben Sie ihn an.
groups-end-past = Dieser Tag ist schon vorbei. Bitte wählen Sie einen späteren.
groups-end-before-start = Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide.
groups-parent-needed = Eine Unterarbeitsgruppe gehört immer zu einer anderen Gruppe.
groups-steering-exists = Es gibt schon eine Steuerungsgruppe. Eine zweite kann erst beginnen, wenn die erste beendet ist.
flash-group-founded = Die Gruppe ist gegründet.

# Eine Gruppe
group-tabs = Bereiche der Gruppe
group-tab = Bereich:
group-tab-overview = Überblick
group-tab-recommendations = Empfehlungen
group-tab-members = Mitglieder
group-tab-results = Ergebnisse
group-tab-settings = Einstellungen
group-to-recommendations = Zu den Empfehlungen
group-requests = Wer dabei sein möchte
group-request = { $name } möchte mitlesen
group-request-answer = Antworten
group-no-results = Noch keine Ergebnisse. Was die Gruppe aufschreibt, steht dann hier.
group-happened = Was geschah
group-nothing-happened = Noch nichts. Was in der Gruppe geschieht, steht dann hier.
group-history-unknown = Die Geschichte dieser Gruppe ist nicht überliefert.
group-help-wanted = Hilfe gesucht
group-aside = Zur Gruppe
group-who = Wer
group-coordination = Koordination
group-nobody-leads = Noch niemand. Die Einladung ist unterwegs.
group-facilitation = Neutrale Begleitung
group-without-vote = { $names }, ohne Stimme
group-people = { $count ->
    [one] eine Person
   *[other] { $count } Personen
}
group-when = Zeit
group-below = Untergruppen
group-shares = Was die Gruppe teilt
group-shares-nothing = Die Gruppe hat noch nichts geteilt.
group-about = Über die Gruppe

# Mitglieder
members-name = Name
members-role = Rolle
members-contact = Kontakt
members-actions = Ändern
members-protected = Hier stehen gewählte Namen. Nur die Koordination sieht, wer dahinter ist. Außerhalb der Gruppe steht nur der gewählte Name.
members-invited = { $count ->
    [one] Eine Einladung wartet noch auf Antwort
   *[other] { $count } Einladungen warten noch auf Antwort
}
members-role-change = Rolle ändern
members-role-change-of = Rolle ändern: { $name }
members-role-lead = Koordination und Mitglieder stimmen ab. Die neutrale Begleitung schreibt mit und hat keine Stimme. Gäste lesen mit.
members-role-submit = Rolle speichern
members-removal = Entfernen
members-removal-of = Entfernen: { $name }
members-removal-title = { $name } aus der Gruppe entfernen
members-removal-lead = Die Person kann danach nichts mehr in der Gruppe lesen. Was sie geschrieben hat, bleibt in der Gruppe.
members-removal-submit = Aus der Gruppe entfernen
members-leave = Gruppe verlassen
members-leave-title = Gruppe verlassen: { $group }
members-leave-lead = Sie lesen danach nicht mehr mit. Was Sie geschrieben haben, bleibt in der Gruppe.
members-leave-submit = Gruppe verlassen
members-last-coordinator = Eine Gruppe braucht jemanden, der sie koordiniert. Geben Sie zuerst einem anderen Mitglied diese Rolle.
flash-member-changed = Die Rolle ist geändert.
flash-member-removed = Die Person ist nicht mehr in der Gruppe.
flash-group-left = Sie haben die Gruppe verlassen.

# Einladungen
invitations-title = Mitglieder einladen
invitations-addresses = E-Mail-Adressen
invitations-addresses-hint = Eine je Zeile. Alle bekommen einen eigenen Link, er gilt 14 Tage.
invitations-submit = Einladen
invitations-is-member = Eine dieser Personen ist schon in der Gruppe. Bitte nehmen Sie ihre Adresse heraus.
invitations-too-many = Das sind zu viele auf einmal. Höchstens 30 Adressen passen in ein Formular.
invitations-open = Offene Einladungen
invitations-none = Keine Einladung wartet auf Antwort.
invitations-caption = Wer eingeladen ist und noch nicht geantwortet hat
invitations-address = Adresse
invitations-until = Gilt bis
invitations-reissue = Neu schicken
invitations-reissue-of = Einladung neu schicken: { $email }
invitations-revoke = Zurücknehmen
invitations-revoke-of = Einladung zurücknehmen: { $email }
invitations-used = Diese Einladung gilt nicht mehr
invitations-gone = Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.
invitations-has-account = Zu dieser Adresse gibt es schon ein Konto. Bitte melden Sie sich zuerst an.
invitations-page-title = Einladung
invitations-page-heading = Einladung: { $group }
invitations-your-role = Ihre Rolle
invitations-accept-title = Machen Sie mit?
invitations-has-account-text = Zu Ihrer Adresse gibt es schon ein Konto. Melden Sie sich an, danach sind Sie wieder hier.
invitations-signed-in-as = Sie sind angemeldet als { $name }.
invitations-name = Ihr Name
invitations-name-hint = Vor- und Nachname.
invitations-chosen-name = Ihr Name in dieser Gruppe
invitations-chosen-name-hint = Wählen Sie ihn frei. Nur dieser Name steht in Texten und Listen.
invitations-password = Passwort
invitations-password-hint = Mindestens 12 Zeichen. Ohne Passwort melden Sie sich mit einem Code per E-Mail an.
invitations-password-short = Das Passwort ist zu kurz. Mindestens 12 Zeichen, oder lassen Sie das Feld leer.
invitations-accept = Einladung annehmen
invitations-gone-title = Diese Einladung gilt nicht mehr
invitations-gone-why = Einladungen gelten 14 Tage und einmal. Vielleicht wurde sie zurückgenommen oder durch eine neue ersetzt.
invitations-gone-ask = Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
invitations-gone-used = Sie haben die Einladung schon angenommen? Dann melden Sie sich an:
flash-invited = Die Einladung ist unterwegs.
flash-invitation-reissued = Eine neue Einladung ist unterwegs. Der alte Link gilt nicht mehr.
flash-invitation-revoked = Die Einladung ist zurückgenommen.
flash-group-joined = Sie sind jetzt in der Gruppe.

# Anfragen der Sozialplanung
join-title = Mitlesen: { $group }
join-title-short = Mitlesen
join-why = Niemand aus der Verwaltung liest ungefragt mit. Fragen Sie die Gruppe.
group-on-behalf-title = Für die Gruppe schreiben
group-on-behalf-text = Sie schreiben einen Entwurf. Die Gruppe entscheidet, ob er gilt.
join-start = Gruppe fragen
join-lead = Die Koordination bekommt Ihre Frage per E-Mail und antwortet Ihnen. Bis dahin sehen Sie nur das Profil.
join-reason = Warum möchten Sie mitlesen?
join-reason-hint = Die Gruppe liest diesen Text.
join-submit = Frage schicken
join-waits = Ihre Frage wartet schon auf Antwort.
join-waits-title = Sie haben gefragt
join-waits-text = Die Gruppe hat noch nicht geantwortet. Sie bekommen eine E-Mail.
join-answer-title = { $name } möchte mitlesen
join-answer-lead = Der Grund: { $reason }
join-answer = Ihre Antwort
join-accept = Ja, als Gast
join-decline = Nein
join-words = Ein paar Worte dazu
join-words-hint = Sie stehen in der E-Mail an die Person.
join-words-needed = Bitte sagen Sie mit einem Satz, warum nicht.
join-answer-submit = Antwort schicken
join-answered = Diese Frage ist schon beantwortet.
flash-join-asked = Ihre Frage ist unterwegs.
flash-join-answered = Ihre Antwort ist unterwegs.

# Ergebnisse
group-result-empty-title = Noch keine Ergebnisse
group-result-empty-text = Hier steht, was die Gruppe herausgefunden hat. Sie entscheidet selbst, wer es lesen darf.
group-result-new-title = Ergebnis aufschreiben
group-result-new-lead = Sie entscheiden, wer es lesen darf. Das können Sie später ändern.
group-result-edit-title = Ergebnis ändern
group-result-title = Überschrift
group-result-body = Text
group-result-body-hint = Eine leere Zeile beginnt einen Absatz. Zeilen mit „- “ am Anfang werden eine Liste.
group-result-audience = Wer darf es lesen?
group-result-submit = Ergebnis speichern
group-result-removal = Ergebnis löschen
group-result-removal-title = Löschen: { $title }
group-result-removal-lead = Der Text ist danach weg. Im Verlauf der Gruppe bleibt stehen, dass es ihn gab.
group-result-removal-submit = Ergebnis löschen
flash-result-saved = Das Ergebnis ist gespeichert.
flash-result-deleted = Das Ergebnis ist gelöscht.

# Einstellungen und Ende
groups-help-wanted = Wobei wünschen Sie sich Hilfe?
groups-help-wanted-hint = Die Sozialplanung liest das im Stand des Jahres.
groups-settings-submit = Einstellungen speichern
groups-danger = Ruhen oder beenden
groups-rest-title = Ruhen lassen: { $group }
groups-rest-lead = Eine ruhende Gruppe behält Mitglieder und Texte. Sie kann jederzeit wieder anfangen.
groups-rest-submit = Gruppe ruhen lassen
groups-wake-title = Wieder anfangen: { $group }
groups-wake-lead = Die Gruppe arbeitet weiter, wo sie aufgehört hat.
groups-wake-submit = Wieder anfangen
groups-end-title = Beenden: { $group }
groups-end-lead = Danach kann die Gruppe nichts mehr schreiben, und niemand kann mehr beitreten. Ergebnisse, Empfehlungen und Verlauf bleiben lesbar. Alle Mitglieder bekommen eine E-Mail.
groups-end-lead-force = Die Task Force endet dann heute, vor ihrem letzten Tag. Ergebnisse, Empfehlungen und Verlauf bleiben lesbar. Alle Mitglieder bekommen eine E-Mail.
groups-end-submit = Gruppe beenden
groups-state-changed = Der Stand der Gruppe hat sich inzwischen geändert. Bitte laden Sie die Seite neu.
flash-group-changed = Die Einstellungen sind gespeichert.
flash-group-rests = Die Gruppe ruht.
flash-group-works = Die Gruppe arbeitet wieder.
flash-group-ended = Die Gruppe ist beendet.

# E-Mails
mail-invitation-subject = Einladung in eine Gruppe, { $district }
mail-invitation-text = Guten Tag,

    Sie sind eingeladen: { $group }
    Ihre Rolle: { $role }

    Hier können Sie die Einladung ansehen und annehmen: { $link }

    Der Link gilt 14 Tage und nur für Sie. Wenn Sie nicht mitmachen möchten, brauchen Sie nichts zu tun.

    Freundliche Grüße
    { $district }
mail-request-subject = Jemand möchte bei Ihnen mitlesen
mail-request-text = Guten Tag,

    { $name } aus der Sozialplanung möchte in der Gruppe mitlesen: { $group }

    Der Grund: { $reason }

    Hier können Sie antworten: { $link }

    Freundliche Grüße
    { $district }
mail-answer-subject = Antwort auf Ihre Frage
mail-accepted-text = Guten Tag,

    Sie können jetzt in der Gruppe mitlesen: { $group }

    { $words }

    { $link }

    Freundliche Grüße
    { $district }
mail-declined-text = Guten Tag,

    die Gruppe möchte nicht, dass Sie mitlesen: { $group }

    { $words }

    Freundliche Grüße
    { $district }
mail-ended-subject = Eine Gruppe ist beendet
mail-ended-text = Guten Tag,

    diese Gruppe ist beendet: { $group }

    Alle Ergebnisse bleiben für Sie lesbar: { $link }

    Freundliche Grüße
    { $district }

# Protokoll der Verwaltung
audit-group-rested = Gruppe ruht
audit-group-woken = Gruppe arbeitet wieder
audit-group-ended = Gruppe beendet
