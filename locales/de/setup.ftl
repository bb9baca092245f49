# Die erste Einrichtung.
setup-title = Fokusraum einrichten
setup-lead = Etwa fünf Minuten. Vieles ist schon ausgefüllt, und alles lässt sich später ändern.
setup-no-mail = Es ist noch kein Mailserver eingerichtet. Das geht auch später: Bis dahin warten alle E-Mails im Postausgang.
setup-not-yet = Diese Plattform wird gerade eingerichtet
setup-not-yet-text = Bitte schauen Sie später noch einmal vorbei.
setup-not-yet-operator = Sie richten sie ein? Der Link dafür steht in der Ausgabe des Programms.
setup-district = Ihr Kreis
setup-admin = Ihr Zugang
setup-name = Ihr Name
setup-email = Ihre E-Mail
setup-staff = Ich arbeite auch in der Sozialplanung
setup-staff-hint = Dann können Sie das Jahr planen und Gruppen anlegen. Ohne diese Rolle verwalten Sie nur Konten und Einstellungen.
setup-year = Der Anfang
setup-template = Wie läuft Ihr Jahr ab?
setup-template-hint = Termine, Kriterien und Formular passen Sie in jedem Jahr an.
setup-fields = Handlungsfelder
setup-fields-hint = In jeder Zeile eines.
setup-fields-suggested = Arbeit
    Armut
    Bildung
    Gesundheit und Medizinische Versorgung
    Altenhilfe und Pflege
    Inklusion
    Infrastruktur sozialer Angebote
    Wohnen
    Zuwanderung und Integration
    Soziales Leben und Freizeit
setup-municipalities = Kommunen
setup-municipalities-hint = In jeder Zeile eine Stadt, Gemeinde oder ein Amt. Sie können die Liste aus einer Tabelle einfügen.
setup-committees = Ausschüsse
setup-committees-hint = In jeder Zeile einer. In die letzte Zeile gehört der Kreistag.
setup-committees-suggested = Sozialausschuss
    Jugendhilfeausschuss
    Kreistag
setup-office-suggested = Sozialplanung
setup-legal = Impressum, Datenschutz, Barrierefreiheit
setup-imprint-suggested = Verantwortlich für den Inhalt ist die oben genannte Stelle.
setup-privacy-suggested = Verantwortlich für die Verarbeitung ist der oben genannte Kreis.

    Wir verarbeiten Ihre Angaben, damit Sie in der Sozialplanung mitarbeiten können. Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe e der Datenschutz-Grundverordnung.

    Gespeichert werden Name, E-Mail-Adresse, Rollen und das, was Sie selbst schreiben. Wer an einer Befragung teilnimmt, braucht keinen Namen anzugeben.

    Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung und Widerspruch. Außerdem können Sie sich bei der Datenschutzaufsicht Ihres Landes beschweren.
setup-accessibility-suggested = Dokumente, die andere hochgeladen haben, sind nicht immer barrierefrei. Fragen Sie uns, dann bekommen Sie den Inhalt in einer anderen Form.

    Noch nicht alle Seiten gibt es in Leichter Sprache und in Deutscher Gebärdensprache.
setup-submit = Einrichten
setup-already = Die Plattform ist schon eingerichtet
setup-error-twice = Zwei Zeilen sind gleich. Bitte lassen Sie eine davon weg.
setup-error-line = Eine Zeile ist zu lang oder hat keine Buchstaben. Höchstens 200 Zeichen passen in eine Zeile.
flash-set-up = Die Plattform ist eingerichtet. Melden Sie sich jetzt mit Ihrer E-Mail und Ihrem Passwort an.
