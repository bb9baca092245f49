//! Boards: what a group does on them, what nobody may, and what is told live.

mod convergence;
mod live;
mod nodes;

use fokusraum::clock::DAY;
use uuid::Uuid;

use crate::support::begin;
use crate::support::boards::{Club, columns, json};

#[tokio::test]
async fn a_group_makes_a_board_and_fills_it() {
    let mut club = Club::with("columns").await;
    assert_eq!(club.columns.len(), 3);
    club.add(0, "Zahlen anfragen").await;
    club.add(0, "Entwurf lesen").await;
    let page = club.member.get(&club.path("")).await.expect(200);
    let page = page.says("Unsere Wand").says("Zahlen anfragen").says("Offen").says("Verschieben : Zahlen anfragen");
    // Without scripts a card is moved by a form on a page of its own.
    page.body_has(&club.path("/cards/"));
    club.coordinator.get(&format!("/groups/{}/boards", club.group)).await.expect(200).says("2 Karten");
    club.guest.get(&club.path("")).await.expect(200).says("Zahlen anfragen").hides("Hinzufügen");
    club.outsider.get(&club.path("")).await.expect(404);
    let news = club.coordinator.get("/").await.expect(200);
    news.says("„Unsere Wand“");
}

#[tokio::test]
async fn a_card_moves_beside_its_neighbour_and_only_one_row_is_written() {
    let mut club = Club::with("columns").await;
    let (a, b, c) = (club.add(0, "A").await, club.add(0, "B").await, club.add(0, "C").await);
    club.place(&c, 0, "first").await.expect(303);
    assert_eq!(club.titles().await[0], ["C", "A", "B"]);
    club.place(&a, 1, "last").await.expect(303);
    club.place(&b, 1, &a).await.expect(303);
    club.place(&c, 1, &a).await.expect(303);
    assert_eq!(club.titles().await[1], ["A", "C", "B"]);
    for (step, expected) in [("down", ["A", "B", "C"]), ("up", ["A", "C", "B"]), ("up", ["C", "A", "B"])] {
        let path = club.path(&format!("/cards/{c}/place"));
        club.member.submit(&path, &[("step", step)]).await.says("Die Karte ist verschoben");
        assert_eq!(club.titles().await[1], expected, "{step}");
    }
    let path = club.path(&format!("/cards/{c}/place"));
    club.member.get(&path).await.says("Position 1 von 3 in „In Arbeit“");
    // At the edge there is no such step; asked for nevertheless it is refused.
    club.member.post(&path, &[("step", "up")]).await.expect(422).says("Wählen Sie, wohin die Karte soll");
    club.member.submit(&path, &[("step", "right")]).await;
    assert_eq!(club.titles().await[2], ["C"]);
    // The board, the card, the log: nothing else is written by a move.
    let before = club.test.app.db.queries();
    club.place(&c, 0, "first").await;
    assert!(club.test.app.db.queries() - before < 40);
}

#[tokio::test]
async fn a_vanished_neighbour_puts_the_card_at_the_end_and_says_so() {
    let mut club = Club::with("columns").await;
    let (a, b, c) = (club.add(0, "A").await, club.add(0, "B").await, club.add(0, "C").await);
    let path = club.path(&format!("/cards/{b}/state"));
    club.member.post(&path, &[("state", "archived")]).await.expect(303);
    let moved = club.place(&a, 0, &b).await;
    let moved = club.member.open(&moved.location.unwrap()).await;
    moved.says("Den Platz gibt es nicht mehr");
    assert_eq!(club.titles().await[0], ["C", "A"]);
    club.place(&c, 0, &Uuid::nil().to_string()).await.expect(303);
    assert_eq!(club.titles().await[0], ["A", "C"]);
    // Restored, it stands where it stood: between what was beside it.
    club.member.get(&club.path("/archive")).await.says("B");
    // What was taken down is not moved: others would see it come back.
    club.place(&b, 0, "first").await.expect(409).says("inzwischen abgelegt");
    club.member.post(&path, &[("state", "shown")]).await.expect(303);
    assert_eq!(club.titles().await[0].len(), 3);
}

#[tokio::test]
async fn the_same_form_twice_acts_once_and_another_text_acts_again() {
    let mut club = Club::with("columns").await;
    let (path, column) = (club.path("/cards/new"), club.columns[0].clone());
    for (op, title) in [("1", "Eins"), ("1", "Eins"), ("1", "Zwei"), ("2", "Eins")] {
        let op = format!("00000000-0000-4000-8000-00000000000{op}");
        club.member.post(&path, &[("_op", &op), ("column", &column), ("title", title)]).await.expect(303);
    }
    // Sent again by a nervous finger; typed anew after going back; a new page.
    assert_eq!(club.titles().await[0], ["Eins", "Zwei", "Eins"]);
    assert_eq!(club.since(0).await["v"], 4);
}

#[tokio::test]
async fn two_who_write_at_once_see_both_texts() {
    let mut club = Club::with("columns").await;
    let card = club.add(0, "Anfang").await;
    let path = club.path(&format!("/cards/{card}/edit"));
    let fields =
        |title: &'static str, version: &'static str| vec![("title", title), ("body", ""), ("version", version)];
    club.coordinator.post(&path, &fields("Von der Koordination", "1")).await.expect(303);
    let refused = club.member.post(&path, &fields("Vom Mitglied", "1")).await.expect(409);
    let refused = refused.says("Jemand war schneller").says("Von der Koordination").says("Vom Mitglied");
    // Whoever has read both and sends again means it.
    refused.body_has("name=\"version\" value=\"2\"");
    club.member.submit(&path, &fields("Von beiden", "2")).await.says("Von beiden");
    let page = club.member.get(&club.path(&format!("/cards/{card}"))).await;
    page.says("Frühere Fassungen").says("Von der Koordination").says("Geändert (Merle Member)");
}

#[tokio::test]
async fn anonymous_notes_leave_no_trace_of_who_wrote_them() {
    let mut club = Club::with("brainstorm").await;
    let (path, column) = (club.path("/cards/new"), club.columns[0].clone());
    let fields = [("column", column.as_str()), ("title", "Der Vorstand hört nicht zu"), ("authorship", "anonymous")];
    let card = club.member.post(&path, &fields).await.expect(303).location.unwrap();
    let card = card.split("#c-").nth(1).unwrap().to_owned();
    let edit = club.path(&format!("/cards/{card}/edit"));
    club.member.post(&edit, &[("title", "Der Vorstand hört zu wenig zu"), ("version", "1")]).await.expect(303);
    club.add(0, "Daneben").await;
    club.place(&card, 0, "last").await.expect(303);
    club.member.post(&club.path(&format!("/cards/{card}/items")), &[("text", "Nachfragen")]).await.expect(303);
    for state in ["archived", "shown"] {
        club.member.post(&club.path(&format!("/cards/{card}/state")), &[("state", state)]).await.expect(303);
    }
    club.coordinator.get(&club.path(&format!("/cards/{card}"))).await.says("Ohne Namen").hides("Merle");
    let mut tx = club.test.app.db.reader().await.unwrap();
    let rows = tx
        .rows(fokusraum::db::Statement::new(
            "SELECT COALESCE(CAST(o.actor AS TEXT), '') AS actor, COALESCE(o.payload, '') AS payload, \
             COALESCE(o.detail, '') AS detail FROM operations o WHERE o.part = $1",
            vec![card.parse::<Uuid>().unwrap().into()],
        ))
        .await
        .unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        assert_eq!(row.get::<String>("actor").unwrap(), "");
        let told = row.get::<String>("payload").unwrap() + &row.get::<String>("detail").unwrap();
        assert!(!told.contains("Vorstand"), "{told}");
    }
    let forms: Option<i64> = tx
        .value(
            "n",
            fokusraum::db::Statement::new("SELECT COUNT(*) AS n FROM answered_forms WHERE sender <> form", Vec::new()),
        )
        .await
        .unwrap();
    assert_eq!(forms, Some(1), "only the board's own form is remembered with its sender");
    drop(tx);
    // The moderation can still take it down; then only they find it.
    let path = club.path(&format!("/cards/{card}/moderation"));
    club.member.post(&path, &[("state", "hidden")]).await.expect(404);
    club.facilitator.post(&path, &[("state", "hidden")]).await.expect(303);
    club.member.get(&club.path("")).await.expect(200).hides("Vorstand");
    club.member.get(&club.path(&format!("/cards/{card}"))).await.expect(404);
    club.member.get(&club.path("/archive")).await.hides("Vorstand");
    assert!(!club.since(0).await.to_string().contains("Vorstand"), "the log does not tell it either");
    club.facilitator.get(&club.path("/archive")).await.says("Vorstand");
}

