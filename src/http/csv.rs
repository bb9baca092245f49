//! Tables as CSV that spreadsheets open rightly: UTF-8 with a mark, semicolons, no cell that starts a formula.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::error::{Error, Result};

/// Answers a table as a download named `name`.
pub fn answer(name: &str, head: &[String], rows: &[Vec<String>]) -> Result<Response> {
    let body = text(head, rows)?;
    let disposition = format!("attachment; filename=\"{name}.csv\"");
    Ok((
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)],
        body,
    )
        .into_response())
}

/// The table as text.
pub fn text(head: &[String], rows: &[Vec<String>]) -> Result<String> {
    let mut writer = ::csv::WriterBuilder::new().delimiter(b';').from_writer(vec![0xEF, 0xBB, 0xBF]);
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(Error::internal)?;
    }
    let bytes = writer.into_inner().map_err(Error::internal)?;
    String::from_utf8(bytes).map_err(Error::internal)
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn formulas_are_disarmed_and_semicolons_quoted() {
        let text = super::text(&["A".into()], &[vec!["=1+1".into()], vec!["a;b".into()]]);
        assert_eq!(text.unwrap_or_default(), "\u{FEFF}A\n'=1+1\n\"a;b\"\n");
    }
}
