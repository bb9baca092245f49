# Startseite in Leichter Sprache
welcome-title = Das wollen wir im Kreis besser machen
welcome-lead = Viele Menschen sagen hier: Das soll besser werden. Der Kreistag entscheidet. Der Kreistag ist eine Gruppe von gewählten Menschen.
welcome-recommendations = Vorschläge lesen
welcome-network = Wer macht mit?
welcome-decided = Das wurde zuletzt entschieden
welcome-all = Alle Vorschläge
welcome-fields = Themen
welcome-year = Jedes Jahr ist gleich aufgebaut.
welcome-how = So geht es
welcome-how-1 = Eine Gruppe schreibt einen Vorschlag.
welcome-how-2 = Viele Menschen sagen ihre Meinung dazu.
welcome-how-3 = Eine Gruppe bespricht alle Meinungen.
welcome-how-4 = Dann entscheidet der Kreistag.