#[tokio::test]
async fn a_paper_note_says_for_whom_it_was_written() {
    let mut club = Club::with("world_cafe").await;
    let (path, column) = (club.path("/cards/new"), club.columns[0].clone());
    let fields = [("column", column.as_str()), ("title", "Mehr Bänke"), ("authorship", "written_for"), ("body", "")];
    club.member.post(&path, &fields).await.expect(422).says("für wen Sie das aufschreiben").keeps("Mehr Bänke");
    let mut fields = fields.to_vec();
    fields.push(("written_for", "Besucherin des Cafés"));
    club.member.submit(&path, &fields).await.says("notiert für Besucherin des Cafés");
}

#[tokio::test]
async fn a_world_cafe_from_opening_to_draft_and_back() {
    let mut club = Club::with("world_cafe").await;
    open_a_year(&club).await;
    let table = club.columns[0].clone();
    let edit = club.path(&format!("/columns/{table}/edit"));
    let fields =
        [("title", "Tisch am Fenster"), ("host", "Neutrale Begleitung"), ("question", "Was fehlt?\nWer hilft?")];
    club.facilitator.submit(&edit, &fields).await.says("Gastgeber: Neutrale Begleitung").says("Wer hilft?");
    club.add(0, "Mehr Treffpunkte ohne Eintritt").await;
    let harvest = club.path(&format!("/columns/{table}/harvest"));
    let found = [("harvest", "Treffpunkte ohne Eintritt schaffen\nVereine fragen"), ("version", "1")];
    club.facilitator.submit(&harvest, &found).await.says("Treffpunkte ohne Eintritt schaffen");
    let stale = club.member.post(&harvest, &[("harvest", "Anders"), ("version", "1")]).await.expect(409);
    stale.says("Vereine fragen").says("Anders");
    let fazit = club.path(&format!("/columns/{table}/removal"));
    club.member.post(&fazit, &[]).await.expect(409);
    let draft = club.path(&format!("/columns/{table}/draft"));
    let form = club.member.get(&draft).await.expect(200);
    form.says("Treffpunkte ohne Eintritt schaffen").says("Mehr Treffpunkte ohne Eintritt");
    let begun = club.member.post(&draft, &[("title", "Treffpunkte ohne Eintritt")]).await;
    let record = format!("/recommendations/{}", begun.made());
    club.member.get(&record).await.expect(200).says("Entstanden aus dem Fazit eines Tisches").says("Tisch am Fenster");
    club.member.get(&club.path("")).await.says("Daraus wurde: Treffpunkte ohne Eintritt");
    let card = club.add(1, "Ein Bus am Abend").await;
    let draft = club.path(&format!("/cards/{card}/draft"));
    let begun = club.member.post(&draft, &[("title", "Abendbus")]).await.made();
    club.member.get(&club.path(&format!("/cards/{card}"))).await.says("Daraus wurde").says("Abendbus");
    club.member.get(&format!("/recommendations/{begun}")).await.says("Ein Bus am Abend");
    club.guest.get(&draft).await.expect(404);
}

