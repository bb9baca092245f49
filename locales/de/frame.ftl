# Der Rahmen jeder Seite.
title-error = Fehler:
frame-skip = Zum Inhalt springen
frame-offline-before = Keine Verbindung seit
frame-offline-after = Uhr. Was Sie schreiben, bleibt auf diesem Gerät und ist nachher wieder da.
frame-example = Beispiel.
frame-example-text = Kreis, Menschen und laufendes Jahr sind erfunden, das Archiv ist echt.
frame-example-today = Heute ist { $day }.
frame-demo-clock = Uhr vorstellen
frame-menu = Menü
frame-navigation = Hauptmenü
frame-language = Sprache
frame-sign-in = Anmelden
frame-about = Über diese Seite
frame-about-text = Fokusraum ist die Plattform der Sozialplanung: { $district }.
frame-phone = Telefon { $phone }
frame-accessibility = Barrierefreiheit
frame-easy-language = Leichte Sprache
frame-privacy = Datenschutz
frame-imprint = Impressum
frame-report-barrier = Barriere melden
frame-you-are-here = Sie sind hier
language-de = Alltagssprache
language-de-simple = Leichte Sprache
language-en = English
nav-start = Start
nav-groups = Meine Gruppen
nav-recommendations = Empfehlungen
nav-year = Jahr
nav-network = Netzwerk
nav-account = Mein Konto
nav-papers = Vorlagen
nav-fields = Handlungsfelder
nav-people = Konten
nav-settings = Einstellungen
nav-outbox = Postausgang
nav-audit = Protokoll der Verwaltung
nav-sign-out = Abmelden
yes = ja
no = nein
not-handed-down = nicht überliefert
source-label = Quelle: { $source }

# Formulare
form-summary = { $count ->
    [one] Bitte prüfen Sie eine Angabe
   *[other] Bitte prüfen Sie { $count } Angaben
}
form-restored = Ihr Text von {"{"}time{"}"} Uhr ist wieder da.
form-optional = freiwillig
form-choose = Bitte wählen
form-busy = Wird gesendet
form-cancel = Abbrechen
form-error-empty = Bitte füllen Sie dieses Feld aus.
form-error-choose = Bitte wählen Sie etwas aus.
form-error-confirm = Bitte bestätigen Sie das.
form-error-long = Der Text ist zu lang. Höchstens { $number } Zeichen passen hinein.
form-error-email = Das ist keine vollständige E-Mail-Adresse. Ein Beispiel: name@kreis.de
form-error-date = Das ist kein Tag, den wir lesen können. Ein Beispiel: 2026-05-07
form-error-number = Bitte geben Sie eine ganze Zahl ein, höchstens { $number }.
form-error-choice = Diese Auswahl gibt es nicht mehr. Bitte wählen Sie neu.
form-error-unreadable = Der Text enthält Zeichen, die wir nicht lesen können. Bitte geben Sie ihn noch einmal ein.

# Fehlerseiten
error-number = Fehler { $number }
error-not-found = Diese Seite gibt es nicht
error-gone = Das ist nicht mehr möglich
error-sign-in = Bitte melden Sie sich an
error-too-many = Das war zu oft hintereinander
error-too-large = Das ist zu viel auf einmal
error-foreign-origin = Diese Eingabe kam nicht von unserer Seite
error-method = So geht es hier nicht
error-internal = Bei uns ist etwas schiefgegangen
error-advice-404 = Vielleicht ist die Adresse falsch, oder die Sache ist nur für bestimmte Gruppen zu sehen.
error-advice-gone = Vielleicht ist Ihre Eingabe schon angekommen, oder die Sache ist inzwischen vorbei. Sehen Sie auf der Startseite nach.
error-advice-401 = Ihre Anmeldung ist abgelaufen, oder Sie waren noch nicht angemeldet. Gehen Sie im Browser einen Schritt zurück: Was Sie geschrieben haben, steht noch da.
error-advice-409 = Der Stand hat sich inzwischen geändert. Gehen Sie einen Schritt zurück, um zu sehen, was jetzt gilt.
error-advice-403 = Öffnen Sie die Seite neu und senden Sie das Formular noch einmal ab.
error-advice-413 = Kürzen Sie den Text oder teilen Sie ihn auf. Gehen Sie im Browser einen Schritt zurück: Was Sie geschrieben haben, steht noch da.
error-advice-422 = Gehen Sie im Browser einen Schritt zurück und prüfen Sie Ihre Angaben.
error-advice-429 = Warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.
error-advice-405 = Gehen Sie zur Startseite und von dort zu dem, was Sie suchen.
error-advice-500 = Wir sehen den Fehler in unserem Protokoll. Versuchen Sie es in ein paar Minuten noch einmal. Was Sie geschrieben haben, steht noch da, wenn Sie im Browser einen Schritt zurückgehen.
error-to-start = Zur Startseite
error-ask = Fragen Sie die Sozialplanung:
