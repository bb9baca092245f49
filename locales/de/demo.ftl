# Die Vorführung und der Import
demo-clock-title = Uhr vorstellen
demo-clock-today = Heute ist hier { $day }.
demo-clock-lead = Die Uhr der Vorführung läuft nur vorwärts. Alles, was bis dahin fällig wird, geschieht sofort.
demo-clock-gates = Zum nächsten Schritt des Jahres
demo-clock-until = Bis nach { $what }
demo-clock-opening = der Öffnung von „{ $title }“
demo-clock-closing = dem Ende von „{ $title }“
demo-clock-and = {" "}und{" "}
demo-clock-other = Zu einem anderen Tag
demo-clock-day = Tag
demo-clock-submit = Uhr vorstellen
demo-clock-error-back = Die Uhr läuft nur vorwärts. Wählen Sie einen Tag nach heute.
demo-clock-error-far = So weit geht die Uhr nicht. Wählen Sie einen Tag innerhalb von zwei Jahren.
flash-clock-moved = Die Uhr ist vorgestellt.
audit-clock-moved = Uhr der Vorführung vorgestellt
audit-imported = Jahre eingelesen
op-import-loaded = Jahre eingelesen