/// A year that takes drafts.
async fn open_a_year(club: &Club) {
    let mut staff = club.test.browser("Staff", &[fokusraum::access::Role::Staff]).await;
    staff
        .submit("/year/new", &[("year", "2026"), ("title", "Sozialplanung 2026"), ("template", "2023")])
        .await
        .says("Das Jahr 2026");
}

#[tokio::test]
async fn dots_are_secret_until_the_weighing_ends() {
    let mut club = Club::with("priorities").await;
    let (a, b) = (club.add(0, "Armut").await, club.add(0, "Arbeit").await);
    let c = club.add(0, "Integration").await;
    let path = club.path("/dots");
    let fields = [("question", "Was hat Vorrang?"), ("votes", "2"), ("against", "yes"), ("closes_on", "2026-03-09")];
    club.member.post(&path, &fields).await.expect(404);
    club.facilitator.submit(&path, &fields).await.says("Was hat Vorrang?").says("Bisher haben 0 von 2 abgestimmt");
    club.coordinator.post(&path, &fields).await.expect(422).says("läuft schon eine Gewichtung");
    let ballot = club.test.first_id("SELECT id FROM ballots").await;
    let ballot = format!("/ballots/{ballot}");
    let (on_a, on_b, on_c) = (format!("on-{a}"), format!("on-{b}"), format!("on-{c}"));
    let against_b = format!("{b}/against");
    club.member.get(&ballot).await.says("Sie haben 2 Stimmen").says("Armut").says("dagegen");
    let three = [(on_a.as_str(), a.as_str()), (on_b.as_str(), against_b.as_str()), (on_c.as_str(), c.as_str())];
    club.member.post(&ballot, &three).await.expect(422).says("mehr Stimmen vergeben");
    let two = [three[0], three[1], (on_c.as_str(), "none")];
    club.member.submit(&ballot, &two).await.says("Ihre Stimme ist gezählt");
    let edit = club.path(&format!("/cards/{b}/edit"));
    club.member
        .post(&edit, &[("title", "Freizeit"), ("version", "1")])
        .await
        .expect(422)
        .says("wird gerade abgestimmt");
    let page = club.member.get(&club.path("")).await;
    page.says("Bisher haben 1 von 2 abgestimmt").hides("dafür</strong>").hides("1 dagegen");
    let one = [three[0], (on_b.as_str(), "none"), (on_c.as_str(), "none")];
    club.coordinator.post(&ballot, &one).await.expect(303);
    club.test.catch_up().await;
    let page = club.guest.get(&club.path("")).await;
    page.says("2 Punkte dafür").says("1 dagegen").says("Abgestimmt haben 2 von 2");
    // What is hidden later is read on the voting paper no more; its dots stay counted.
    let hide = club.path(&format!("/cards/{a}/moderation"));
    club.facilitator.post(&hide, &[("state", "hidden")]).await.expect(303);
    club.member.get(&ballot).await.says("ausgeblendet: dafür").says("Arbeit: dagegen").hides("Armut");
    let mut tx = club.test.app.db.reader().await.unwrap();
    let left = fokusraum::db::Statement::new("SELECT object FROM object_keys", Vec::new());
    assert!(tx.rows(left).await.unwrap().is_empty(), "votes and key are destroyed");
}

#[tokio::test]
async fn fifty_at_once_never_get_more_votes_than_allowed() {
    let mut club = Club::with("priorities").await;
    let mut cards = Vec::new();
    for title in ["Armut", "Arbeit", "Bildung", "Wohnen"] {
        cards.push(club.add(0, title).await);
    }
    let fields = [("question", "Was hat Vorrang?"), ("votes", "2"), ("closes_on", "2026-03-09")];
    club.facilitator.post(&club.path("/dots"), &fields).await.expect(303);
    let ballot = format!("/ballots/{}", club.test.first_id("SELECT id FROM ballots").await);
    let sent = (0..50).map(|i| {
        let (mut browser, ballot) = (club.member.clone(), ballot.clone());
        let chosen = [cards[i % 4].clone(), cards[(i + 1) % 4].clone()];
        async move { browser.post(&ballot, &[("choice", &chosen[0]), ("choice", &chosen[1])]).await.status }
    });
    let statuses = futures_util::future::join_all(sent).await;
    assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
    club.test.move_to(begin().plus(9 * DAY)).await;
    let mut tx = club.test.app.db.reader().await.unwrap();
    let votes = fokusraum::db::Statement::new("SELECT votes FROM ballot_options WHERE votes > 0", Vec::new());
    assert_eq!(tx.values::<i64>("votes", votes).await.unwrap(), [1, 1]);
}

