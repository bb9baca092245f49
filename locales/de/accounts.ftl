# Anmelden und Konto.
role-administrator = Administration
role-staff = Sozialplanung
role-council_member = Kreistag
role-municipality = Kommune
sign-in-title = Anmelden
sign-in-on-the-way = Danach geht es dort weiter, wo Sie hinwollten.
sign-in-by-password = Mit einem Passwort
sign-in-by-code = Mit einem Code per E-Mail
sign-in-by-code-text = Wir schicken Ihnen sechs Ziffern. Sie brauchen kein Passwort.
sign-in-by-code-start = Code anfordern
sign-in-forgotten = Passwort vergessen
sign-in-email = E-Mail
sign-in-password = Passwort
sign-in-next = Ziel
sign-in-submit = Anmelden
sign-in-wrong = E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides, oder fordern Sie einen Code an.
sign-in-code-title = Code per E-Mail
sign-in-code-lead = Geben Sie Ihre E-Mail-Adresse an. Wenn es dazu ein Konto gibt, schicken wir Ihnen sechs Ziffern. Sie gelten 15 Minuten.
sign-in-code-send = Code schicken
sign-in-code-entry-title = Code eingeben
sign-in-code-entry-lead = Die E-Mail ist unterwegs. Das kann eine Minute dauern. Sehen Sie auch im Ordner für unerwünschte Post nach.
sign-in-code = Sechs Ziffern aus der E-Mail
sign-in-code-hint = Leerzeichen stören nicht.
sign-in-code-wrong = Dieser Code stimmt nicht oder gilt nicht mehr. Fordern Sie einen neuen an.
flash-signed-out = Sie sind abgemeldet.
mail-code-subject = Ihr Code für den Fokusraum
mail-code-text = Guten Tag,

    Ihr Code lautet: { $code }

    Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Er gilt 15 Minuten. Wenn Sie keinen Code angefordert haben, brauchen Sie nichts zu tun.

    Freundliche Grüße
    { $district }
sign-in-code-again = Neuen Code anfordern
sign-in-code-demo = Dies ist die Vorführung: Hier werden keine E-Mails verschickt.
sign-in-code-demo-link = Zu den E-Mails mit dem Code
reset-title = Passwort vergessen
reset-lead = Geben Sie Ihre E-Mail-Adresse an. Wenn es dazu ein Konto gibt, schicken wir Ihnen sechs Ziffern. Damit setzen Sie ein neues Passwort.
reset-entry-title = Neues Passwort setzen
reset-submit = Passwort setzen
flash-password-set = Ihr neues Passwort gilt. Melden Sie sich damit an.
account-name = Name
account-language = Sprache
account-save = Speichern
account-signed-in-as = Angemeldet als { $email }
account-password-title = Passwort ändern
account-password-lead = Danach sind Sie auf allen anderen Geräten abgemeldet.
account-password-there = Sie haben ein Passwort. Anmelden können Sie sich auch mit einem Code per E-Mail.
account-password-none = Sie haben noch kein Passwort. Sie melden sich mit einem Code per E-Mail an.
account-password-change = Passwort ändern
account-password-first = Passwort setzen
account-password-current = Ihr jetziges Passwort
account-password-new = Neues Passwort
account-password-hint = Mindestens 12 Zeichen. Ein Satz merkt sich gut.
account-password-short = Das Passwort ist zu kurz. Es braucht mindestens 12 Zeichen.
account-password-wrong = Das ist nicht Ihr jetziges Passwort.
account-password-save = Passwort ändern
account-sessions = Ihre Anmeldungen
account-sessions-text = Hier sehen Sie, auf welchen Geräten Sie angemeldet sind. Kennen Sie eines nicht, beenden Sie die Anmeldung und ändern Sie Ihr Passwort.
account-session-device = Gerät
account-session-since = Seit
account-session-last = Zuletzt benutzt
account-session-what = Anmeldung
account-session-this = dieses Gerät
account-session-end = Beenden
account-sessions-end = Auf allen anderen Geräten abmelden
flash-account-saved = Ihre Angaben sind gespeichert.
flash-password-changed = Ihr neues Passwort gilt. Auf allen anderen Geräten sind Sie abgemeldet.
flash-session-ended = Die Anmeldung ist beendet.
flash-sessions-ended = Auf allen anderen Geräten sind Sie abgemeldet.
people-error-email-taken = Zu dieser E-Mail-Adresse gibt es schon ein Konto.
people-error-own-role = Die Rolle Administration können Sie sich nicht selbst nehmen. Bitten Sie eine andere Person darum.
people-error-self = Ihr eigenes Konto können Sie nicht stilllegen. Bitten Sie eine andere Person darum.
people-error-last-administrator = Dies ist das letzte Konto mit der Rolle Administration. Geben Sie die Rolle zuerst einer anderen Person.
operator-error-entry = Name oder E-Mail-Adresse fehlt oder ist nicht vollständig.
operator-error-unknown = Zu dieser E-Mail-Adresse gibt es kein Konto.
operator-error-municipality = Die Rolle Kommune und eine Kommune aus dem Verzeichnis gehören zusammen.
audit-account-added = Konto angelegt
audit-account-renamed = Name geändert
audit-account-roles = Rollen geändert
audit-account-deactivated = Konto stillgelegt
audit-account-reactivated = Konto wieder freigegeben
audit-account-password = Passwort geändert
audit-account-reset = Passwort mit einem Code neu gesetzt

mail-welcome-subject = Ihr Zugang zum Fokusraum, { $district }
mail-welcome-text = Guten Tag { $name },

    Sie haben jetzt ein Konto im Fokusraum. Das ist die Plattform der Sozialplanung: { $district }.

    So melden Sie sich an: Öffnen Sie { $link } und geben Sie diese Adresse an: { $email }

    Sie bekommen dann eine E-Mail mit sechs Ziffern. Tippen Sie diese ein, mehr ist nicht nötig. Ein Passwort können Sie später unter „Mein Konto“ setzen.

    Freundliche Grüße
    { $district }
mail-reset-subject = Ihr Code für ein neues Passwort
mail-reset-text = Guten Tag,

    Ihr Code lautet: { $code }

    Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Dort setzen Sie Ihr neues Passwort. Der Code gilt 15 Minuten. Wenn Sie keinen Code angefordert haben, brauchen Sie nichts zu tun.

    Freundliche Grüße
    { $district }
mail-password-subject = Ihr Passwort wurde geändert
mail-password-text = Guten Tag { $name },

    Ihr Passwort für den Fokusraum wurde gerade geändert.

    Waren Sie das nicht? Dann setzen Sie auf dieser Seite gleich ein neues: { $link } Und sagen Sie uns Bescheid: { $email }

    Freundliche Grüße
    { $district }
