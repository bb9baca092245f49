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
