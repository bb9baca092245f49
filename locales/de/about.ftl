# Seiten über die Plattform selbst.
about-by = Betrieben von
about-phone = Telefon
about-software = Die Software
about-software-text = Fokusraum ist freie Software unter der Europäischen Öffentlichen Lizenz (EUPL 1.2).
privacy-short = Kurz gesagt
privacy-short-1 = Lesen können Sie alles Öffentliche ohne Konto und ohne Namen.
privacy-short-2 = Wir zählen Ihre Besuche nicht, und wir geben nichts an andere Anbieter weiter.
privacy-short-3 = Ihr Browser merkt sich nur, was nötig ist: Ihre Anmeldung und Ihre Sprache.
privacy-short-4 = Alle Daten liegen auf Servern des Kreises oder in seinem Auftrag.
privacy-notice = Im Einzelnen
privacy-who = Wen Sie fragen können
accessibility-title = Erklärung zur Barrierefreiheit
accessibility-promise = { $district } möchte, dass alle diese Plattform benutzen können. Diese Erklärung folgt dem Muster des Durchführungsbeschlusses (EU) 2018/1523.
accessibility-state = Wie barrierefrei die Plattform ist
accessibility-state-text = Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und die Norm EN 301 549, also die Web Content Accessibility Guidelines (WCAG) 2.2 auf Stufe AA. Die Plattform erfüllt sie mit den Ausnahmen, die hier stehen.
accessibility-limits = Was noch nicht barrierefrei ist
accessibility-limits-open = Uns sind keine Ausnahmen bekannt. Finden Sie eine, sagen Sie uns bitte Bescheid.
accessibility-review = Wann wir das geprüft haben
accessibility-reviewed = Diese Erklärung wurde zuletzt am { $day } überprüft.
accessibility-not-reviewed = Die erste Überprüfung steht noch aus.
accessibility-feedback = Sagen Sie uns, was nicht geht
accessibility-feedback-text = Sie stoßen auf eine Barriere oder brauchen einen Inhalt in einer anderen Form? Schreiben Sie uns oder rufen Sie an.
accessibility-enforcement = Wenn wir nicht helfen
accessibility-enforcement-text = Antworten wir nicht oder hilft unsere Antwort nicht, können Sie sich an die Beschwerdestelle Ihres Landes wenden. Das kostet nichts, und Sie brauchen keinen Rechtsbeistand.
barrier-lead = Etwas auf dieser Seite lässt sich nicht lesen, bedienen oder verstehen? Sagen Sie es uns. Sie brauchen kein Konto.
barrier-text = Was geht nicht?
barrier-text-hint = Schreiben Sie es so, wie es Ihnen einfällt.
barrier-place = Wo ist das?
barrier-place-hint = Die Adresse oder der Name der Seite, wenn Sie ihn wissen.
barrier-answer = Ihre E-Mail
barrier-answer-hint = Nur wenn Sie eine Antwort möchten.
barrier-send = Absenden
barrier-phone = Sie können auch anrufen: { $phone }
barrier-too-many = Von hier kamen gerade schon mehrere Meldungen. Bitte warten Sie eine Stunde oder rufen Sie an.
barrier-no-address = Es ist noch keine Adresse für Meldungen eingetragen. Bitte rufen Sie an.
flash-barrier-sent = Danke. Ihre Meldung ist bei uns angekommen.
mail-barrier-subject = Eine Barriere wurde gemeldet
mail-barrier-text = Jemand meldet eine Barriere auf der Plattform.

    Wo: { $place }

    Was nicht geht:
    { $text }

    Antwort an: { $answer }

    Diese Meldung steht nur in dieser E-Mail.
easy-title = Diese Seite in Leichter Sprache
easy-what-1 = Diese Internet-Seite heißt Fokusraum. Sie ist für alle Menschen hier: { $district }.
easy-what-2 = Der Kreis plant: Was brauchen die Menschen? Das nennt man Sozial-Planung.
easy-who = Wer macht mit?
easy-who-1 = Menschen, die hier leben.
easy-who-2 = Menschen, die bei der Arbeit anderen helfen.
easy-who-3 = Menschen aus der Politik.
easy-how = So geht es
easy-how-1 = Gruppen sprechen über ein Thema. Zum Beispiel über das Wohnen.
easy-how-2 = Die Gruppen schreiben auf: Das soll besser werden.
easy-how-3 = Das nennt man Empfehlung.
easy-how-4 = Dann stimmt die Politik darüber ab.
easy-read = Das können Sie hier lesen
easy-read-1 = Alle Empfehlungen
easy-read-2 = Das passiert in diesem Jahr
easy-read-3 = Alle Gruppen
easy-help = Sie brauchen Hilfe?
easy-help-1 = Vielleicht können Sie hier etwas nicht lesen. Oder etwas geht nicht. Dann sagen Sie es uns bitte.
easy-help-2 = Hier können Sie uns schreiben
easy-help-3 = Oder rufen Sie an:
easy-switch-text = Manche Seiten gibt es ganz in Leichter Sprache.
easy-switch = Leichte Sprache einschalten
