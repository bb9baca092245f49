//! Minutes as those who watch hear of them: only that they changed. The whole is small and is read again.

use std::collections::HashSet;

use uuid::Uuid;

use super::store;
use crate::db::Db;
use crate::live::room::{Answer, News, Source};

/// Minutes as a source of news.
pub(super) struct MinutesSource {
    pub db: Db,
    pub meeting: Uuid,
}

impl Source for MinutesSource {
    fn version(&self) -> Answer<'_, i64> {
        Box::pin(async move { Ok(store::minutes(&mut self.db.reader().await?, self.meeting).await?.version) })
    }

    fn since(&self, since: i64) -> Answer<'_, (News, HashSet<Uuid>)> {
        Box::pin(async move {
            let mut tx = self.db.reader().await?;
            let version = store::minutes(&mut tx, self.meeting).await?.version;
            let news = News { version, far: version != since, frames: Vec::new() };
            Ok((news, store::sessions(&mut tx, self.meeting).await?.into_iter().collect()))
        })
    }
}
