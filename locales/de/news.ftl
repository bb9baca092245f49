# Was ist neu: eine Zeile je Ding.
op-recommendation-begun = Neuer Entwurf: „{ $title }“
op-recommendation-begun-on-behalf = Entwurf der Sozialplanung für Ihre Gruppe: „{ $title }“
op-recommendation-changed = „{ $title }“ wurde überarbeitet
op-recommendation-commented = Neuer Kommentar zu „{ $title }“
op-recommendation-adopted = „{ $title }“ ist beschlossen
op-recommendation-withdrawn = „{ $title }“ ist zurückgezogen
op-recommendation-submitted = „{ $title }“ ist eingereicht
op-recommendation-changes-requested = Bitte um Änderung an „{ $title }“
op-recommendation-changes-answered = Antwort an die Sozialplanung zu „{ $title }“
op-recommendation-pre-assessed = „{ $title }“ ist voreingeschätzt
op-recommendation-jointly-assessed = „{ $title }“ ist gemeinsam eingeschätzt
op-recommendation-in-focus = „{ $title }“ kommt in den Fokus
op-recommendation-not-in-focus = „{ $title }“ kommt nicht in den Fokus
op-ballot-opened = Neue Abstimmung: { $title }
op-ballot-accepted = Angenommen: { $title }
op-ballot-declined = Nicht angenommen: { $title }
