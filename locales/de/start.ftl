# Startseite
start-hello = Guten Tag, { $name }
start-tasks = { $count ->
    [0] Gerade wartet nichts auf Sie.
    [one] Eine Sache wartet auf Sie.
   *[other] { $count } Dinge warten auf Sie.
}
start-open-tasks = Offene Aufgaben
start-no-tasks = Nichts offen. Wenn etwas auf Sie wartet, steht es hier.
start-all-groups = Alle Gruppen im Netzwerk
start-no-groups = Sie sind noch in keiner Gruppe. Wer eine Gruppe leitet, kann Sie einladen.
start-ends = Endet am { $day }
start-news = Was ist neu
start-news-since = Seit { $day }
start-no-news = Nichts Neues in Ihren Gruppen.
start-mark-read = Alles gelesen
task-vote = Abstimmen
task-assess = { $count ->
    [one] Eine Empfehlung einschätzen
   *[other] { $count } Empfehlungen einschätzen
}
task-assess-group = { $count ->
    [one] Eine Empfehlung als Stimme der Gruppe einschätzen
   *[other] { $count } Empfehlungen als Stimme der Gruppe einschätzen
}
task-confirm = Stellvertretend geschrieben: „{ $title }“. Die Gruppe entscheidet.
task-submit = „{ $title }“ einreichen
task-answer = Bitte um Änderung beantworten: „{ $title }“
task-pre-assess = „{ $title }“ prüfen und voreinschätzen
task-joint = Gemeinsames Ergebnis zu „{ $title }“ festhalten
task-focus = „{ $title }“: in den Fokus aufnehmen oder nicht
state-title = Stand des Jahres { $year }
state-deliveries = Empfehlungen in Arbeit
state-submitted = davon eingereicht
state-help-count = Gruppen wünschen Hilfe
state-silent-count = { $count ->
    [one] Gruppe ist länger als 40 Tage still
   *[other] Gruppen sind länger als 40 Tage still
}
state-empty = Noch keine Gruppe arbeitet. Gründen Sie die erste.
state-group = Gruppe
state-delivers = Was sie liefern will
state-help = Hilfe gewünscht
state-last = Zuletzt
state-write = Stellvertretend schreiben
state-on-behalf = stellvertretend geschrieben
state-nothing = noch nichts angekündigt
state-no-help = keine
state-silent = seit { $days } Tagen still
state-never = noch nichts
state-note = Sie sehen Titel und Stand, nicht den Text. Der Entwurf gehört der Gruppe, bis sie einreicht.
welcome-title = Was im Kreis sozial geplant wird
welcome-lead = Fachleute, Betroffene und Kommunen sagen, was sich ändern soll. Der Kreistag entscheidet. Hier können Sie jeden Schritt nachlesen.
welcome-recommendations = Empfehlungen lesen
welcome-network = Wer arbeitet mit?
welcome-decided = Zuletzt entschieden
welcome-all = Alle Empfehlungen
welcome-fields = Nach Handlungsfeld
welcome-year = Jedes Jahr läuft nach denselben Schritten.
welcome-how = So wird aus einer Idee ein Beschluss
welcome-how-1 = Eine Gruppe schreibt auf, was das Problem ist, was geschehen soll und wer handeln muss.
welcome-how-2 = Verwaltung, Steuerungsgruppe und alle Gruppen schätzen die Empfehlung ein, jede Stimme zuerst für sich.
welcome-how-3 = Die Steuerungsgruppe berät gemeinsam. Was sie aufnimmt, steht im Fokus. Was nicht, bleibt mit Begründung erhalten.
welcome-how-4 = Ausschüsse und Kreistag entscheiden. Das Ergebnis steht hier.