#[tokio::test]
async fn comments_name_people_and_tell_them_on_their_start_page() {
    let mut club = Club::with("columns").await;
    let card = club.add(0, "Zahlen anfragen").await;
    let path = club.path(&format!("/cards/{card}/comments"));
    club.guest.submit(&path, &[("body", "@Merle, hast du die Zahlen?")]).await.says("hast du die Zahlen?");
    club.member.get("/").await.says("Sie wurden erwähnt: Zahlen anfragen");
    let page = club.member.get(&club.path(&format!("/cards/{card}"))).await;
    page.says("Sie wurden hier erwähnt");
    club.member.post(&club.path(&format!("/cards/{card}/reading")), &[]).await.expect(303);
    club.member.get("/").await.hides("Sie wurden erwähnt");
    let comment = club.test.first_id("SELECT id FROM card_comments").await;
    let hide = club.path(&format!("/cards/{card}/comments/{comment}"));
    club.member.post(&hide, &[("hidden", "yes")]).await.expect(404);
    club.facilitator.submit(&hide, &[("hidden", "yes")]).await.hides("hast du die Zahlen?");
}

#[tokio::test]
async fn labels_people_days_checklists_and_links_stand_on_the_card() {
    let mut club = Club::with("columns").await;
    let (path, column, me) = (club.path("/cards/new"), club.columns[0].clone(), club.member_id.to_string());
    let mut fields = vec![
        ("column", column.as_str()),
        ("title", "Zahlen anfragen"),
        ("body", "- <script>alert(1)</script>\n- zwei"),
        ("labels", "Zahlen, Empfehlung"),
        ("people", me.as_str()),
        ("due_on", "2026-03-20"),
        ("links", "javascript:alert(1) Falle"),
    ];
    club.member
        .post(&path, &fields)
        .await
        .expect(422)
        .says("Jede Zeile beginnt mit einer Adresse")
        .keeps("Zahlen anfragen");
    fields.pop();
    fields.push(("links", "https://example.org/bericht Der Bericht"));
    let page = club.member.submit(&path, &fields).await;
    let page = page.says("Zahlen").says("Merle Member kümmert sich").says("20. März 2026").body_has("alert(1)");
    assert!(!page.body.contains("<script>alert"));
    let card = page.body.split("id=\"c-").nth(1).unwrap()[..36].to_owned();
    let items = club.path(&format!("/cards/{card}/items"));
    club.member.post(&items, &[("text", "")]).await.expect(422);
    club.member.submit(&items, &[("text", "Anschreiben")]).await.says("Anschreiben").says("Der Bericht");
    let item = club.test.first_id("SELECT id FROM card_items").await;
    club.member.post(&format!("{items}/{item}"), &[("done", "yes")]).await.expect(303);
    club.member.get(&club.path("")).await.says("1 von 1 erledigt");
    club.member.get("/").await.says("Karte: Zahlen anfragen");
    for (query, found) in
        [("word=zahl", true), ("label=Empfehlung", true), ("label=Nein", false), ("person=Merle+Member", true)]
    {
        let page = club.member.get(&club.path(&format!("?{query}"))).await.expect(200);
        // Every card is there, so that the page stays alive; what was not looked for is hidden.
        let head = page.body.split(&format!("id=\"c-{card}\"")).nth(1).and_then(|rest| rest.split('>').next()).unwrap();
        assert_eq!(!head.ends_with(" hidden"), found, "{query}: {head}");
    }
    let csv = club.member.get(&club.path("/cards.csv")).await.expect(200);
    assert!(csv.body.contains("Zahlen anfragen") && csv.body.contains("Empfehlung, Zahlen"), "{}", csv.body);
    club.member.get(&club.path("/print")).await.expect(200).says("Zahlen anfragen");
}

