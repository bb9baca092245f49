//! The proof of a right, and the trait that each feature implements for what it allows.

use std::future::Future;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

use super::Actor;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// Something that can be done. Declared with [`action!`](crate::action).
pub trait Action: Sized + Send + Sync + 'static {
    /// Its name in the tables of rights.
    const NAME: &'static str;
    /// What names the object: `()` for the house itself, an id for a thing.
    type Id: FromPath + Clone + Send + Sync + 'static;
    /// What decides.
    type Facts: Clone + Send + Sync + 'static;
    /// Loads what decides; [`Error::NotFound`] where the object does not exist.
    fn facts(tx: &mut Tx, actor: &Actor, id: &Self::Id) -> impl Future<Output = Result<Self::Facts>> + Send;
    /// What the facts must say. Never asked for the system.
    fn allows(actor: &Actor, facts: &Self::Facts) -> bool;
}

/// Proof that `actor` may do `A` to the object `id`. Only [`Can::check`] makes one.
#[derive(Debug)]
pub struct Can<A: Action> {
    actor: Actor,
    id: A::Id,
    facts: A::Facts,
}

impl<A: Action> Clone for Can<A> {
    fn clone(&self) -> Self {
        Self { actor: self.actor.clone(), id: self.id.clone(), facts: self.facts.clone() }
    }
}

impl<A: Action> Can<A> {
    /// Asks whether `actor` may do `A` to `id`.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor who may not, [`Error::NotFound`] for everybody else who may not and
    /// for what does not exist.
    pub async fn check(tx: &mut Tx, actor: &Actor, id: A::Id) -> Result<Self> {
        let refused = || {
            if actor.is_visitor() { Error::SignIn } else { Error::NotFound }
        };
        let facts = match A::facts(tx, actor, &id).await {
            Err(Error::NotFound) => return Err(refused()),
            other => other?,
        };
        if matches!(actor, Actor::System(_)) || A::allows(actor, &facts) {
            return Ok(Self { actor: actor.clone(), id, facts });
        }
        Err(refused())
    }

    /// Who was found to have the right.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The person behind the actor, if there is one.
    pub fn person(&self) -> Option<Uuid> {
        self.actor.person()
    }

    /// Which object.
    pub fn id(&self) -> &A::Id {
        &self.id
    }

    /// What was found out about it while checking.
    pub fn facts(&self) -> &A::Facts {
        &self.facts
    }
}

/// An object's name as it stands in a path.
pub trait FromPath: Sized {
    /// Reads the parameters of the matched route, in order.
    fn from_path(params: &[(String, String)]) -> Option<Self>;
}

impl FromPath for () {
    fn from_path(_: &[(String, String)]) -> Option<Self> {
        Some(())
    }
}

impl FromPath for Uuid {
    fn from_path(params: &[(String, String)]) -> Option<Self> {
        params.first()?.1.parse().ok()
    }
}

impl FromPath for i64 {
    fn from_path(params: &[(String, String)]) -> Option<Self> {
        params.first()?.1.parse().ok()
    }
}

impl FromPath for (Uuid, Uuid) {
    fn from_path(params: &[(String, String)]) -> Option<Self> {
        Some((params.first()?.1.parse().ok()?, params.get(1)?.1.parse().ok()?))
    }
}

/// Arguments of a handler that begin with a proof: a route without a declared action does not compile.
pub trait Declares {
    /// The action the route asks for.
    type Action: Action;
}

macro_rules! declares {
    ($($rest:ident),*) => {
        impl<M, A: Action, $($rest),*> Declares for (M, Can<A>, $($rest,)*) {
            type Action = A;
        }
    };
}
declares!();
declares!(T1);
declares!(T1, T2);
declares!(T1, T2, T3);
declares!(T1, T2, T3, T4);
declares!(T1, T2, T3, T4, T5);

/// Declares an action:
/// `action!(/// Reads a group. ViewGroup(Uuid) => GroupFacts, load_facts, |actor, facts| …);`
#[macro_export]
macro_rules! action {
    ($(#[$meta:meta])* $name:ident($id:ty) => $facts:ty, $load:path, |$actor:ident, $f:ident| $allows:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl $crate::access::Action for $name {
            const NAME: &'static str = stringify!($name);
            type Id = $id;
            type Facts = $facts;
            async fn facts(
                tx: &mut $crate::db::Tx,
                actor: &$crate::access::Actor,
                id: &Self::Id,
            ) -> $crate::error::Result<$facts> {
                $load(tx, actor, id).await
            }
            fn allows($actor: &$crate::access::Actor, $f: &Self::Facts) -> bool {
                $allows
            }
        }
    };
    ($(#[$meta:meta])* $name:ident, |$actor:ident| $allows:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl $crate::access::Action for $name {
            const NAME: &'static str = stringify!($name);
            type Id = ();
            type Facts = ();
            async fn facts(_: &mut $crate::db::Tx, _: &$crate::access::Actor, (): &()) -> $crate::error::Result<()> {
                Ok(())
            }
            fn allows($actor: &$crate::access::Actor, (): &()) -> bool {
                $allows
            }
        }
    };
}

impl<S: Send + Sync, A: Action> FromRequestParts<S> for Can<A> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Error::NotFound)?;
        let params: Vec<_> = params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let actor = parts.extensions.get::<Actor>().cloned().ok_or_else(|| Error::internal("actor"))?;
        let db = parts.extensions.get::<Db>().cloned().ok_or_else(|| Error::internal("database"))?;
        let id = A::Id::from_path(&params).ok_or(if actor.is_visitor() { Error::SignIn } else { Error::NotFound })?;
        let mut tx = db.reader().await?;
        Self::check(&mut tx, &actor, id).await
    }
}