#[tokio::test]
async fn what_changed_since_the_last_visit_comes_from_the_same_log() {
    let mut club = Club::with("columns").await;
    club.guest.get(&club.path("")).await.says("Ab jetzt merken wir, was Sie gesehen haben");
    club.guest.post(&club.path("/visit"), &[("version", "1")]).await.expect(303);
    let a = club.add(0, "Neu eins").await;
    club.add(0, "Neu zwei").await;
    club.place(&a, 1, "last").await;
    let page = club.guest.get(&club.path("")).await;
    let page = page.says("Seit Ihrem letzten Besuch").says("2 neue Karten").says("1 verschoben");
    drop(page);
    club.member.post(&club.path("/visit"), &[("version", "1")]).await.expect(303);
    club.member.get(&club.path("")).await.hides("Seit Ihrem letzten Besuch").hides("Ab jetzt merken wir");
    // A version that does not exist yet cannot hide what is still to come.
    club.guest.post(&club.path("/visit"), &[("version", "999999")]).await.expect(303);
    club.guest.get(&club.path("")).await.hides("Seit Ihrem letzten Besuch");
    club.add(0, "Neu drei").await;
    club.guest.get(&club.path("")).await.says("1 neue Karte");
}

#[tokio::test]
async fn an_archived_board_is_read_only_and_columns_go_when_they_are_empty() {
    let mut club = Club::with("columns").await;
    club.add(0, "Bleibt").await;
    let removal = |column: &str| format!("/columns/{column}/removal");
    let (full, empty) = (club.path(&removal(&club.columns[0])), club.path(&removal(&club.columns[1])));
    club.member.post(&full, &[]).await.expect(409).says("Darin liegen noch Karten");
    club.member.post(&empty, &[]).await.expect(303);
    assert_eq!(columns(&mut club.member, &club.board).await.len(), 2);
    club.member.submit(&club.path("/columns/new"), &[("title", "Später")]).await.says("Später");
    let settings = club.path("/settings");
    let fields = [("title", "Alte Wand"), ("purpose", ""), ("state", "archived")];
    club.member.post(&settings, &fields).await.expect(404);
    club.coordinator.post(&settings, &fields).await.expect(303);
    let column = club.columns[0].clone();
    club.member.post(&club.path("/cards/new"), &[("column", &column), ("title", "Zu spät")]).await.expect(404);
    club.member.get(&club.path("")).await.expect(200).says("Abgelegt").says("Bleibt").hides("Hinzufügen");
    club.coordinator.post(&settings, &[("title", "Wand"), ("state", "open")]).await.expect(303);
    club.add(0, "Wieder da").await;
}

#[tokio::test]
async fn a_thousand_cards_at_one_spot_keep_short_keys_and_their_order() {
    let mut club = Club::with("columns").await;
    let first = club.add(0, "erste").await;
    let last = club.add(0, "letzte").await;
    let spare = club.add(1, "wandert").await;
    for _ in 0..1_000 {
        club.place(&spare, 0, &first).await.expect(303);
        club.place(&last, 0, &first).await.expect(303);
    }
    let mut tx = club.test.app.db.reader().await.unwrap();
    let keys = fokusraum::db::Statement::new("SELECT pos FROM cards", Vec::new());
    let keys: Vec<String> = tx.values("pos", keys).await.unwrap();
    assert!(keys.iter().all(|key| key.len() <= 24), "{keys:?}");
    drop(tx);
    assert_eq!(club.titles().await[0], ["erste", "letzte", "wandert"]);
    let told = json(club.member.get(&club.path("/operations?since=1900")).await);
    assert_eq!(told["v"], 2004);
}
